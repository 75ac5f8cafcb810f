// A wish stands on the page at once; the rest of the page says that it is being planned until the new plan is there.
import { useSyncExternalStore } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { api, queryClient } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'
import type { Wish } from './plan-words.ts'

let running = 0
const watchers = new Set<() => void>()

/** The plan on the page is older than what is wished of it. */
export const useIsPlanning = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => running > 0,
  )

/** Shows the wishes as they will be, and the new plan once it is made; what is refused leaves them as they were. */
export async function planAnew(about: string, wishes: ChangeOfWishes, make: () => Promise<PlanView>): Promise<void> {
  const queryKey = api.plan.get.queryKey()
  count(1)
  // In the place of the line before: its undo would not mean this.
  sayOnly('Planning…', about)
  try {
    // An answer asked for before knows nothing of the wish.
    await queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, (view) => view && withWishes(view, wishes))
    const view = await make()
    await queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, view)
  } catch (error) {
    say(null)
    throw error
  } finally {
    count(-1)
    refreshAll()
  }
}

interface ChangeOfWishes {
  readonly pieceIds: readonly number[]
  readonly change: (wishes: readonly Wish[]) => readonly Wish[]
}
const withWishes = (view: PlanView, { pieceIds, change }: ChangeOfWishes): PlanView => ({
  ...view,
  days: view.days.map((day) => ({
    ...day,
    packages: day.packages.map((one) => ({
      ...one,
      pieces: one.pieces.map((piece) =>
        pieceIds.includes(piece.pieceId) ? { ...piece, wishes: [...change(piece.wishes)] } : piece,
      ),
    })),
  })),
})

function count(by: number): void {
  running += by
  for (const tell of watchers) tell()
}
