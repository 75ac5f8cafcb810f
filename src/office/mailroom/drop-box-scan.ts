// A scan at the drop box: what it did, and in one word where the piece goes. The look at the library system stands
// between two transactions, never inside one.
import { createHash } from 'node:crypto'
import { mayBeCard, plainCode } from '../../domain/drop-box/code-hash.ts'
import { goes, isDestination, isWhy, type Goes, type Said, type Why } from '../../domain/drop-box/destinations.ts'
import { ask } from '../../domain/drop-box/where.ts'
import { isOver } from '../../domain/lifecycle/standing.ts'
import { done, type Answer } from '../../domain/refusal.ts'
import { timeOf } from '../../domain/values/days.ts'
import { dropSorted, openSorted, recordSorted, setGoes } from '../../store/drop-box.ts'
import type { Tx } from '../../store/open.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { linkedBorrowing } from '../../store/requests/find.ts'
import { requestsByCode } from '../../store/requests/list.ts'
import { seesAll } from '../../store/requests/sight.ts'
import { scanById, scanByKey, type ScanRecord } from '../../store/scans.ts'
import type { Office } from '../context.ts'
import { goesFor } from './drop-box-goes.ts'
import { whoseIsIt, type Owner } from './drop-box-owner.ts'
import { lockSession } from './lock-session.ts'
import { aboutOf, type Scan, type ScanOutcome } from './scan-desk.ts'
import { scanPiece } from './scan-piece.ts'

export interface BoxOutcome extends ScanOutcome {
  readonly goes: Goes
}

export async function scanDropBox(office: Office, scan: Scan, said: Said | null): Promise<Answer<BoxOutcome>> {
  const earlier = await office.store.transact((tx) => toldBefore(tx, scan))
  if (earlier) return done(earlier)
  const forCrate = scan.choice ? null : await office.store.transact((tx) => waitsForCrate(tx, office, scan))
  const answer = forCrate ? done(forCrate) : await scanPiece(office, scan)
  if (!answer.ok) return answer
  const outcome = answer.value
  const owner = outcome.kind === 'unknown' ? await whoseIsIt(office, scan.code) : null
  return done(await office.store.transact((tx) => sort(tx, office, { scan, said, outcome, owner })))
}

/** The answer to this scan was lost on its way, and it moved no request: it is told again. */
async function toldBefore(tx: Tx, scan: Scan): Promise<BoxOutcome | null> {
  const row = await scanByKey(tx, scan.session, scan.key)
  if (!row || row.gesture !== null || !isDestination(row.goes)) return null
  const facts = row.request_id === null ? null : await loadFacts(tx, row.request_id)
  const to = goesOf(row)
  return {
    ...plain,
    kind: 'again',
    tone: to.to === 'van' ? 'right' : 'look',
    line: 'Told before',
    about: facts ? aboutOf(facts.request) : scan.code,
    requestId: row.request_id,
    scanId: row.id,
    goes: to,
  }
}
const plain = { more: null, terms: [], unread: [], pieceId: null, choices: [], strangers: [], canKeep: false }

/** What is still to go to a facility has not come back from anywhere: a beep here must not send it home. */
async function waitsForCrate(tx: Tx, office: Office, scan: Scan): Promise<ScanOutcome | null> {
  const session = await lockSession(tx, office, scan.session, scan.station)
  if (session.closed_at !== null || session.station !== scan.station) return null
  const found = (await requestsByCode(tx, seesAll, scan.code)).filter((one) => !isOver(one))
  const [row, other] = found
  const facts = row && !other ? await loadFacts(tx, row.id) : null
  if (!row || !facts || (await goesFor(tx, office, facts, row.piece_id)).to !== 'crate') return null
  return {
    ...plain,
    kind: 'nothing_fits',
    tone: 'right',
    line: 'Still to go to its facility',
    about: aboutOf(facts.request),
    more: 'It is sent with its crate, at Packing.',
    requestId: row.id,
    scanId: null,
  }
}

const goesOf = (row: Pick<ScanRecord, 'goes' | 'goes_library_id' | 'goes_bin' | 'why'>): Goes =>
  goes(isDestination(row.goes) ? row.goes : 'ask', {
    libraryId: row.goes_library_id,
    bin: row.goes_bin,
    why: isWhy(row.why) ? row.why : null,
  })

interface Sorting {
  readonly scan: Scan
  readonly said: Said | null
  readonly outcome: ScanOutcome
  readonly owner: Owner | null
}
async function sort(tx: Tx, office: Office, sorting: Sorting): Promise<BoxOutcome> {
  const { scan, said, outcome, owner } = sorting
  const mark = markOf(scan)
  const requestIds = await sameBook(tx, outcome.requestId)
  const before = await openSorted(tx, scan.session, { requestIds, mark: mark?.mark ?? null })
  // The pack of a supply is no piece out of the box: it is not counted with them.
  if (outcome.kind === 'done' && outcome.requestId === null) return { ...outcome, goes: goes('shelf') }
  if (outcome.kind === 'done' && outcome.scanId !== null) {
    // What was asked about it is settled.
    if (before) await dropSorted(tx, before.id)
    const row = await scanById(tx, scan.session, outcome.scanId)
    const to = await goesOfRequest(tx, office, outcome.requestId, row?.piece_id ?? null)
    await setGoes(tx, outcome.scanId, to, said)
    return { ...outcome, goes: to }
  }
  const to = owner ? owner.goes : await goesUndone(tx, office, outcome)
  const words = owner ? ownerWords(owner, scan) : backBefore(outcome, to)
  // A second beep of what was moved in this session counts it no second time.
  if (outcome.kind === 'again') return { ...outcome, goes: to }
  if (before) {
    const at = timeOf(before.at, office.settings().timeZone)
    await setGoes(tx, before.id, to, said)
    return {
      ...outcome,
      ...words,
      scanId: before.id,
      repeats: before.key,
      more: [`Read before, ${at}.`, words.more].filter(Boolean).join(' '),
      goes: to,
    }
  }
  const scanId = await recordSorted(tx, {
    sessionId: scan.session,
    key: scan.key,
    action: to.to === 'aside' ? 'setAside' : to.to === 'ask' ? 'asked' : 'sorted',
    at: office.clock.now(),
    requestId: outcome.requestId,
    goes: to,
    said,
    ...(outcome.requestId === null && mark ? mark : {}),
  })
  return { ...outcome, ...words, scanId, goes: to }
}

/** A loan for a facility and the facility’s line are one book, by whichever number it is read. */
async function sameBook(tx: Tx, requestId: number | null): Promise<readonly number[]> {
  if (requestId === null) return []
  const lineId = (await loadFacts(tx, requestId))?.request.forRequestId ?? requestId
  return [requestId, lineId, ...(await linkedBorrowing(tx, lineId))]
}

async function goesOfRequest(tx: Tx, office: Office, requestId: number | null, pieceId: number | null): Promise<Goes> {
  const facts = requestId === null ? null : await loadFacts(tx, requestId)
  return facts ? goesFor(tx, office, facts, pieceId) : ask('choose')
}

const whyOf: Partial<Readonly<Record<ScanOutcome['kind'], Why>>> = {
  asks: 'choose',
  second_scan: 'choose',
  refused: 'refused',
  patron: 'card',
  package: 'parcel',
}
/** Nothing was done: where it stands already says where it belongs, or a person has to say. */
async function goesUndone(tx: Tx, office: Office, outcome: ScanOutcome): Promise<Goes> {
  const why = whyOf[outcome.kind]
  if (why !== undefined) return ask(why)
  return outcome.requestId === null
    ? ask(outcome.kind === 'wrong_station' ? 'parcel' : 'choose')
    : goesOfRequest(tx, office, outcome.requestId, null)
}

/** The word already says where it belongs: its coming back was told earlier, and nothing is wrong. */
function backBefore(outcome: ScanOutcome, to: Goes): Partial<ScanOutcome> & Pick<ScanOutcome, 'more'> {
  const isKnown = outcome.kind === 'wrong_station' || outcome.kind === 'nothing_fits'
  return isKnown && outcome.tone === 'wrong' && to.to !== 'ask'
    ? { tone: 'look', line: 'Came back before', more: outcome.more }
    : { more: outcome.more }
}

function ownerWords({ goes: to, title }: Owner, { code }: Scan): Partial<ScanOutcome> & { more: string | null } {
  return to.to === 'van'
    ? {
        tone: 'right',
        line: 'Not in our requests',
        about: title ?? code,
        more: 'It is not checked in here: its library does that.',
      }
    : { tone: 'look', line: 'Nobody knows this code', about: title ?? code, more: null }
}

/** The same for the same code in one session; nothing of what may be a card. */
function markOf({ session, code }: Scan): { readonly mark: string; readonly end: string } | null {
  if (mayBeCard(code)) return null
  const plainOne = plainCode(code)
  const mark = createHash('sha256').update(`${session}|${plainOne}`).digest('hex').slice(0, 16)
  return { mark, end: plainOne.slice(-4) || '?' }
}
