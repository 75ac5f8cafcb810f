import type { Body } from '../body.ts'
import { itemStatuses, materialTypes } from '../names.ts'
import { nextId, type Item } from '../state.ts'
import type { Value } from '../value.ts'
import { itemByBarcode, itemById, nowText } from '../world.ts'
import { itemDetail } from './ill-detail.ts'
import { holdRow } from './patron-calls.ts'
import { numberIn, StaffTrouble, type StaffAsked, type StaffCall } from './staff-call.ts'

export const itemStaffCalls: readonly StaffCall[] = [
  { name: 'itemrecords', method: 'GET', path: 'itemrecords/:itemId', act: (asked) => itemDetail(asked, itemOf(asked)) },
  { name: 'itemrecords/holds', method: 'GET', path: 'itemrecords/:itemId/holds', act: holds },
  { name: 'itemrecords/blockingnote', method: 'POST', path: 'itemrecords/:itemId/blockingnote', act: note },
  { name: 'bibliographicrecords', method: 'POST', path: 'bibliographicrecords', act: createBib },
  {
    name: 'materialtypes',
    method: 'GET',
    path: 'materialtypes',
    act: () => Object.entries(materialTypes).map(([id, Description]) => ({ MaterialTypeID: Number(id), Description })),
  },
  {
    name: 'itemstatuses',
    method: 'GET',
    path: 'itemstatuses',
    act: () => Object.entries(itemStatuses).map(([id, Description]) => ({ ItemStatusID: Number(id), Description })),
  },
]

function itemOf(asked: StaffAsked): Item {
  const byBarcode = /^(true|1)$/i.test(asked.query.get('isbarcode') ?? '')
  const item = byBarcode ? itemByBarcode(asked, asked.path['itemId'] ?? '') : itemById(asked, numberIn(asked, 'itemId'))
  if (!item) throw new StaffTrouble(404, 'The item record was not found.')
  return item
}

/** Without Limit no rows come back. */
function holds(asked: StaffAsked): Value {
  const item = itemOf(asked)
  const limit = Number(asked.query.get('limit') ?? '0') || 0
  const offset = Number(asked.query.get('offset') ?? '0') || 0
  return asked.state.holds
    .filter((one) => one.bibId === item.bibId)
    .slice(offset, offset + limit)
    .map((one) => holdRow(asked, one))
}

function note(asked: StaffAsked): Value {
  const item = itemOf(asked)
  item.blockingNote = asked.body.text('Text')
  return true
}

/** A title from MARC fields; answers its number and nothing else. */
function createBib(asked: StaffAsked): Value {
  if (asked.query.get('type') !== 'create') throw new StaffTrouble(400, 'The type must be create.')
  if (!asked.user.permissions.includes('cataloging'))
    throw new StaffTrouble(403, 'You may not create bibliographic records.')
  const record = asked.body.part('Record')
  const fields = record.list('datafields')
  const read = (tag: string, code = 'a'): string => subfield(fields, tag, code)
  const title = [read('245'), read('245', 'b')].filter(Boolean).join(' ')
  if (title === '') throw new StaffTrouble(400, 'The record has no title (245).')
  const id = nextId(asked.state, 'bib')
  const now = nowText(asked)
  asked.state.bibs.push({
    id,
    title,
    author: read('100') || read('110'),
    publisher: read('260', 'b') || read('264', 'b'),
    year: read('260', 'c') || read('264', 'c'),
    edition: read('250'),
    isbn: read('020'),
    issn: read('022'),
    lccn: read('010'),
    oclc: read('035'),
    callNumber: read('099') || read('082'),
    formatId: 1,
    inPac: asked.body.flag('DisplayInPAC'),
    createdAt: now,
    modifiedAt: now,
  })
  return id
}

function subfield(fields: readonly Body[], tag: string, code: string): string {
  const field = fields.find((one) => one.text('tag') === tag)
  const found = field?.list('subfields').find((one) => one.text('code') === code)
  return found?.text('data') || found?.text('value') || ''
}
