// Follows our things in a library system that tells no news by itself: request after request by rank, so many an hour
// as it may be asked.
import { lives, lifeNames, type Life } from '../../domain/lifecycle/lives.ts'
import { effectRow } from '../../domain/lifecycle/effects.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { effectsOfRequest, putEffects } from '../../store/requests/effects.ts'
import { addDays } from '../../domain/values/days.ts'
import { followedRequests } from '../../store/requests/in-ils.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import { today, type Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { type Ils, type IlsNews, type IlsSeen } from '../ils-port.ts'
import { newsMeanings, takeIlsNews } from './take-ils-news.ts'
import { watchedInIls } from './watched-in-ils.ts'

/** A round is begun this often; what an hour allows is shared out among its rounds. */
export const ilsLookMs = 5 * 60_000

/** When each was looked at last. */
const lookedAt = new WeakMap<Office, Map<number, number>>()
/**
 * How often each should be looked at: what is due, recalled, on a shelf or waits for an answer in every round that has
 * room, everything else once a day. Where the hour's looks do not suffice, all wait longer alike.
 */
const everyMs = { first: 15 * 60_000, rest: 20 * 3_600_000 }
const soonDays = 3

const moves = new Set(
  lifeNames.flatMap((name) => {
    const life: Life = lives[name]
    // What has left the house comes back to a desk that scans it; a loss is heard of what is looked at anyway.
    return Object.values(newsMeanings)
      .flat()
      .flatMap((action) => (action === 'cameBack' || action === 'lose' ? [] : fromOf(life, action)))
  }),
)
/** States in which news can move a request: for what is borrowed and lent, before it has left. */
const followed = statesWhere((_, state) => moves.has(state)).filter((one) => one.service === 'loan')

const first = statesWhere((row) => row.beside?.isWatched === true)

/** Looks at as many as it may now, those first in which something may have happened; answers how many. `roundMs`: how often it is called. */
export async function followIls(office: Office, roundMs = ilsLookMs): Promise<number> {
  const { follow } = office.ils
  const perHour = follow?.perHour() ?? 0
  const most = Math.min(Math.floor((perHour * roundMs) / 3_600_000), perHour - (follow?.used() ?? 0))
  if (!follow || most <= 0) return 0
  let looked = 0
  let failed = 0
  for (const { id, isFirst } of await dueForLook(office, most)) {
    const seen = await lookAt(office, follow, id)
    const now = office.clock.now().getTime()
    // Whatever came of it its turn is over; what failed does not wait a day for the next.
    looksOf(office).set(id, seen === 'looked' || isFirst ? now : now - everyMs.rest + everyMs.first)
    // It may be the one request that cannot be looked at; several in a row, and the system is away.
    failed = seen === 'looked' ? 0 : failed + 1
    if (seen === 'refused' || failed === mostFailed) return looked
    if (seen === 'looked') looked += 1
  }
  return looked
}
const mostFailed = 3

/** One request now, because a person asks; throws what stands against it. */
export async function lookAgain(office: Office, requestId: number): Promise<void> {
  const { follow } = office.ils
  const watched = follow ? await watchedInIls(office.store.db, requestId) : null
  if (!follow || !watched) return
  for (const seen of await follow.look(watched)) await take(office, seen)
}

async function dueForLook(
  office: Office,
  most: number,
): Promise<readonly { readonly id: number; readonly isFirst: boolean }[]> {
  const day = today(office)
  const rows = await followedRequests(office.store.db, { states: followed, first, soon: addDays(day, soonDays) })
  const known = looksOf(office)
  const now = office.clock.now().getTime()
  const urgency = (id: number, isFirst: boolean): number => {
    const every = isFirst ? everyMs.first : everyMs.rest
    const at = known.get(id) ?? (isFirst ? 0 : now - every)
    // What nobody has looked at yet is due from now on.
    if (!known.has(id) && !isFirst) known.set(id, at)
    return (now - at) / every
  }
  return rows
    .map((row) => ({ id: row.id, isFirst: row.is_first, urgency: urgency(row.id, row.is_first) }))
    .filter((row) => row.isFirst || row.urgency >= 1)
    .toSorted((a, b) => b.urgency - a.urgency || a.id - b.id)
    .slice(0, most)
}

function looksOf(office: Office): Map<number, number> {
  const known = lookedAt.get(office) ?? new Map<number, number>()
  lookedAt.set(office, known)
  return known
}

async function lookAt(
  office: Office,
  follow: NonNullable<Ils['follow']>,
  id: number,
): Promise<'looked' | 'failed' | 'refused'> {
  try {
    const watched = await watchedInIls(office.store.db, id)
    if (watched) for (const seen of await follow.look(watched)) await take(office, seen)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    office.log(`library system: ${error.message}`)
    if (error.kind === 'bad-credentials') return 'refused'
    // What one request lacks stops nobody else.
    return error.retry ? 'failed' : 'looked'
  }
  return 'looked'
}

async function take(office: Office, { news, key }: IlsSeen): Promise<void> {
  const found = await requestByNumber(office.store.db, news.reference)
  const row = found ? await requestRow(office.store.db, found.id) : undefined
  const wanted = row?.patron_due_on ?? null
  const isTooLong = news.what === 'checked_out' && news.until !== null && wanted !== null && news.until > wanted
  // The day on the strap stands; theirs is to be reset.
  const answer = await takeIlsNews(office, isTooLong ? { ...news, until: wanted } : news, key)
  if (answer.ok && isTooLong) await askForReset(office, answer.value.requestId, answer.value.eventId, news)
}

/** The step compares the days: where they still differ it becomes the card, “Try again” looks whether it was done. */
async function askForReset(office: Office, requestId: number, eventId: number, news: IlsNews): Promise<void> {
  const key = `e${eventId}.due`
  const now = office.clock.now()
  await office.store.transact(async (tx) => {
    if ((await effectsOfRequest(tx, requestId)).some((one) => one.key === key)) return
    await putEffects(tx, [
      {
        requestId,
        eventId,
        name: 'ils.changeDueDate',
        port: effectRow('ils.changeDueDate').port,
        key,
        entryId: null,
        pieceId: null,
        parcelId: null,
        libraryId: null,
        codes: { until: news.until ?? '' },
        at: now,
        state: 'waiting',
        notBefore: now,
      },
    ])
  })
}

function fromOf(life: Life, action: string): readonly string[] {
  const row = life.actions[action]
  return row?.by.includes('ils') && typeof row.from !== 'string' ? row.from : []
}
