// Cards that another system’s own page shows to be done are ticked off, in the same transaction.
import { isEffectName, type EffectName } from '../../domain/lifecycle/effects.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { stepsWithPerson, type EffectRecord } from '../../store/requests/effects.ts'
import type { Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'
import { doneByHand } from '../effects/settle-effect.ts'

export async function tickOff(
  tx: Tx,
  office: Office,
  requestId: number,
  actor: Actor,
  isDone: (name: EffectName, effect: EffectRecord) => boolean,
): Promise<number> {
  let count = 0
  for (const effect of await stepsWithPerson(tx, requestId)) {
    if (!isEffectName(effect.name) || !isDone(effect.name, effect)) continue
    const no = await doneByHand(tx, office, effect, { actor }, office.clock.now())
    if (!no) count += 1
  }
  return count
}
