// The make-believe system: its members, the libraries it deals with, the facilities it serves. Nobody here exists.
import type { OfficeSettings } from '../../office/context.ts'

export const officeSettings: OfficeSettings = {
  name: 'Five Rivers Library System ILL',
  symbols: [
    { scheme: 'ISIL', symbol: 'US-NFRV' },
    { scheme: 'OCLC', symbol: 'ZFR' },
  ],
  timeZone: 'America/New_York',
  address: {
    lines: ['Interlibrary Loan', '12 Towpath Street'],
    city: 'Alder Falls',
    region: 'NY',
    postcode: '13999',
    country: 'US',
  },
  email: 'ill@fiverivers.example',
  phone: '607-555-0100',
}

interface Place {
  readonly name: string
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postcode: string
}
export interface DemoMember extends Place {
  readonly code: string
}
const member = (code: string, name: string, street: string, city: string): DemoMember => ({
  code,
  name,
  street,
  city,
  region: 'NY',
  postcode: '13999',
})

// oxfmt-ignore
export const members = [
  member('ALD', 'Alder Falls Public Library',     '12 Towpath Street',    'Alder Falls'),
  member('BRI', 'Briar Hollow Free Library',      '4 Church Lane',        'Briar Hollow'),
  member('CAN', 'Canalside Memorial Library',     '88 Lock Street',       'Canalside'),
  member('DOV', 'Dovecote Library',               '1 Green',              'Dovecote'),
  member('EST', 'Esterwick Public Library',       '230 Main Street',      'Esterwick'),
  member('FAR', 'Farrow’s Landing Free Library',  '17 Ferry Road',        'Farrow’s Landing'),
  member('GRI', 'Gristmill Reading Room',         '3 Mill Yard',          'Gristmill'),
  member('HAL', 'Halcyon Village Library',        '56 Elm Avenue',        'Halcyon'),
  member('LIN', 'Linden Ridge Public Library',    '410 Ridge Road',       'Linden Ridge'),
  member('MAR', 'Marlpit Free Library',           '9 Quarry Street',      'Marlpit'),
  member('OTT', 'Otterkill Community Library',    '75 Creek Road',        'Otterkill'),
  member('WEN', 'Wendover Springs Library',       '2 Spa Place',          'Wendover Springs'),
] as const

export interface DemoPartner {
  readonly name: string
  readonly oclc: string
  readonly isil: string
  readonly email: string
  readonly phone: string
  readonly place: Omit<Place, 'name'> | null
  /** Speaks ISO 18626: one of the two libraries the demo starts. */
  readonly peer?: 'lender' | 'borrower'
  readonly chargesCents?: number
}
const partner = (
  name: string,
  oclc: string,
  isil: string,
  mail: string,
  street: string,
  city: string,
  region: string,
  postcode: string,
): DemoPartner => ({
  name,
  oclc,
  isil,
  email: `ill@${mail}.example`,
  phone: '555-555-0142',
  place: { street, city, region, postcode },
})

// oxfmt-ignore
export const partners = {
  tallgrass: { ...partner('Tallgrass Regional Library',           'ZTG', 'US-KTGR', 'tallgrass',    '600 Prairie Avenue',  'Bluestem',       'KS', '66999'), peer: 'lender' },
  cormorant: { ...partner('Cormorant Bay University Library',     'ZCB', 'US-MCBU', 'cormorantbay', '1 Harbor Drive',      'Cormorant Bay',  'ME', '04999'), peer: 'borrower' },
  saltmarsh: partner('Saltmarsh County Library',                  'ZSM', 'US-SSMC', 'saltmarsh',    '31 Oyster Street',    'Saltmarsh',      'SC', '29998'),
  juniper:   partner('Juniper Basin College',                     'ZJB', 'US-NJBC', 'juniperbasin', '2200 Mesa Road',      'Juniper',        'NM', '88599'),
  kittiwake: partner('Kittiwake State University',                'ZKW', 'US-AKSU', 'kittiwake',    '5 Glacier Way',       'Kittiwake',      'AK', '99998'),
  lodestone: partner('Lodestone Public Library',                  'ZLS', 'US-MLSP', 'lodestone',    '140 Iron Street',     'Lodestone',      'MN', '55899'),
  pinnacle:  partner('Pinnacle Institute of Technology',          'ZPI', 'US-CPIT', 'pinnacle',     '77 Summit Circle',    'High Pass',      'CO', '81699'),
  bayou:     partner('Bayou Teal Parish Library',                 'ZBT', 'US-LBTP', 'bayouteal',    '19 Levee Road',       'Teal',           'LA', '70399'),
  redwater:  { ...partner('Redwater Historical Society',          'ZRW', 'US-PRHS', 'redwater',     '', '', '', ''), place: null },
  oldferry:  partner('Old Ferry Theological Seminary',            'ZOF', 'US-OOFS', 'oldferry',     '8 Cloister Court',    'Old Ferry',      'OH', '43999'),
  thornapple: partner('Thornapple District Library',              'ZTA', 'US-MTDL', 'thornapple',   '305 Orchard Street',  'Thornapple',     'MI', '49399'),
  cascade:   partner('Cascade Gorge Library',                     'ZCG', 'US-WCGL', 'cascadegorge', '64 Basalt Street',    'Gorge',          'WA', '98699'),
} as const satisfies Record<string, DemoPartner>
export type PartnerName = keyof typeof partners

// oxfmt-ignore
export const facilities = {
  stonecutter: { code: 'STC', name: 'Stonecutter Correctional Facility, General Library', street: '1 Quarry Hill',      city: 'Marlpit',    region: 'NY', postcode: '13999' },
  jail:        { code: 'TCJ', name: 'Tamarack County Jail Library',                       street: '40 Court Street',    city: 'Esterwick',  region: 'NY', postcode: '13999' },
  willowbend:  { code: 'WBR', name: 'Willow Bend Residential Center, Library',            street: '900 Willow Road',    city: 'Otterkill',  region: 'NY', postcode: '13999' },
} as const
export type FacilityName = keyof typeof facilities

export const addressOf = (
  place: Omit<Place, 'name'>,
): { lines: string[]; city: string; region: string; postcode: string; country: string } => ({
  lines: [place.street],
  city: place.city,
  region: place.region,
  postcode: place.postcode,
  country: 'US',
})
