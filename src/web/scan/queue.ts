// Scans in the order they were read. One is sent after the other's answer; what the network cannot take yet is kept,
// also over a reload, and sent when it is back.
import { useSyncExternalStore } from 'react'
import type { ScanAnswer, ScanChoice, ScanSessionView } from '../../contract/scans.ts'
import { differs, withOrWithout, type Find } from '../../domain/drop-box/destinations.ts'
import { newKey } from '../acting.ts'
import { api, client, queryClient } from '../api.ts'
import { say, sayOnly } from '../done-line.ts'
import { halfWords } from '../keys.ts'
import { isSignedOut, refusalIn, sentenceFor } from '../refusal.ts'
import { sayByTable } from './box-table.ts'
import { play } from './sound.ts'
import { chooseStation, stationNow } from './station.ts'
import { isCard, keepWaiting, keptWaiting, type Waiting } from './waiting.ts'

export type Shown = Pick<
  ScanAnswer,
  | 'line'
  | 'about'
  | 'more'
  | 'terms'
  | 'unread'
  | 'requestId'
  | 'scanId'
  | 'pieceId'
  | 'choices'
  | 'strangers'
  | 'canKeep'
  | 'goes'
> & {
  /** `ready`: nothing was read yet. */
  readonly tone: ScanAnswer['tone'] | 'ready'
  readonly code: string
  /** The scan's own; null: it was none. */
  readonly key: string | null
  /** Apart for each answer, be it the same again. */
  readonly count: number
}
export interface ScanState {
  readonly shown: Shown | null
  readonly session: ScanSessionView | null
  /** When the session was told, by this page's own clock. */
  readonly toldAtMs: number
  readonly waiting: number
  readonly trouble: string | null
}

const watchers = new Set<() => void>()
let waiting: readonly Waiting[] = keptWaiting()
let state: ScanState = { shown: null, session: null, toldAtMs: 0, waiting: waiting.length, trouble: null }
let isSending = false
let count = 0
const pauses = [500, 1000, 2000, 5000]

export const useScans = (): ScanState =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => state,
  )

/** Sends what a reload found waiting. */
export const goOn = (): void => void send()

export function enqueue(code: string, choice?: ScanChoice): void {
  const at = stationNow()
  if (!at) return tell('Choose a station first', code, 'wrong')
  const one = { ...at, key: newKey(), code, ...(choice === undefined ? {} : { choice }) }
  setWaiting([...waiting, one])
  if (state.trouble !== null) sayHere()
  else if (at.station === 'drop_box') setTimeout(listen, longestSilenceMs, one.key)
  void send()
}

/** Something was found: with the scan that was read last, or loose in the box. */
export function enqueueFound(what: Find, of: string | null, isThere = true): void {
  const at = stationNow()
  if (!at || at.station !== 'drop_box') return
  setWaiting([...waiting, { ...at, key: newKey(), code: '', found: { what, of, isThere } }])
  void send()
}

/** What was found with a scan, as far as it was said: also what has not been sent yet. */
export const foundByNow = (of: string, sent: readonly Find[]): readonly Find[] =>
  waiting.reduce<readonly Find[]>(
    (all, { found }) => (found?.of === of ? withOrWithout(all, found.what, found.isThere) : all),
    sent,
  )

/** The line is down, or slow: at the drop box the page says by itself where the piece goes, in the order they were read. */
function sayHere(): void {
  forgetCards()
  for (const one of waiting) {
    if (one.station !== 'drop_box' || one.said || one.found || one.choice) continue
    const said = sayByTable(one.code, one.session)
    waiting = waiting.map((other) => (other.key === one.key ? { ...other, said } : other))
    const goes = { ...said, library: null, leavesOn: null, why: null }
    const tone = said.to === 'aside' || said.to === 'ask' ? 'look' : 'right'
    show({ ...wordless, tone, line: 'Kept', about: one.code, more: keptWords, goes, code: one.code, key: one.key })
    play(tone)
  }
  setWaiting(waiting)
}
/** A card waits for no line: it is scanned again. */
function forgetCards(): void {
  if (!waiting.some(isCard)) return
  setWaiting(waiting.filter((one) => !isCard(one)))
  tell('Not kept: a patron’s card', 'Scan the card again when the line is back.')
  play('look')
}
const keptWords = 'It will be done when the line is back.'
const longestSilenceMs = 3000
/** What hangs is tried again; the same key keeps it from being done twice. */
const longestWaitMs = 12_000
let lastHeardMs = 0

/** Nothing was heard for a while: the line hangs, and the next scans need not find that out anew. */
function listen(key: string): void {
  if (!waiting.some((one) => one.key === key && !one.said)) return
  if (Date.now() - lastHeardMs < longestSilenceMs) return void setTimeout(listen, longestSilenceMs, key)
  set({ trouble: 'The server does not answer.' })
  sayHere()
}

export function setSession(session: ScanSessionView | null): void {
  set({ session, toldAtMs: Date.now() })
}
export const scansWaiting = (): number => waiting.length
export const clearShown = (): void => set({ shown: null })

/** What was done about the last scan: its large line says that from now on. */
export function retell(count: number, words: Partial<Shown>): void {
  if (state.shown?.count === count) set({ shown: { ...state.shown, ...words } })
}
/** Says something in the large line that is no answer to a scan. */
export function tell(line: string, about: string, tone: Shown['tone'] = 'look'): void {
  show({ ...wordless, tone, line, about })
}
/** The scanner stopped inside a code: nothing was done, nothing is counted. */
export function sayHalf(): void {
  play('wrong')
  if (stationNow()) tell(halfWords, '', 'wrong')
  else sayOnly(halfWords)
}
const wordless = {
  more: null,
  terms: [],
  unread: [],
  requestId: null,
  scanId: null,
  pieceId: null,
  choices: [],
  strangers: [],
  canKeep: false,
  goes: null,
  code: '',
  key: null,
}
function show(shown: Omit<Shown, 'count'>): void {
  count += 1
  set({ shown: { ...shown, count } })
}

async function send(): Promise<void> {
  if (isSending) return
  isSending = true
  let failures = 0
  for (let next = waiting[0]; next; next = waiting[0]) {
    const isDone = await sendOne(next)
    if (isDone) setWaiting(waiting.filter((one) => one.key !== next.key))
    else if (waiting[0] !== next) continue
    else await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(failures, pauses.length - 1)]))
    failures = isDone ? 0 : failures + 1
  }
  isSending = false
}

/** False: it has to be tried again. */
async function sendOne(one: Waiting): Promise<boolean> {
  const { code, station, key, said, found } = one
  const signal = AbortSignal.timeout(longestWaitMs)
  try {
    if (found) {
      const session = await client.dropBox.found({ session: one.session, key, ...found }, { signal })
      took(session)
      return true
    }
    const { session, repeats, ...answer } = await client.scans.scan(one, { signal })
    took(session)
    if (repeats !== null) foundWith(key, repeats)
    // What the page has said already is said again only where the office says another.
    const isNews = !said || !answer.goes || differs(said, answer.goes)
    if (isNews || waiting.length === 1 || state.shown?.key === key) show({ ...answer, code, key: repeats ?? key })
    say(null)
    if (isNews) play(said ? 'wrong' : answer.tone)
    if (station === 'packing') void queryClient.invalidateQueries({ queryKey: api.parcels.key() })
    return true
  } catch (error) {
    return afterFailure(error, one)
  }
}

/** What was found with a second beep lay with the first. */
function foundWith(key: string, first: string): void {
  const isOf = ({ found }: Waiting): boolean => found?.of === key
  if (waiting.some(isOf))
    setWaiting(waiting.map((one) => (one.found && isOf(one) ? { ...one, found: { ...one.found, of: first } } : one)))
}

function took(session: ScanSessionView): void {
  lastHeardMs = Date.now()
  const isHere = stationNow()?.session === session.id
  set({ trouble: null, ...(isHere ? { session, toldAtMs: Date.now() } : {}) })
}

function afterFailure(error: unknown, one: Waiting): boolean {
  const { code, station, session } = one
  const refusal = refusalIn(error)
  // Closed elsewhere, or at another station by now: the station goes on with a session of its own.
  if (refusal?.code === 'session-closed' || refusal?.code === 'session-station') {
    const isHere = stationNow()?.session === session
    const next = (isHere ? chooseStation(station) : null) ?? { station, session: newKey() }
    setWaiting(waiting.map((other) => (other.session === session ? { ...other, ...next } : other)))
    return false
  }
  if (refusal && !isSignedOut(error) && !isOurs(refusal.code)) {
    tell(refusal.sentence, code, 'wrong')
    play('wrong')
    return true
  }
  if (state.trouble === null) play('look')
  set({ trouble: isSignedOut(error) ? sentenceFor(error) : 'The server does not answer.' })
  sayHere()
  return false
}

/** The server's trouble, not the scan's. */
const isOurs = (code: string): boolean => ['our-fault', 'store-gone', 'disk-full', 'not-migrated'].includes(code)

function setWaiting(next: readonly Waiting[]): void {
  waiting = next
  keepWaiting(next)
  set({ waiting: next.length })
}

function set(change: Partial<ScanState>): void {
  state = { ...state, ...change }
  for (const tellOne of watchers) tellOne()
}
