// Follows our things in a library system that tells no news by itself: request after request, round and round, so many
// an hour as it may be asked.
import { lives, lifeNames, type Life } from '../../domain/lifecycle/lives.ts'
import { effectRow } from '../../domain/lifecycle/effects.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { effectsOfRequest, putEffects } from '../../store/requests/effects.ts'
import { requestsFrom } from '../../store/requests/in-ils.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { type IlsNews, type IlsSeen } from '../ils-port.ts'
import { newsMeanings, takeIlsNews } from './take-ils-news.ts'
import { watchedInIls } from './watched-in-ils.ts'

/** A round is begun this often; what an hour allows is shared out among its rounds. */
export const ilsLookMs = 5 * 60_000

/** Where a round stopped. */
const stoppedAt = new WeakMap<Office, number>()

const moves = new Set(
  lifeNames.flatMap((name) => {
    const life: Life = lives[name]
    // What has left the house comes back to a desk that scans it.
    return Object.values(newsMeanings)
      .flat()
      .flatMap((action) => (action === 'cameBack' ? [] : fromOf(life, action)))
  }),
)
/** States in which news can move a request: for what is borrowed and lent, before it has left. */
const followed = statesWhere((_, state) => moves.has(state)).filter((one) => one.service === 'loan')

/** Looks at as many as it may now; answers how many. `everyMs`: how often it is called. */
export async function followIls(office: Office, everyMs = ilsLookMs): Promise<number> {
  const { follow } = office.ils
  const most = Math.floor(((follow?.perHour() ?? 0) * everyMs) / 3_600_000)
  if (!follow || most === 0) return 0
  const after = stoppedAt.get(office) ?? 0
  const ids = await requestsFrom(office.store.db, followed, after, most)
  let looked = 0
  for (const id of ids) {
    const watched = await watchedInIls(office.store.db, id)
    if (watched) {
      try {
        for (const seen of await follow.look(watched)) await take(office, seen)
      } catch (error) {
        if (!(error instanceof ConnectorError)) throw error
        office.log(`library system: ${error.message}`)
        // What one request lacks stops nobody else; while the system is away, nobody is asked.
        if (error.retry || error.kind === 'bad-credentials') return looked
      }
      looked += 1
    }
    stoppedAt.set(office, id)
  }
  if (ids.length < most) stoppedAt.set(office, 0)
  return looked
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
