// Scans in the order they were read. One is sent after the other's answer; what the network cannot take yet is kept,
// also over a reload, and sent when it is back.
import { useSyncExternalStore } from 'react'
import type { ScanAnswer, ScanChoice, ScanSessionView } from '../../contract/scans.ts'
import { newKey } from '../acting.ts'
import { api, client, queryClient } from '../api.ts'
import { say } from '../done-line.ts'
import { isSignedOut, refusalIn, sentenceFor } from '../refusal.ts'
import { keep, readKept, textAt } from './kept.ts'
import { play } from './sound.ts'
import { chooseStation, stationNow, stations, type AtStation } from './station.ts'

/** At the station where it was read, whichever is chosen by the time it is sent. */
interface Waiting extends AtStation {
  readonly key: string
  readonly code: string
  readonly choice?: ScanChoice
}
export type Shown = Pick<
  ScanAnswer,
  | 'tone'
  | 'line'
  | 'about'
  | 'more'
  | 'terms'
  | 'requestId'
  | 'scanId'
  | 'pieceId'
  | 'choices'
  | 'strangers'
  | 'canKeep'
> & {
  readonly code: string
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

const name = 'keuka.scans-waiting'
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
  setWaiting([...waiting, { ...at, key: newKey(), code, ...(choice === undefined ? {} : { choice }) }])
  void send()
}

export function setSession(session: ScanSessionView | null): void {
  set({ session, toldAtMs: Date.now() })
}
export const clearShown = (): void => set({ shown: null })

/** Says something in the large line that is no answer to a scan. */
export function tell(line: string, about: string, tone: Shown['tone'] = 'look'): void {
  count += 1
  set({
    shown: {
      tone,
      line,
      about,
      more: null,
      terms: [],
      requestId: null,
      scanId: null,
      pieceId: null,
      choices: [],
      strangers: [],
      canKeep: false,
      code: '',
      count,
    },
  })
}

async function send(): Promise<void> {
  if (isSending) return
  isSending = true
  let failures = 0
  for (let next = waiting[0]; next; next = waiting[0]) {
    const isDone = await sendOne(next)
    if (isDone) setWaiting(waiting.slice(1))
    else if (waiting[0] !== next) continue
    else await new Promise((resolve) => setTimeout(resolve, pauses[Math.min(failures, pauses.length - 1)]))
    failures = isDone ? 0 : failures + 1
  }
  isSending = false
}

/** False: it has to be tried again. */
async function sendOne(one: Waiting): Promise<boolean> {
  const { code, station } = one
  try {
    const { session, ...answer } = await client.scans.scan(one)
    count += 1
    const isHere = stationNow()?.session === session.id
    set({ shown: { ...answer, code, count }, trouble: null, ...(isHere ? { session, toldAtMs: Date.now() } : {}) })
    say(null)
    play(answer.tone)
    if (station === 'packing') void queryClient.invalidateQueries({ queryKey: api.parcels.key() })
    return true
  } catch (error) {
    return afterFailure(error, one)
  }
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
  return false
}

/** The server's trouble, not the scan's. */
const isOurs = (code: string): boolean => ['our-fault', 'store-gone', 'disk-full', 'not-migrated'].includes(code)

function setWaiting(next: readonly Waiting[]): void {
  waiting = next
  keep('sessionStorage', name, next.length === 0 ? null : next)
  set({ waiting: next.length })
}

function set(change: Partial<ScanState>): void {
  state = { ...state, ...change }
  for (const tellOne of watchers) tellOne()
}

/** A choice is made while looking at the page; only what was read is worth keeping over a reload. */
function keptWaiting(): readonly Waiting[] {
  const kept = readKept('sessionStorage', name)
  if (!Array.isArray(kept)) return []
  return kept.flatMap((one: unknown) => {
    const key = textAt(one, 'key')
    const code = textAt(one, 'code')
    const station = stations.find((name) => name === textAt(one, 'station'))
    const session = textAt(one, 'session')
    const isChoice = typeof one === 'object' && one !== null && 'choice' in one
    return key === null || code === null || session === null || !station || isChoice
      ? []
      : [{ key, code, station, session }]
  })
}
