import { blankItem } from './ill-life.ts'
import { seedBranches } from './seed-branches.ts'
import type { Bib, Ill, Item, Patron, State } from './state.ts'

/** The first branch, where interlibrary loan sits. */
export const officeBranch = 3
const day = 86_400_000

/** A library system of invented libraries, people and books, with something at each turn of an ILL request. */
export function seed(now: Date): State {
  const at = (days: number): string => new Date(now.getTime() + days * day).toISOString()
  const patrons = people.map((one, index) => newPatron(one, index, at))
  const bibs = books.map((one, index) => newBib(one, index, at))
  return {
    version: 1,
    next: {
      patron: 357166,
      address: 1100,
      block: 500,
      bib: 806900,
      item: 9475600,
      hold: 5200,
      ill: 500,
      transaction: 7800,
      notification: 1,
      job: 1,
    },
    organizations: organizations(),
    staff: [
      staffUser(1, 'PolarisExec', 'polaris-exec-1', officeBranch, 'Polaris Exec', allPermissions),
      staffUser(799, 'illstaff', 'notarealpassword', officeBranch, 'ILL Staff', allPermissions),
      staffUser(800, 'frontdesk', 'frontdesk-1234', officeBranch + 1, 'Front Desk', ['circulation']),
    ],
    workstations: [
      { id: 1, branchId: officeBranch, name: 'OPACDefault' },
      { id: 1205, branchId: officeBranch, name: 'ILL-1' },
      { id: 1243, branchId: officeBranch + 1, name: 'ALD-CIRC-1' },
    ],
    patrons,
    bibs,
    items: bibs.flatMap((bib, index) => copiesOf(bib, index, at)),
    holds: [],
    ills: requests.map((one, index) => newIll(one, index, at)),
    transactions: [
      {
        id: 7701,
        patronId: 356957,
        typeId: 1,
        at: at(-20),
        branchId: 4,
        fee: 'Overdue Item',
        cents: 295,
        openCents: 295,
        note: '',
        itemId: null,
        methodId: null,
        pays: [],
        isVoid: false,
      },
    ],
    tokens: [],
    failures: [],
    talks: [],
    workflows: [],
    notifications: [],
    history: [],
    jobs: [],
  }
}

export const allPermissions = [
  'circulation',
  'ill-access',
  'ill-modify',
  'on-the-fly',
  'holds-create',
  'blocks-override',
  'cataloging',
] as const

function staffUser(
  id: number,
  username: string,
  password: string,
  branchId: number,
  name: string,
  may: readonly string[],
) {
  return { id, domain: 'FLDOMAIN', username, password, branchId, name, permissions: [...may] }
}

function organizations(): State['organizations'] {
  const place = { city: 'Alder Falls', postalCode: '13999', illTemplate: false }
  const head = 'Five Rivers Library System'
  return [
    { id: 1, code: 1, name: head, abbreviation: 'SYS', parentId: null, ...place },
    { id: 2, code: 2, name: 'Five Rivers Libraries', abbreviation: 'LIB', parentId: 1, ...place },
    ...seedBranches.map(([abbreviation, name, city], index) => ({
      id: officeBranch + index,
      code: 3 as const,
      name,
      abbreviation,
      parentId: 2,
      city,
      postalCode: '13999',
      illTemplate: index < 2,
    })),
  ]
}

type Person = readonly [barcode: string, first: string, last: string, branch: number, code: number]
const people: readonly Person[] = [
  ['21234000002105', 'Ada', 'Reader', 4, 1],
  ['21234000002113', 'Silas', 'Fennimore', 12, 1],
  ['21234000002121', 'Wren', 'Abernathy', 22, 1],
  ['21234000002139', 'Odalys', 'Quince', 33, 2],
  ['21234000002147', 'Ferris', 'Lockhart', 8, 5],
  ['21234000002154', 'Marguerite', 'O’Dell', 36, 1],
  ['21234000002162', 'Alder County', 'Correctional Facility', 3, 4],
  ['21234000002170', 'Barrow', 'Blocked', 4, 6],
]

function newPatron([barcode, first, last, branch, code]: Person, index: number, at: (days: number) => string): Patron {
  const city = seedBranches[branch - officeBranch]?.[2] ?? ''
  return {
    id: 356956 + index,
    barcode,
    password: '1234',
    branchId: branch,
    codeId: code,
    registeredAt: at(-900),
    expiresAt: at(400),
    addrCheckAt: at(200),
    birthdate: '1990-05-01T04:00:00.000Z',
    lastActivityAt: at(-5),
    addresses: [
      {
        AddressID: 1e3 + index,
        FreeTextLabel: 'Home',
        StreetOne: `${index + 1} Sample Street`,
        StreetTwo: '',
        StreetThree: '',
        City: city,
        State: 'NY',
        County: 'Alder',
        PostalCode: '13999',
        ZipPlusFour: '',
        CountryID: 1,
        AddressTypeID: 2,
      },
    ],
    blocks: [],
    blockingNote: '',
    note: '',
    fields: {
      NameFirst: first,
      NameLast: last,
      EmailAddress: `${first}.${last}@example.org`.toLowerCase().replace(/[^a-z.@]/g, ''),
      PhoneVoice1: `607-555-01${String(index + 10)}`,
      DeliveryOptionID: 2,
      LanguageID: 1,
    },
    createdAt: at(-900),
  }
}

type Book = readonly [title: string, author: string, isbn: string, copies: readonly number[]]
const books: readonly Book[] = [
  ['The lantern keeper', 'Halvorsen, Ingrid', '9780000000019', [4, 12, 22]],
  ['A field guide to canal towns', 'Pettibone, Amos', '9780000000026', [7]],
  ['Salt and orchard', 'Okonjo, Nneka', '9780000000033', [4, 8]],
  ['The clockmender’s winter', 'Brandt, Lotte', '9780000000040', [33]],
  ['Letters from Otterkill', 'Vane, Cornelius', '9780000000057', []],
  ['Bread of five counties', 'Sarkisian, Talin', '9780000000064', [12, 36, 20]],
]

function newBib([title, author, isbn]: Book, index: number, at: (days: number) => string): Bib {
  return {
    id: 806801 + index,
    title,
    author,
    isbn,
    publisher: 'Towpath Press',
    year: String(1999 + index),
    edition: '',
    issn: '',
    lccn: '',
    oclc: `99000${index + 1}`,
    callNumber: `FIC ${author.slice(0, 3).toUpperCase()}`,
    formatId: 1,
    inPac: true,
    createdAt: at(-700),
    modifiedAt: at(-700),
  }
}

function copiesOf(bib: Bib, index: number, at: (days: number) => string): Item[] {
  return (books[index]?.[3] ?? []).map((branchId, copy) => ({
    ...blankItem(at(-600)),
    id: 9475501 + index * 10 + copy,
    barcode: `3123400000${String(index + 1)}${String(copy + 1)}05`,
    bibId: bib.id,
    branchId,
    callNumber: bib.callNumber,
    shelf: 'Stacks',
    holdable: true,
    inPac: true,
    renewalLimit: 2,
  }))
}

type Wish = readonly [patron: number, pickup: number, status: number, title: string, author: string]
const requests: readonly Wish[] = [
  [356956, 4, 1, 'Tide tables of the inland sea', 'Marsh, Eleanor'],
  [356957, 12, 3, 'On the keeping of small bees', 'Underhill, Percival'],
  [356958, 22, 5, 'The ferryman’s ledger', 'Costa, Beatriz'],
  [356962, 3, 3, 'Plain geometry for makers', 'Ostrander, Jules'],
]

function newIll([patronId, pickupId, statusId, title, author]: Wish, index: number, at: (days: number) => string): Ill {
  return {
    id: 482 + index,
    patronId,
    pickupId,
    statusId,
    previousStatusId: 1,
    title,
    author,
    publisher: '',
    year: '',
    edition: '',
    isbn: '',
    issn: '',
    lccn: '',
    volume: '',
    barcode: '',
    itemId: null,
    bibId: null,
    itemType: 1,
    mediumType: 1,
    requestTypeId: 1,
    createdAt: at(-6 + index),
    activatedAt: statusId === 1 ? null : at(-5 + index),
    changedAt: at(-4 + index),
    needBy: at(60),
    opacNotes: '',
    staffNotes1: '',
    staffNotes2: '',
  }
}
