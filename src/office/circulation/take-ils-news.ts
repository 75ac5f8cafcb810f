// What the integrated library system reports becomes an act by it: on the shelf, checked out, checked in, pulled.
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { refuse, type Answer } from '../../domain/refusal.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { requestByNumber } from '../../store/requests/find.ts'
import type { Tx } from '../../store/open.ts'
import { actIn, type Acted } from '../act.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import type { IlsNews } from '../ils-port.ts'

/** What a piece of news can mean, by life and state; the first that is possible is done. */
export const newsMeanings: Readonly<Record<IlsNews['what'], readonly string[]>> = {
  on_shelf: ['onShelfInSystem', 'atLibrary'],
  checked_out: ['checkedOut'],
  checked_in: ['checkedIn', 'cameBack'],
  not_picked_up: ['notPickedUp'],
  lost: ['lose'],
  pulled: ['found'],
  not_on_shelf: ['notOnShelf', 'holdNotFilled'],
  hold_failed: ['holdFailed'],
  hold_not_filled: ['holdNotFilled'],
}

/** `key` is the news' own: told twice, it is acted on once. News that no longer fits is refused and changes nothing. */
export const takeIlsNews = (office: Office, news: IlsNews, key: string): Promise<Answer<Acted>> =>
  allOrNothing(office.store, (tx) => takeIlsNewsIn(tx, office, news, key))

/** The same inside a transaction of the caller’s. */
export async function takeIlsNewsIn(tx: Tx, office: Office, news: IlsNews, key: string): Promise<Answer<Acted>> {
  const found = await requestByNumber(tx, news.reference)
  const facts = found ? await loadFacts(tx, found.id) : null
  if (!facts) return refuse('not-found')
  const life = lifeOf(facts.request)
  const piece =
    facts.pieces.length > 1
      ? facts.pieces.find((one) => [one.barcode, `${news.reference}-${one.n}`].includes(news.barcode))
      : undefined
  let answer: Answer<Acted> = refuse('wrong-state', {
    state: life.states[facts.request.state]?.label ?? facts.request.state,
  })
  for (const action of newsMeanings[news.what]) {
    const row = life.actions[action]
    if (!row?.by.includes('ils')) continue
    const detail = {
      ...(row.needs?.['pieceId'] && piece ? { pieceId: piece.id } : {}),
      ...untilDetail(row.needs ?? {}, news.until),
      ...(row.needs?.['pieces'] && news.pieces !== undefined ? { pieces: news.pieces } : {}),
      ...(row.needs?.['reason'] && news.what === 'lost' ? { reason: 'lost' } : {}),
    }
    answer = await actIn(tx, office, {
      requestId: facts.request.id,
      action,
      details: detail,
      actor: { kind: 'ils', id: null },
      key: `ils:${key}`,
    })
    if (answer.ok) return answer
  }
  return answer
}

function untilDetail(needs: Readonly<Record<string, unknown>>, until: string | null): Readonly<Record<string, string>> {
  if (until === null) return {}
  return 'until' in needs ? { until } : 'dueOn' in needs ? { dueOn: until } : {}
}
