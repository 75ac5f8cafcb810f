import { refuse } from '../../domain/refusal.ts'
import { compareNow } from '../../office/differences/compare.ts'
import { listDifferences } from '../../office/differences/list.ts'
import { mend } from '../../office/differences/mend.ts'
import { hearAgain, silence } from '../../office/differences/silence.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'
import { failureOf } from './failure.ts'

export const differenceRoutes = {
  list: os.differences.list.handler(async ({ context: { office } }) => {
    const { differences, run, compared, isOn } = await listDifferences(office)
    return {
      differences: differences.map((one) => ({ ...one, mends: [...one.mends], fields: [...one.fields] })),
      run: run && runView(run),
      compared,
      isOn,
    }
  }),
  compare: os.differences.compare.handler(({ context: { office } }) => {
    const begun = compareNow(office)
    if (!begun) throw refusalError(refuse('compare-running'))
    // Nobody waits for it: what goes wrong is in the log, and the list says so.
    begun.whole.catch((error: unknown) => failureOf(error, office.log, 'comparison'))
    return { run: runView(begun.run) }
  }),
  mend: os.differences.mend.handler(async ({ input, context: { office, asker } }) => {
    const { number, gesture, ...order } = input
    return orRefuse(
      await mend(office, {
        ...order,
        actor: asker.actor,
        ...(number === undefined ? {} : { number }),
        ...(gesture === undefined ? {} : { gesture }),
      }),
    )
  }),
  silence: os.differences.silence.handler(async ({ input, context: { office, asker } }) => {
    const { kind, requestId, reason, until } = input
    orRefuse(await silence(office, { kind, requestId: requestId ?? null, reason, until, by: asker.actor.id }))
    return { ok: true as const }
  }),
  hearAgain: os.differences.hearAgain.handler(async ({ input, context: { office } }) => {
    orRefuse(await hearAgain(office, input.silenceId))
    return { ok: true as const }
  }),
}

const runView = ({
  startedAt,
  endedAt,
  asked,
  of,
}: {
  startedAt: Date
  endedAt: Date | null
  asked: number
  of: number
}) => ({
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  asked,
  of,
})
