// A lender answers what we asked for. Its message finds the lender on the request's string, late and crossing ones too;
// what would go backwards for that lender is kept and changes nothing.
import { isLent } from '../../domain/lifecycle/entries.ts'
import { detailsOf, hasNewTerms } from '../../domain/iso18626/heard-details.ts'
import { hearSupplier, isAhead, mayChange, possibleOf } from '../../domain/iso18626/heard.ts'
import { isClosed, type Status } from '../../domain/iso18626/codes.ts'
import type { SupplyingAgencyMessage } from '../../domain/iso18626/messages.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Actor, EntryFacts, RequestFacts } from '../../domain/lifecycle/facts.ts'
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import { dayTold } from '../../domain/iso18626/values.ts'
import { readEntryNumber, readNumber } from '../../domain/values/request-number.ts'
import type { Borrowing } from '../../office/desk-port.ts'
import { findPartner, isOurs } from './parties.ts'
import { mistaken, understood, wrong, type Bench, type Verdict } from './verdict.ts'

export async function takeSupplierMessage(bench: Bench, message: SupplyingAgencyMessage): Promise<Verdict> {
  const { header, messageInfo, statusInfo } = message
  const lender = await findPartner(bench.tray, header.supplyingAgencyId)
  const sender = { libraryId: lender?.libraryId ?? null }
  if (!isOurs(bench, header.requestingAgencyId)) return mistaken('requestingAgencyId', sender)
  const named = numberIn(header.requestingAgencyRequestId)
  const borrowing = named && (await bench.tray.borrowing(named.number))
  if (!named || !borrowing) return mistaken('requestingAgencyRequestId', sender)
  const entry = lender && entryOf(borrowing, named.n, lender.libraryId)
  if (!entry) return mistaken('supplyingAgencyId', { ...sender, requestId: borrowing.request.id })

  const about = { ...sender, requestId: borrowing.request.id, entryId: entry.id }
  const words = {
    reason: messageInfo.reasonForMessage,
    status: statusInfo.status,
    answer: messageInfo.answerYesNo,
    hasTerms: hasNewTerms(message, entry),
    hasDueDate: statusInfo.dueDate !== undefined,
  }
  const hearing = hearSupplier(lifeOf(borrowing.request), words)
  if (hearing.is === 'error') return wrong(hearing.fault, about)
  if (hearing.is === 'ignored' || !mayChange(lastStatus(entry), words)) return understood(about)
  if (hearing.is === 'held') await hold(bench, message, borrowing, entry, hearing.why)
  else await follow(bench, message, borrowing, entry, hearing.actions)
  return understood(about)
}

/** The life cycle may still refuse, where time has passed the message by: then it is kept and changes nothing. */
async function follow(
  bench: Bench,
  message: SupplyingAgencyMessage,
  { request }: Borrowing,
  entry: EntryFacts,
  actions: readonly string[],
): Promise<void> {
  const life = lifeOf(request)
  const { timeZone } = bench.desk.card()
  const meant = possibleOf(life, actions, request.state)
  const action = meant === 'shipped' && isRenewal(message, entry, timeZone) ? 'renewed' : meant
  if (action === undefined) return
  const told = message.statusInfo.status
  const isAnswer = action === 'statusTold'
  // Whoever can say where our request stands has it, even if its arrival was never confirmed.
  if (isAnswer && entry.state === 'waiting')
    await order(bench, request, lenderOf(entry), 'asked', { entryId: entry.id })
  await order(
    bench,
    request,
    lenderOf(entry),
    action,
    detailsOf(message, actionRow(life, action)?.needs ?? {}, entry, timeZone),
  )
  if (isAnswer && isAhead(lastStatus(entry), told))
    await askColleague(
      bench,
      request,
      `The lender’s system says ${told}. Nothing of it has been heard here: look, and say here what is true.`,
    )
}

async function hold(
  bench: Bench,
  message: SupplyingAgencyMessage,
  { request }: Borrowing,
  entry: EntryFacts,
  why: string,
): Promise<void> {
  const needs = actionRow(lifeOf(request), 'lenderNote')?.needs ?? {}
  await order(
    bench,
    request,
    lenderOf(entry),
    'lenderNote',
    detailsOf(message, needs, entry, bench.desk.card().timeZone),
  )
  await askColleague(bench, request, `${why} Look at the message, and say here what is true.`)
}

/** A question that is open already stands; this one's message can be read beside it. */
async function askColleague(bench: Bench, request: RequestFacts, note: string): Promise<void> {
  if (request.questionTo === null)
    await order(bench, request, { kind: 'office', id: null }, 'ask', { to: 'staff', question: 'other', note })
}

async function order(
  { tray, key }: Bench,
  request: RequestFacts,
  actor: Actor,
  action: string,
  details: Details,
): Promise<void> {
  await tray.act({ requestId: request.id, action, details, actor, key: `${key}:${action}` })
}

const lenderOf = (entry: EntryFacts): Actor => ({ kind: 'lender', id: String(entry.libraryId) })

/** Loaned once more, with a later due date: more time was given. */
function isRenewal({ statusInfo }: SupplyingAgencyMessage, entry: EntryFacts, timeZone: string): boolean {
  const last = lastStatus(entry)
  const wasTold = last === 'Loaned' || last === 'Overdue' || last === 'Recalled'
  const dueOn = dayTold(statusInfo.dueDate, timeZone)
  if (!isLent(entry.state) || !wasTold || dueOn === undefined) return false
  return entry.dueOn === null || dueOn > entry.dueOn
}

/** Our number on the wire names a lender; some partners give back the request's number only. */
function numberIn(id: string): { readonly number: string; readonly n: number | null } | null {
  const entry = readEntryNumber(id)
  if (entry) return entry
  const number = readNumber(id)
  return number === null ? null : { number, n: null }
}

/** The lender who writes, if it was ever asked: under the number it names, else under another of the same request. */
function entryOf({ entries, reached }: Borrowing, n: number | null, libraryId: number): EntryFacts | null {
  const asked = entries.filter(
    (one) => one.libraryId === libraryId && (one.state !== 'waiting' || reached.includes(one.id)),
  )
  return asked.find((one) => one.n === n) ?? asked.toSorted((a, b) => b.n - a.n)[0] ?? null
}

const lastStatus = ({ lastStatus: last }: EntryFacts): Status | null =>
  last !== null && isClosed('status', last) ? last : null
