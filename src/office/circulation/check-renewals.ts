// A temporary item that renews by itself keeps a book past its lender's day. Every night some that are out are looked at, the next ones the
// next night, and again the one that may be renewed; the
// doctor says what was seen.
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { saveSetting } from '../../store/settings.ts'
import {
  pieceWithPatron,
  piecesWithPatrons,
  temporaryItemsName,
  temporaryItemsSeen,
  type TemporaryItemsSeen,
} from '../../store/temporary-items.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'

const most = 20
const out = statesWhere((row) => row.place === 'patron').filter(
  (one) => one.kind === 'borrowing' && one.service === 'loan',
)

/** Answers how many were looked at. */
export async function checkRenewals(office: Office): Promise<number> {
  const { patrons } = office.ils
  if (!patrons) return 0
  const { db } = office.store
  const before = await temporaryItemsSeen(db)
  const pieces = await piecesWithPatrons(db, out, { after: before?.last ?? 0, most })
  const known = before?.renewable ? await pieceWithPatron(db, out, before.renewable.barcode) : undefined
  let looked = 0
  let last = before?.last ?? 0
  let renewable: TemporaryItemsSeen['renewable'] = null
  for (const { id, card, barcode } of known ? [known, ...pieces.filter((one) => one.id !== known.id)] : pieces) {
    const item = await limitOf(office, card, barcode)
    if (item === 'away') return looked
    if (id !== known?.id || pieces.some((one) => one.id === id)) last = id
    if (item === null) continue
    looked += 1
    if (item > 0) renewable ??= { barcode, limit: item }
  }
  // None that is out says nothing new: what was seen before stands.
  if (looked > 0) {
    const now = office.clock.now()
    const seen = { at: now.toISOString(), looked, last, renewable }
    await office.store.transact((tx) => saveSetting(tx, temporaryItemsName, seen, now))
  }
  return looked
}

async function limitOf(office: Office, card: string, barcode: string): Promise<number | null | 'away'> {
  try {
    const all = (await office.ils.patrons?.itemsOut(card)) ?? []
    return all.find((one) => one.barcode === barcode)?.renewalLimit ?? null
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    office.log(`temporary items: ${error.message}`)
    return error.retry || error.kind === 'bad-credentials' ? 'away' : null
  }
}
