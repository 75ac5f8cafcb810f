// The five counties: thirty-three members, sixty libraries elsewhere, eight correctional facilities. Nobody here exists.
import { facilities as fewFacilities, members as fewMembers, partners as fewPartners } from '../libraries.ts'
import type { DemoMember, DemoPartner } from '../libraries.ts'

const more = (text: string): readonly string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))

const moreMembers = more(`
AMB | Amberwell Free Library | 6 Well Street | Amberwell
BIR | Birch Flats Library | 40 Plank Road | Birch Flats
CED | Cedar Lock Public Library | 11 Basin Street | Cedar Lock
COB | Cobbleton Public Library | 300 Fountain Square | Cobbleton
DRO | Drover’s Corners Library | 2 Turnpike | Drover’s Corners
ELM | Elmsworth Library | 75 College Street | Elmsworth
FER | Ferndale Reading Center | 8 Depot Street | Ferndale
GLE | Glenhaven Public Library | 19 Glen Road | Glenhaven
HON | Honeoak Library | 5 Academy Street | Honeoak
IRO | Ironbridge Free Library | 61 Furnace Street | Ironbridge
JUN | Juniper Point Library | 14 Shore Road | Juniper Point
KIL | Kiln Hollow Library | 3 Brickyard Lane | Kiln Hollow
LAR | Larkfield Public Library | 220 Main Street | Larkfield
MIL | Millrace Public Library | 1 Dam Street | Millrace
NOR | North Tamarack Library | 9 Grange Road | North Tamarack
ORC | Orchard Hill Library | 44 Cider Lane | Orchard Hill
PEN | Pennyroyal Community Library | 17 Herb Street | Pennyroyal
QUA | Quarry Pond Free Library | 31 Granite Street | Quarry Pond
ROS | Rosewater Library | 12 Spring Street | Rosewater
SAL | Saltlick Library | 7 Brine Road | Saltlick
TAM | Tamarack Falls Public Library | 150 Court Street | Tamarack Falls
`)
const counties: Readonly<Record<string, string>> = {
  'Alder Falls': 'Alder',
  'Tamarack Falls': 'Hemlock',
  Esterwick: 'Ester',
  Cobbleton: 'Cobble',
  Larkfield: 'Lark',
}
/** The county seats, each with its jail. */
export const countySeats = Object.keys(counties)

export const members: readonly DemoMember[] = [
  ...fewMembers,
  ...moreMembers.map(([code = '', name = '', street = '', city = '']) => ({
    code,
    name,
    street,
    city,
    region: 'NY',
    postcode: '13999',
  })),
]

const morePartners = more(`
ZAC | US-OACL | Ash Creek Library District          | 12 Fir Street        | Ash Creek      | OR | 97999  | US
ZAH | US-MAHC | Autumn Hill College                 | 1 Chapel Way         | Autumn Hill    | MA | 01999  | US
ZBB | US-WBBL | Beaver Bluff Public Library         | 88 Lake Street       | Beaver Bluff   | WI | 54999  | US
ZBH | US-PBHU | Black Hemlock University            | 400 College Avenue   | Hemlock        | PA | 16999  | US
ZBP | US-NBPL | Bluebell Prairie Library            | 33 Grain Street      | Bluebell       | NE | 68999  | US
ZCC | US-TCCL | Cactus Creek City Library           | 900 Mesquite Road    | Cactus Creek   | TX | 79998  | US
ZCD | US-VCDL | Candlewick Free Library             | 4 Common             | Candlewick     | VT | 05999  | US
ZCH | US-GCHR | Chinquapin Regional Library         | 71 Peach Street      | Chinquapin     | GA | 31998  | US
ZCR | US-ICRP | Corn River Public Library           | 210 Elevator Road    | Corn River     | IA | 52999  | US
ZCY | US-FCYC | Cypress Key County Library          | 6 Mangrove Drive     | Cypress Key    | FL | 34999  | US
ZDB | US-SDBL | Dakota Bend Library                 | 15 Buffalo Street    | Dakota Bend    | SD | 57799  | US
ZDM | US-IDMU | Dunmore State University            | 7000 Campus Loop     | Dunmore        | IN | 47999  | US
ZEH | US-CEHL | Eagle Harbor Library                | 2 Wharf Street       | Eagle Harbor   | CA | 95999  | US
ZEL | US-IELC | Elk Lick Consortium Library         | 55 Range Road        | Elk Lick       | ID | 83999  | US
ZFG | US-NFGC | Foxglove College                    | 100 Ivy Lane         | Foxglove       | NH | 03999  | US
ZGB | US-UGBL | Great Basin Branch Library          | 640 Salt Road        | Basin City     | UT | 84799  | US
ZGL | US-MGLU | Gull Lake University                | 1200 Lakeshore       | Gull Lake      | MI | 49799  | US
ZHB | US-VHBL | Hollyberry Regional Library         | 29 Tobacco Row       | Hollyberry     | VA | 24999  | US
ZHK | US-HHKL | Hala Kukui Public Library           | 3 Ginger Road        | Kukui          | HI | 96799  | US
ZIR | US-MIRL | Iron Range Library                  | 18 Mine Street       | Ironton        | MN | 55799  | US
ZJC | US-KJCL | Jackpine County Library             | 80 Distillery Road   | Jackpine       | KY | 42999  | US
ZKF | US-AKFL | Kestrel Falls Library               | 9 Copper Street      | Kestrel Falls  | AZ | 86999  | US
ZLH | US-OLHC | Long Hollow Carnegie Library        | 101 Carnegie Place   | Long Hollow    | OH | 45999  | US
ZLM | US-LMLA | Magnolia Parish Library             | 47 Cane Street       | Magnolia       | LA | 71099  | US
ZMB | US-AMBU | Moss Bluff University               | 1 University Circle  | Moss Bluff     | AL | 36999  | US
ZMC | US-MMCL | Maple Cove Library                  | 11 Schooner Street   | Maple Cove     | ME | 04699  | US
ZMT | US-MMTL | Mountain Larch Library              | 300 Railway Avenue   | Larch          | MT | 59999  | US
ZNC | US-NCNL | Nutmeg Corners Library              | 8 Spice Street       | Nutmeg Corners | CT | 06999  | US
ZOC | US-OOCL | Oxbow Creek Library                 | 70 Redbud Road       | Oxbow          | OK | 74999  | US
ZPC | US-NPCU | Pine Crest University Law Library   | 10 Statute Drive     | Pine Crest     | NC | 28999  | US
ZPM | US-RPML | Periwinkle Mill Library             | 5 Shell Street       | Periwinkle     | RI | 02899  | US
ZPR | US-WPRL | Powder River Library                | 22 Saddle Street     | Powder         | WY | 82899  | US
ZQH | US-IQHL | Quail Hollow Library District       | 640 Prairie Lane     | Quail Hollow   | IL | 61999  | US
ZRB | US-MRBL | Redbud Regional Library             | 51 Ozark Street      | Redbud         | MO | 65999  | US
ZRC | US-DRCL | Rehoboth Cove Library               | 4 Dune Road          | Cove           | DE | 19999  | US
ZSB | US-NSBC | Sagebrush College                   | 77 Silver Street     | Sagebrush      | NV | 89899  | US
ZSC | US-TSCL | Sweet Chestnut Library              | 13 Banjo Lane        | Chestnut       | TN | 37999  | US
ZTB | US-MTBL | Tidewater Bay Library               | 66 Crab Street       | Tidewater      | MD | 21999  | US
ZTC | US-ATCL | Turkey Creek Library                | 31 Ozone Road        | Turkey Creek   | AR | 72999  | US
ZVC | US-NVCL | Vermilion Cliff Seminary            | 1 Sanctuary Road     | Vermilion      | NJ | 07999  | US
ZWB | US-WWBL | Whitewater Branch Library           | 39 Gorge Road        | Whitewater     | WV | 26999  | US
ZWL | US-NWLL | Wild Lupine Library                 | 85 Meadow Street     | Lupine         | ND | 58999  | US
ZYC | US-MYCL | Yellow Cedar College                | 900 Bayou Drive      | Yellow Cedar   | MS | 39999  | US
YBM | CA-OBML | Blue Mitten Public Library          | 10 Portage Street    | Blue Mitten    | ON | P0T 9Z9 | CA
YCA | CA-QBCA | Bibliothèque du Castor              | 25, rue du Moulin    | Castor         | QC | J0X 9Z9 | CA
YGS | CA-NGSL | Gannet Shore Library                | 7 Lighthouse Road    | Gannet Shore   | NS | B0W 9Z9 | CA
YPT | CA-MPTU | Ptarmigan University                | 300 Aurora Avenue    | Ptarmigan      | MB | R0B 9Z9 | CA
YTC | CA-BTCL | Tidal Cedar Library                 | 44 Ferry Landing     | Tidal Cedar    | BC | V0N 9Z9 | CA
`)
const mailOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '')
    .replace(/(public|regional|county|free|district)?library.*$/, '')
    .slice(0, 24)

export interface CountiesPartner extends DemoPartner {
  readonly country: string
}
export const partners: readonly CountiesPartner[] = [
  ...Object.values<DemoPartner>(fewPartners).map((one) => ({ ...one, country: 'US' })),
  ...morePartners.map(
    (
      [oclc = '', isil = '', name = '', street = '', city = '', region = '', postcode = '', country = ''],
      index,
    ): CountiesPartner => ({
      name,
      oclc,
      isil,
      email: `ill@${mailOf(name)}.example`,
      phone: `555-555-01${String(43 + index).padStart(2, '0')}`,
      place: { street, city, region, postcode },
      country,
      // A few large libraries charge for what they lend.
      ...(index % 9 === 4 ? { chargesCents: 1500 } : {}),
    }),
  ),
]

export interface CountiesFacility {
  readonly code: string
  readonly name: string
  readonly street: string
  readonly city: string
}
export const facilities: readonly CountiesFacility[] = [
  ...Object.values(fewFacilities).map(({ code, name, street, city }) => ({ code, name, street, city })),
  {
    code: 'HRC',
    name: 'Hemlock Ridge Correctional Facility, General Library',
    street: '500 Ridge Road',
    city: 'Quarry Pond',
  },
  ...countySeats
    .filter((city) => city !== 'Esterwick')
    .map((city) => ({
      code: `${city.slice(0, 2).toUpperCase()}J`,
      name: `${counties[city] ?? city} County Jail Library`,
      street: '1 Jail Lane',
      city,
    })),
]
