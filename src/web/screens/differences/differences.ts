// What is done about differences, and how it is said at the foot of the page.
import { attempt, newKey } from '../../acting.ts'
import { api, client, queryClient, type Inputs, type Outputs } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { refreshRequest } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

export type Differences = Outputs['differences']['list']
export type Difference = Differences['differences'][number]
export type Mend = Difference['mends'][number]

export const refreshDifferences = (): void => {
  void queryClient.invalidateQueries({ queryKey: api.differences.key() })
  void queryClient.invalidateQueries({ queryKey: api.desk.today.key() })
}

export const aboutOf = ({ request, label }: Difference): string =>
  request ? `${request.title} (${request.number})` : label

export const mendIt = (one: Difference, mend: Mend, number?: string): Promise<Refusal | null> =>
  attempt(async () => {
    const gesture = newKey()
    const done = await client.differences.mend({
      differenceId: one.id,
      mend: mend.name,
      gesture,
      ...(number === undefined ? {} : { number }),
    })
    const words = `${mend.label}: ${resultWords(mend, done.isGone)}`
    const isAct = mend.name === 'closeHere' || mend.name === 'takeDue'
    if (isAct && done.requestId !== null)
      say({ words, about: aboutOf(one), gesture, requestIds: [done.requestId], leavesAtMs: null })
    else sayOnly(words, aboutOf(one))
    if (done.requestId !== null) refreshRequest(done.requestId)
    refreshDifferences()
  })

const resultWords = (mend: Mend, isGone: boolean): string =>
  isGone ? 'they agree now' : mend.name === 'look' ? 'it is still so' : 'ordered; looked at again when it is through'

export const compareNow = (): Promise<Refusal | null> =>
  attempt(async () => {
    await client.differences.compare()
    refreshDifferences()
  })

export const silenceIt = (order: Inputs['differences']['silence'], about: string): Promise<Refusal | null> =>
  attempt(async () => {
    await client.differences.silence(order)
    sayOnly(`Silenced until ${order.until}`, about)
    refreshDifferences()
  })

export const showAgain = (one: Difference): Promise<Refusal | null> =>
  attempt(async () => {
    if (one.silence === null) return
    await client.differences.hearAgain({ silenceId: one.silence.id })
    sayOnly('Shown again', aboutOf(one))
    refreshDifferences()
  })
