// When the queues are to be walked: from each of the office's times on a staffed day until all five have been.
import { walkedQueues, type WalkedQueue } from './status-words.ts'

export interface Walk {
  readonly since: Date
  readonly queues: readonly { readonly name: WalkedQueue; readonly label: string; readonly isDone: boolean }[]
}

/** `slots`: the times of today as instants; `walked`: when each queue was last. Null while nothing is due. */
export function walkNow(
  now: Date,
  slots: readonly Date[],
  walked: { readonly [name in WalkedQueue]?: Date },
): Walk | null {
  const since = slots
    .filter((slot) => slot <= now)
    .toSorted((a, b) => a.getTime() - b.getTime())
    .at(-1)
  if (!since) return null
  const queues = walkedQueues.map(({ name, label }) => ({ name, label, isDone: (walked[name] ?? 0) >= since }))
  return queues.every((one) => one.isDone) ? null : { since, queues }
}
