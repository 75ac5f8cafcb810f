// Who may sign in to the make-believe office, and the readers whose cards its library system knows. Nobody here exists.
import { barcodeCheckDigit } from '../../domain/values/library-barcode.ts'
import type { PatronSeed } from './seeds.ts'

export interface DemoSignIn {
  readonly label: string
  readonly about: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly role: 'assistant' | 'librarian' | 'administrator' | 'member' | 'facility'
  /** The code of the one library a member or facility account sees. */
  readonly libraryCode: string | null
}

// oxfmt-ignore
export const demoSignIns: readonly DemoSignIn[] = [
  { label: 'ILL assistant',      about: 'assistant: does the day’s work',               name: 'Robin Hale',     email: 'assistant@fiverivers.example', password: 'paper-strap-1926',  role: 'assistant',     libraryCode: null },
  { label: 'Librarian',          about: 'librarian: supervises, writes off, sets policy', name: 'Marguerite Sloan', email: 'librarian@fiverivers.example', password: 'card-catalog-1876', role: 'librarian',   libraryCode: null },
  { label: 'Administrator',      about: 'administrator: accounts and settings',         name: 'Tobias Wren',    email: 'admin@fiverivers.example',     password: 'postage-scale-1847', role: 'administrator', libraryCode: null },
  { label: 'Member library',     about: 'member: Alder Falls Public Library',           name: 'Alder Falls desk', email: 'alderfalls@fiverivers.example', password: 'hold-shelf-1905', role: 'member',        libraryCode: 'ALD' },
  { label: 'Facility librarian', about: 'facility: Stonecutter, General Library',       name: 'Stonecutter library', email: 'stonecutter@fiverivers.example', password: 'general-library-1930', role: 'facility', libraryCode: 'STC' },
]

/** A card of the member's: 2, its four digits, eight running, one check digit. */
const cardOf = (institution: string, running: number): string => {
  const thirteen = `2${institution}${String(running).padStart(8, '0')}`
  return thirteen + barcodeCheckDigit(thirteen)
}
const reader = (
  running: number,
  name: string,
  libraryCode: string,
  more: { readonly group?: string; readonly blocks?: readonly string[]; readonly email?: boolean } = {},
): PatronSeed => ({
  ilsId: String(41_000 + running),
  card: cardOf('4071', running),
  pin: String(1000 + ((running * 37) % 9000)),
  name,
  email: more.email === false ? null : `${name.split(' ')[0]?.toLowerCase() ?? 'reader'}@readers.example`,
  phone: `607-555-01${String(10 + running)}`,
  libraryCode,
  group: more.group ?? 'Adult',
  blocks: more.blocks ?? [],
})

export const readers = {
  ada: reader(1, 'Ada Threlkeld', 'ALD'),
  basil: reader(2, 'Basil Okonkwo', 'ALD'),
  cora: reader(3, 'Cora Vandermeer', 'BRI', { group: 'Senior' }),
  dmitri: reader(4, 'Dmitri Halloran', 'CAN'),
  esther: reader(5, 'Esther Ben-Ami', 'EST'),
  farid: reader(6, 'Farid Nasser', 'EST'),
  greta: reader(7, 'Greta Lindqvist', 'FAR', { email: false }),
  hiro: reader(8, 'Hiro Tanabe', 'HAL'),
  imogen: reader(9, 'Imogen Pike', 'LIN'),
  josef: reader(10, 'Josef Marek', 'LIN', { blocks: ['Owes 38.50 for lost items'] }),
  keziah: reader(11, 'Keziah Moon', 'MAR'),
  lorenzo: reader(12, 'Lorenzo Abruzzi', 'OTT'),
  miriam: reader(13, 'Miriam Castellanos', 'OTT', { group: 'Teacher' }),
  nils: reader(14, 'Nils Overgaard', 'WEN'),
  opal: reader(15, 'Opal Whitcomb', 'DOV', { group: 'Senior', email: false }),
} as const
export type ReaderName = keyof typeof readers

/** Who did what in the make-believe past; the accounts get these ids. */
export const staffIds = {
  assistant: '5d3b7f0e-1926-4a11-8e02-000000000001',
  librarian: '5d3b7f0e-1876-4a11-8e02-000000000002',
} as const
