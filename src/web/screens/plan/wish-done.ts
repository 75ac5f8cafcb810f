// A wish said and taken back: the line at the foot of the page undoes either.
import type { PlanView } from '../../../contract/plan.ts'
import { client } from '../../api.ts'
import { sayUndoable } from '../settings/saying.ts'
import type { Wish } from './plan-words.ts'
import { planAnew } from './planning.ts'

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
  await put(pieceIds, wish, about)
  sayUndoable(said, about, async () => {
    await drop(pieceIds, wish, about)
    for (const one of before) await put([one.pieceId], one.wish, about)
  })
}

export async function dropWish({ pieceId, wish }: OneWish, said: string, about: string) {
  await drop([pieceId], wish, about)
  sayUndoable(said, about, () => put([pieceId], wish, about))
}

const put = (pieceIds: number[], wish: Wish, about: string): Promise<void> =>
  planAnew(
    about,
    {
      pieceIds,
      change: (wishes) => [...wishes.filter((one) => !(same(one, wish) || (isDated(one) && isDated(wish)))), wish],
    },
    () => client.plan.wish({ pieceIds, wish }),
  )
const drop = (pieceIds: number[], wish: Wish, about: string): Promise<void> =>
  planAnew(about, { pieceIds, change: (wishes) => wishes.filter((one) => !same(one, wish)) }, () =>
    client.plan.unwish({ pieceIds, kind: wish.kind, service: serviceOf(wish) }),
  )

const same = (one: Wish, other: Wish): boolean => one.kind === other.kind && serviceOf(one) === serviceOf(other)
const serviceOf = (wish: Wish) => (wish.kind === 'forbid' ? wish.service : null)
const datedWishes = (days: PlanView['days'], pieceIds: readonly number[]): readonly OneWish[] =>
  days
    .flatMap((day) => day.packages.flatMap((one) => one.pieces))
    .filter((one) => pieceIds.includes(one.pieceId))
    .flatMap(({ pieceId, wishes }) => wishes.filter(isDated).map((wish) => ({ pieceId, wish })))
