import { rows, type Asked, type PapiCall } from '../call.ts'
import { itemStatuses } from '../names.ts'
import type { Bib, Item } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { isoOf, itemById, type World } from '../world.ts'
import { bibOf, holdingRow, itemsOf } from './catalogue.ts'
import { marcXml } from './marc.ts'

const mostBibs = 50
const items = { root: 'ItemGetResult', method: 'GET', by: 'staff', empty: { ItemGetRows: [] } } as const
const bibs = { root: 'GetBibsByIDResult', method: 'GET', by: 'staff', empty: { GetBibsByIDRows: [] } } as const

/** For a copy of the catalogue elsewhere, not for live searches. */
export const synchCalls: readonly PapiCall[] = [
  {
    ...items,
    name: 'Synch_ItemsByBibIDGet',
    path: '/synch/items/bibid/:bibId',
    act: (asked) => itemRows(asked, itemsOf(asked, bibOf(asked))),
  },
  { ...items, name: 'Synch_ItemGet', path: '/synch/item/:itemId', act: oneItem },
  { ...items, name: 'Synch_ItemsUpdatedPaged', path: '/synch/items/updated/paged', act: updatedItems },
  {
    ...items,
    name: 'Synch_ItemsDeletedPaged',
    path: '/synch/items/deleted/paged',
    act: (asked) => deleted(asked, 'ItemRecordIDListRows', 'ItemRecordID'),
    empty: { ItemRecordIDListRows: [] },
  },
  { ...bibs, name: 'Synch_BibsByIDGet', path: '/synch/bibs/MARCXML', act: bibsById },
  { ...bibs, name: 'Synch_BibsPagedGet', path: '/synch/bibs/MARCXML/paged', act: pagedBibs },
  {
    ...bibs,
    name: 'Synch_BibsDeletedPaged',
    path: '/synch/bibs/deleted/paged',
    act: (asked) => deleted(asked, 'BibIDListRows', 'BibliographicRecordID'),
    empty: { BibIDListRows: [] },
  },
]

function itemRows(world: World, list: readonly Item[]): Fields {
  return rows(
    'ItemGetRows',
    list.map((item) => ({
      ItemRecordID: item.id,
      BibliographicRecordID: item.bibId,
      ...holdingRow(world, item),
      IsDisplayInPAC: item.inPac,
      CreationDate: new Date(item.createdAt),
      FirstAvailableDate: new Date(item.createdAt),
      ModificationDate: new Date(item.changedAt),
      CircStatusID: item.statusId,
      CircStatusName: itemStatuses[item.statusId] ?? '',
      CircStatusBanner: itemStatuses[item.statusId] ?? '',
      MaterialTypeID: item.materialTypeId,
    })),
  )
}

function oneItem(asked: Asked): Fields {
  const item = itemById(asked, Number(asked.path['itemId']))
  if (!item) throw new PapiTrouble(-2000, 'Invalid item record ID.')
  return itemRows(asked, [item])
}

function page<T extends { readonly id: number }>({ query }: Asked, list: readonly T[]): readonly T[] {
  const last = Number(query.get('lastid') ?? '0') || 0
  const count = Math.max(1, Number(query.get('nrecs') ?? '50') || 50)
  return list
    .filter((one) => one.id > last)
    .toSorted((a, b) => a.id - b.id)
    .slice(0, count)
}

function since(asked: Asked, name: string): string {
  const text = asked.query.get(name) ?? ''
  const date = isoOf(asked, text)
  if (text !== '' && date === null) throw new PapiTrouble(-6, `Invalid ${name}.`)
  return date ?? ''
}

function updatedItems(asked: Asked): Fields {
  const from = since(asked, 'updatedate')
  return itemRows(
    asked,
    page(
      asked,
      asked.state.items.filter((one) => one.changedAt >= from),
    ),
  )
}

function pagedBibs(asked: Asked): Fields {
  const from = since(asked, 'startdatemodified')
  const found = page(
    asked,
    asked.state.bibs.filter((one) => one.modifiedAt >= from),
  )
  return { ...bibRows(found), LastID: found.at(-1)?.id ?? 0 }
}

/** bibids=1,5 or 243-280; fifty at most. */
function bibsById(asked: Asked): Fields {
  const ids = (asked.query.get('bibids') ?? '').split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number)
    if (first === undefined || last === undefined || !(first > 0) || last < first) {
      throw new PapiTrouble(-6, 'Invalid bibids.')
    }
    return Array.from({ length: Math.min(last - first + 1, mostBibs + 1) }, (_, index) => first + index)
  })
  if (ids.length > mostBibs) throw new PapiTrouble(-6, `No more than ${mostBibs} records at once.`)
  return bibRows(asked.state.bibs.filter((one) => ids.includes(one.id)))
}

function bibRows(found: readonly Bib[]): Fields {
  return rows(
    'GetBibsByIDRows',
    found.map((bib) => ({
      BibliographicRecordID: bib.id,
      BibliographicRecordXML: marcXml(bib),
      IsDisplayInPAC: bib.inPac,
      CreationDate: new Date(bib.createdAt),
      FirstAvailableDate: new Date(bib.createdAt),
      ModificationDate: new Date(bib.modifiedAt),
    })),
  )
}

function deleted(asked: Asked, list: string, name: string): Fields {
  const from = since(asked, 'deletedate')
  const kind = name === 'ItemRecordID' ? 'item deleted' : 'bib deleted'
  const gone = asked.state.history.filter((one) => one.words === kind && one.at >= from)
  return rows(
    list,
    gone.map((one) => ({ [name]: one.aboutId, DeleteDate: new Date(one.at) })),
  )
}
