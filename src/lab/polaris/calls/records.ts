import { ok, type Asked, type PapiCall } from '../call.ts'
import { nextId, type Bib } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { bibById, itemByBarcode, itemById, nowText, organization, remember } from '../world.ts'
import { readMarcXml, type MarcRecord } from './marc.ts'

/** Changes to the catalogue from outside. */
export const recordCalls: readonly PapiCall[] = [
  {
    name: 'BibsPost',
    method: 'POST',
    path: '/bibs',
    by: 'staff',
    root: 'BibsPostResult',
    rawBody: true,
    empty: { ImportJobID: null },
    act: importBibs,
  },
  {
    name: 'ItemUpdateBarcode',
    method: 'PUT',
    path: '/cataloging/items/:itemId/barcode',
    by: 'staff',
    root: 'PAPIResult',
    body: { root: 'ModyItemData', order: ['TransactionBranchID', 'ItemBarcode'] },
    act: changeBarcode,
  },
]

const profiles = ['', 'papi default']

/** An import job; ours is done at once. A record with a known 001 lies over the old one. */
function importBibs(asked: Asked): Fields {
  const profile = (asked.query.get('importprofilename') ?? '').toLowerCase()
  if (!profiles.includes(profile)) throw new PapiTrouble(-1001, 'Bibliographic import profile name not found')
  const records = readMarcXml(asked.body.text('raw'))
  if (records.length === 0) throw new PapiTrouble(-1500, 'There is no MARC record.')
  const bibIds = records.map((record) => save(asked, record))
  const job = { id: nextId(asked.state, 'job'), at: nowText(asked), bibIds }
  asked.state.jobs.push(job)
  return { ...ok, ImportJobID: job.id }
}

function save(asked: Asked, record: MarcRecord): number {
  const { state } = asked
  const read = (...keys: string[]): string => keys.map((key) => record.fields.get(key) ?? '').find(Boolean) ?? ''
  const now = nowText(asked)
  const known = bibById(asked, Number(record.control.get('001') ?? '0'))
  const given = {
    title: [read('245a'), read('245b')].filter(Boolean).join(' '),
    author: read('100a', '110a'),
    publisher: read('260b', '264b'),
    year: read('260c', '264c'),
    edition: read('250a'),
    isbn: read('020a'),
    issn: read('022a'),
    lccn: read('010a'),
    oclc: read('035a').replace('(OCoLC)', ''),
    callNumber: read('099a', '082a'),
    modifiedAt: now,
  }
  if (given.title === '') throw new PapiTrouble(-1501, 'A record has no title (245).')
  if (known) {
    Object.assign(known, given)
    return known.id
  }
  const bib: Bib = { ...given, id: nextId(state, 'bib'), formatId: 1, inPac: true, createdAt: now }
  state.bibs.push(bib)
  return bib.id
}

function changeBarcode(asked: Asked): Fields {
  const { query, path, body } = asked
  const isBarcode = !['', '0'].includes(query.get('isbarcode') ?? '')
  const named = path['itemId'] ?? ''
  if (!asked.state.workstations.some((one) => one.id === Number(query.get('wsid')))) {
    throw new PapiTrouble(-9000, 'Invalid workstation ID.')
  }
  const item = isBarcode ? itemByBarcode(asked, named) : itemById(asked, Number(named))
  if (!item)
    throw isBarcode ? new PapiTrouble(-2001, 'Invalid barcode.') : new PapiTrouble(-2000, 'Invalid item record ID.')
  if (!organization(asked, body.whole('TransactionBranchID') ?? 0))
    throw new PapiTrouble(-5000, 'Invalid organization.')
  const barcode = body.text('ItemBarcode')
  if (barcode === '' || barcode.length > 20) throw new PapiTrouble(-2001, 'Invalid item barcode.')
  const other = itemByBarcode(asked, barcode)
  if (other && other !== item) throw new PapiTrouble(-2002, 'Duplicate item barcode.')
  item.barcode = barcode
  item.changedAt = nowText(asked)
  remember(asked, 'transaction', 3009, item.id, 'item record updated')
  return { ...ok }
}
