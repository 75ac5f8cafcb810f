// A wish said and taken back: the line at the foot of the page undoes either.
import type { PlanView } from '../../../contract/plan.ts'
import { client } from '../../api.ts'
import { refreshAll } from '../../live.ts'
import { sayUndoable } from '../settings/saying.ts'
import type { Wish } from './plan-words.ts'

interface OneWish {
  readonly pieceId: number
  readonly wish: Wish
}
interface Wished {
  readonly pieceIds: readonly number[]
  readonly wish: Wish
}
const isDated = ({ kind }: Wish): boolean => kind === 'pin' || kind === 'hold'

/** Keeps a wish. Undone, the day these pieces were kept for before is theirs again. */
export async function keepWish(
  { pieceIds: pieces, wish }: Wished,
  days: PlanView['days'],
  said: string,
  about: string,
) {
  const pieceIds = [...pieces]
  const before = isDated(wish) ? datedWishes(days, pieceIds) : []
  await client.plan.wish({ pieceIds, wish })
  refreshAll()
  sayUndoable(said, about, async () => {
    await client.plan.unwish({ pieceIds, kind: wish.kind, service: serviceOf(wish) })
    for (const one of before) await client.plan.wish({ pieceIds: [one.pieceId], wish: one.wish })
  })
}

export async function dropWish({ pieceId, wish }: OneWish, said: string, about: string) {
  await client.plan.unwish({ pieceIds: [pieceId], kind: wish.kind, service: serviceOf(wish) })
  refreshAll()
  sayUndoable(said, about, async () => void (await client.plan.wish({ pieceIds: [pieceId], wish })))
}

const serviceOf = (wish: Wish) => (wish.kind === 'forbid' ? wish.service : null)
const datedWishes = (days: PlanView['days'], pieceIds: readonly number[]): readonly OneWish[] =>
  days
    .flatMap((day) => day.packages.flatMap((one) => one.pieces))
    .filter((one) => pieceIds.includes(one.pieceId))
    .flatMap(({ pieceId, wishes }) => wishes.filter(isDated).map((wish) => ({ pieceId, wish })))
