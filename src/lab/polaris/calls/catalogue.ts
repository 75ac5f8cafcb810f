import { rows, type Asked, type PapiCall } from '../call.ts'
import { formats, itemIs, itemStatuses, materialTypes } from '../names.ts'
import type { Bib, Item } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields, Value } from '../value.ts'
import { bibById, branchName, dateOf, type World } from '../world.ts'
import { blank } from './ill.ts'

const searchRoot = { root: 'BibSearchResult', by: 'open', method: 'GET' } as const
const searchEmpty = { WordList: '', TotalRecordsFound: 0, BibSearchRows: [] } as const

export const catalogueCalls: readonly PapiCall[] = [
  {
    ...searchRoot,
    name: 'BibKeywordSearch',
    path: '/search/bibs/keyword/:qualifier',
    empty: searchEmpty,
    act: (asked) => search(asked, keyword(asked.path['qualifier'] ?? '', asked.query.get('q') ?? '')),
  },
  {
    ...searchRoot,
    name: 'BibBooleanSearch',
    path: '/search/bibs/boolean',
    empty: searchEmpty,
    act: (asked) => search(asked, boolean(asked.query.get('q') ?? '')),
  },
  {
    method: 'GET',
    by: 'open',
    name: 'BibGet',
    path: '/bib/:bibId',
    root: 'BibGetResult',
    empty: { BibGetRows: null },
    act: bibGet,
  },
  {
    method: 'GET',
    by: 'open',
    name: 'HoldingsGet',
    path: '/bib/:bibId/holdings',
    root: 'BibHoldingsGetResult',
    empty: { BibHoldingsGetRows: [] },
    act: (asked) =>
      rows(
        'BibHoldingsGetRows',
        itemsOf(asked, bibOf(asked)).map((one) => holdingRow(asked, one)),
      ),
  },
]

type Fits = (bib: Bib) => boolean

const places: Readonly<Record<string, (bib: Bib) => string>> = {
  KW: (bib) => [bib.title, bib.author, bib.publisher, bib.isbn, bib.year].join(' '),
  TI: (bib) => bib.title,
  AU: (bib) => bib.author,
  SU: () => '',
  NOTE: () => '',
  PUB: (bib) => bib.publisher,
  GENRE: () => '',
  SE: () => '',
  ISBN: (bib) => bib.isbn.replace(/[^0-9Xx]/g, ''),
  ISSN: (bib) => bib.issn.replace(/[^0-9Xx]/g, ''),
  LCCN: (bib) => bib.lccn,
  PN: () => '',
  LC: (bib) => bib.callNumber,
  DD: (bib) => bib.callNumber,
  LOCAL: (bib) => bib.callNumber,
  SUDOC: () => '',
  CODEN: () => '',
  STRN: () => '',
  CN: (bib) => String(bib.id),
  BC: () => '',
}

function keyword(qualifier: string, q: string): Fits {
  const place = places[qualifier.toUpperCase()]
  if (!place) throw new PapiTrouble(-6, `Invalid search qualifier: ${qualifier}`)
  const isNumber = /^IS[BS]N$/i.test(qualifier)
  const wanted = (isNumber ? q.replace(/[^0-9Xx*]/g, '') : q)
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter(Boolean)
  return (bib) => wanted.length > 0 && wanted.every((word) => hasWord(place(bib).toLowerCase(), word))
}

function hasWord(text: string, word: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u)
  if (word === '*') return true
  return word.endsWith('*') ? words.some((one) => one.startsWith(word.slice(0, -1))) : words.includes(word)
}

/** XX=words AND YY="words"; OR between groups of those. */
function boolean(q: string): Fits {
  const ways = q.split(/\s+OR\s+/i).map((way) =>
    way.split(/\s+AND\s+/i).map((part) => {
      const read = /^\(*\s*([A-Z]+)\s*=\s*"?(.*?)"?\s*\)*$/i.exec(part.trim())
      if (!read) throw new PapiTrouble(-6, `The search expression cannot be read: ${part}`)
      return keyword(read[1] ?? '', read[2] ?? '')
    }),
  )
  return (bib) => ways.some((way) => way.every((fits) => fits(bib)))
}

function search(asked: Asked, fits: Fits): Fields {
  const { query, state } = asked
  const limit = /^TOM=(.+)$/i.exec(query.get('limit') ?? '')?.[1]?.toLowerCase()
  const found = state.bibs
    .filter((one) => one.inPac && fits(one))
    .filter((one) => limit === undefined || tomOf(one) === limit)
  const sort = (query.get('sortby') ?? query.get('sort') ?? 'RELEVANCE').toUpperCase()
  const by = (bib: Bib): string => (sort === 'AU' ? bib.author : sort === 'PD' ? bib.year : bib.title)
  const sorted = found.toSorted((a, b) => by(a).localeCompare(by(b)))
  const size = Math.max(1, Number(query.get('bibsperpage') ?? '20') || 20)
  const page = Math.max(1, Number(query.get('page') ?? '1') || 1)
  const shown = sorted.slice((page - 1) * size, page * size)
  return {
    PAPIErrorCode: shown.length,
    ErrorMessage: '',
    WordList: query.get('q') ?? '',
    TotalRecordsFound: found.length,
    BibSearchRows: shown.map((bib, index) => searchRow(asked, bib, (page - 1) * size + index + 1)),
  }
}

function tomOf({ formatId }: Bib): string {
  return (formats[formatId] ?? '').toLowerCase().replace('book', 'bks')
}

function searchRow(asked: Asked, bib: Bib, position: number): Fields {
  const items = itemsOf(asked, bib)
  const local = items.filter((one) => one.branchId === Number(asked.path['org']))
  const inOf = (list: readonly Item[]): number => list.filter((one) => one.statusId === itemIs.in).length
  const holds = asked.state.holds.filter((one) => one.bibId === bib.id && [1, 3, 4, 5, 6, 18].includes(one.statusId))
  return {
    Position: position,
    ControlNumber: bib.id,
    Author: blank(bib.author),
    Title: bib.title,
    Publisher: blank(bib.publisher),
    Edition: blank(bib.edition),
    PublicationDate: blank(bib.year),
    ISBN: blank(bib.isbn),
    Description: null,
    WebLink: null,
    Fiction: null,
    TypeOfMaterial: null,
    PrimaryTypeOfMaterial: bib.formatId,
    CallNumber: blank(bib.callNumber),
    CourseReserveCount: 0,
    LocalItemsIn: inOf(local),
    LocalItemsTotal: local.length,
    SystemItemsIn: inOf(items),
    SystemItemsTotal: items.length,
    CurrentHoldRequests: holds.length,
    KWIC: null,
    RetentionStatement: null,
    HoldingsStatement: null,
    HoldingsNote: null,
    Summary: null,
    OCLC: blank(bib.oclc),
    UPC: null,
    TargetAudience: null,
    Medium: null,
    ThumbnailLink: null,
    VernacularAuthor: null,
    VernacularTitle: null,
    VernacularPublisher: null,
    VernacularEdition: null,
    LocalControlNumber: bib.id,
    Series: null,
    SeriesSuggestedQuery: null,
  }
}

export function bibOf(asked: Asked): Bib {
  const bib = bibById(asked, Number(asked.path['bibId']))
  if (!bib) throw new PapiTrouble(-1, 'Invalid BibID')
  return bib
}

export function itemsOf({ state }: World, bib: Bib): Item[] {
  return state.items.filter((one) => one.bibId === bib.id)
}

function bibGet(asked: Asked): Fields {
  const bib = bibOf(asked)
  const items = itemsOf(asked, bib)
  const holds = asked.state.holds.filter((one) => one.bibId === bib.id && [1, 3, 4, 5, 6, 18].includes(one.statusId))
  const org = Number(asked.path['org'])
  const local = items.filter((one) => one.branchId === org)
  const inOf = (list: readonly Item[]): number => list.filter((one) => one.statusId === itemIs.in).length
  const elements: readonly (readonly [number, string, string])[] = [
    [35, 'Title:', bib.title],
    [18, 'Author:', bib.author],
    [2, 'Publisher:', [bib.publisher, bib.year].filter(Boolean).join(', ')],
    [6, 'ISBN:', bib.isbn],
    [24, 'ISSN:', bib.issn],
    [23, 'LCCN:', bib.lccn],
    [13, 'Call Number:', bib.callNumber],
    [17, 'Format:', formats[bib.formatId] ?? ''],
    [7, 'System Items Total:', String(items.length)],
    [8, 'Current Holds:', String(holds.length)],
    [16, 'System Items Available:', String(inOf(items))],
    [11, 'Control Number:', String(bib.id)],
    [5, 'Edition:', bib.edition],
    ...(org === 1
      ? []
      : ([
          [10, 'Local Items Total:', String(local.length)],
          [15, 'Local Items Available:', String(inOf(local))],
        ] as const)),
  ]
  return rows(
    'BibGetRows',
    elements
      .filter(([, , value]) => value !== '')
      .map(([ElementID, Label, Value]) => ({ ElementID, Occurence: 1, Label, Value, Alternate: false })),
  )
}

export function holdingRow(world: World, item: Item): { readonly [name: string]: Value } {
  return {
    LocationID: item.branchId,
    LocationName: branchName(world, item.branchId),
    CollectionID: null,
    CollectionName: null,
    Barcode: item.barcode,
    PublicNote: null,
    CallNumber: item.callNumber,
    Designation: null,
    ShelfLocation: blank(item.shelf),
    CircStatus: itemStatuses[item.statusId] ?? '',
    LastCircDate: new Date(item.changedAt),
    MaterialType: materialTypes[item.materialTypeId] ?? '',
    TextualHoldingsNote: null,
    RetentionStatement: null,
    HoldingsStatement: null,
    HoldingsNote: null,
    ItemsTotal: 1,
    ItemsIn: item.statusId === itemIs.in ? 1 : 0,
    Holdable: item.holdable,
    VolumeNumber: blank(item.volume),
    DueDate: dateOf(item.loan?.dueAt ?? null),
    IsMaterialTypeChargeable: false,
    IsElectronicItem: false,
  }
}
