// The office's counter for connectors: what they may ask of it and do, each time in one transaction.
import { isOver } from '../domain/lifecycle/standing.ts'
import type { Store, Tx } from '../store/open.ts'
import * as exchanges from '../store/exchanges.ts'
import { libraryBySymbol } from '../store/libraries.ts'
import { lockSource } from '../store/requests/create.ts'
import { lockFacts } from '../store/requests/facts.ts'
import { lendingByPartnerNumber, requestByNumber, requestRow } from '../store/requests/find.ts'
import { lastClosing } from '../store/requests/matter.ts'
import { act, actIn } from './act.ts'
import type { Office } from './context.ts'
import { takeInRequestIn } from './intake/take-in-request.ts'
import { writeLetter } from './letters.ts'
import { partnerOf } from './partner.ts'
import type { Borrowing, Desk, DeskOrder, Lending, LendingRequest, Tray } from './desk-port.ts'
import { toJson } from './to-json.ts'

export function createDesk(office: Office): Desk {
  return {
    clock: office.clock,
    act: (order) => act(office, order),
    card: office.settings,
    takeMessage: (matter, work) =>
      office.store.transact(async (tx) => {
        await lockSource(tx, 'message', matter)
        return work(trayIn(tx, office))
      }),
    letter: (task, write) => office.store.transact((tx) => writeLetter(tx, office, task, write)),
    keepAnswer: (id, answer) => keepAnswer(office.store, id, answer, office.clock.now()),
  }
}

const trayIn = (tx: Tx, office: Office): Tray => ({
  async earlier(key, bodyHash) {
    const row = await exchanges.earlierIncoming(tx, key, bodyHash)
    return row?.answer ? { answer: row.answer, actedOn: row.message_key !== null } : null
  },
  async partnerBySymbol({ scheme, symbol }) {
    const library = await libraryBySymbol(tx, scheme, symbol)
    return library ? partnerOf(tx, library) : null
  },
  borrowing: (number) => findBorrowing(tx, number),
  lending: (which) => findLending(tx, which),
  act: (order: DeskOrder) => actIn(tx, office, order),
  takeIn: (request) => takeInRequestIn(tx, office, newRequest(request)),
  async keep({ key, kind, body, bodyHash, at, answer, libraryId, requestId, entryId }) {
    await exchanges.insertExchange(tx, {
      direction: 'in',
      protocol: 'iso18626',
      message_key: key,
      kind,
      body,
      body_sha256: bodyHash,
      answer,
      answer_status: 200,
      at,
      answered_at: office.clock.now(),
      library_id: libraryId,
      request_id: requestId,
      entry_id: entryId,
    })
  },
})

async function findBorrowing(tx: Tx, number: string): Promise<Borrowing | null> {
  const found = await requestByNumber(tx, number)
  const facts = found ? await lockFacts(tx, found.id) : null
  if (facts?.request.kind !== 'borrowing') return null
  return {
    request: facts.request,
    entries: facts.entries,
    reached: await exchanges.entriesWrittenTo(tx, facts.request.id),
  }
}

async function findLending(tx: Tx, which: Parameters<Tray['lending']>[0]): Promise<Lending | null> {
  const found =
    'partnerNumber' in which
      ? await lendingByPartnerNumber(tx, which.borrowerLibraryId, which.partnerNumber)
      : await requestByNumber(tx, which.number)
  const facts = found ? await lockFacts(tx, found.id) : null
  if (facts?.request.kind !== 'lending' || facts.request.borrowerLibraryId !== which.borrowerLibraryId) return null
  const row = await requestRow(tx, facts.request.id)
  const closing = isOver(facts.request) ? await lastClosing(tx, facts.request.id) : undefined
  const after = closing?.codes['retryAfter']
  const retry = closing?.action === 'askAgainLater' ? { after: typeof after === 'string' ? after : null } : null
  return { request: facts.request, partnerHeader: row?.partner_header ?? null, retry }
}

function newRequest({ partnerHeader, citation, ...wanted }: LendingRequest) {
  return {
    kind: 'lending' as const,
    source: 'iso18626',
    actor: { kind: 'borrower' as const, id: String(wanted.borrowerLibraryId) },
    ...wanted,
    citation: { ...citation },
    partnerHeader: toJson(partnerHeader),
  }
}

const keepAnswer = (
  store: Store,
  id: number,
  answer: { status: number; body: string } | null,
  at: Date,
): Promise<void> =>
  store.transact((tx) =>
    exchanges.setAnswer(tx, id, { status: answer?.status ?? null, body: answer?.body ?? null, at }),
  )
