import { client } from '../../api.ts'
import { say } from '../../done-line.ts'
import { refreshAll } from '../../live.ts'

/** The carrier has them: while nobody was told yet, Undo takes all of them back. */
export const sayCollected = (given: {
  readonly parcelIds: readonly number[]
  readonly words: string
  readonly about: string
  readonly leavesAtMs: number
}): void => {
  const { parcelIds, words, about, leavesAtMs } = given
  say({
    words,
    about,
    gesture: `collected ${parcelIds.join(' ')}`,
    requestIds: [],
    leavesAtMs,
    takeBack: async () => {
      for (const parcelId of parcelIds) await client.parcels.uncollect({ parcelId })
      refreshAll()
    },
  })
}
