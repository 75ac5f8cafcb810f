// A message to a partner is written once, from the request as it stands, and kept before it leaves the house.
import type { Matter } from '../domain/iso18626/matter.ts'
import type { Tx } from '../store/open.ts'
import { exchangeOfEffect, insertExchange, sentAbout } from '../store/exchanges.ts'
import { libraryById } from '../store/libraries.ts'
import { eventOfEffect, lastClosing, sameOnTheWire } from '../store/requests/matter.ts'
import { lockFacts } from '../store/requests/facts.ts'
import { requestRow } from '../store/requests/find.ts'
import type { Office } from './context.ts'
import { partnerOf } from './partner.ts'
import { ConnectorError, type Task } from './ports.ts'
import type { Desk, Letter, SentMessage } from './desk-port.ts'

export async function writeLetter(
  tx: Tx,
  office: Office,
  task: Task,
  write: Parameters<Desk['letter']>[1],
): Promise<Letter> {
  const matter = await matterOf(tx, office, task)
  const kept = await exchangeOfEffect(tx, task.effectId)
  if (kept) {
    const before = kept.answered_at === null ? null : { status: kept.answer_status, answer: kept.answer }
    return { id: kept.id, body: kept.body, matter, before }
  }
  const { kind, body, at } = write(matter, await sentBefore(tx, task.requestId))
  const row = await insertExchange(tx, {
    direction: 'out',
    protocol: 'iso18626',
    library_id: task.libraryId,
    request_id: task.requestId,
    entry_id: task.entryId,
    effect_id: task.effectId,
    kind,
    body,
    at,
  })
  return { id: row.id, body: row.body, matter, before: null }
}

async function sentBefore(tx: Tx, requestId: number): Promise<readonly SentMessage[]> {
  const row = await requestRow(tx, requestId)
  const sent = row ? await sentAbout(tx, await sameOnTheWire(tx, row)) : []
  return sent.map(({ kind, at, answer, request_id }) => ({
    kind,
    at,
    answer,
    isOfThisRequest: request_id === requestId,
  }))
}

/** What an effect is about, as its request stands now. */
export async function matterOf(tx: Tx, office: Office, task: Task): Promise<Matter> {
  const facts = await lockFacts(tx, task.requestId)
  const row = await requestRow(tx, task.requestId)
  const library = task.libraryId === null ? undefined : await libraryById(tx, task.libraryId)
  const ordered = await eventOfEffect(tx, task.effectId)
  if (!facts || !row || !ordered) throw new Error(`effect ${task.effectId} has no request or event`)
  if (!library) throw new ConnectorError('refused', 'It is not known which library this is for.')
  const closing = row.state === 'closed' ? await lastClosing(tx, row.id) : undefined
  return {
    office: office.settings(),
    partner: await partnerOf(tx, library),
    ...facts,
    wanted: {
      citation: row.citation,
      anyEdition: row.any_edition,
      maxCostCents: row.max_cost_cents,
      currency: row.currency,
      copyrightCompliance: row.copyright_compliance,
    },
    partnerNumber: row.partner_number,
    partnerHeader: row.partner_header,
    effect: { name: task.name, entryId: task.entryId, at: task.at },
    event: { action: ordered.event.action, to: ordered.event.to_state, codes: ordered.event.codes },
    note: ordered.note,
    mayRetry: closing?.action === 'askAgainLater' && row.kind === 'lending',
  }
}
