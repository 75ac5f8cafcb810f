// What was left to a person in the library system is looked at again by itself: once it is seen there, the card goes, and
// so do the differences it made.
import { effectRow, effects, isEffectName } from '../../domain/lifecycle/effects.ts'
import { lockRequest } from '../../store/requests/facts.ts'
import { lockEffect, stepsLeftToPeople, type EffectRecord } from '../../store/requests/effects.ts'
import { announce } from '../../store/announce.ts'
import type { Office } from '../context.ts'
import { compareSome } from '../differences/compare.ts'
import { doneByHand } from '../effects/settle-effect.ts'
import { ConnectorError } from '../ports.ts'
import type { Ils } from '../ils-port.ts'
import { ilsOrder } from './ils-order.ts'

const most = 50
const seenNames = Object.keys(effects).filter((name) => isEffectName(name) && effectRow(name).isSeen === true)

/** When each was looked at last: all come round, however many there are. */
const lookedAt = new WeakMap<Office, Map<number, number>>()

/** Answers how many were looked at. */
export async function seeDone(office: Office): Promise<number> {
  const { ils } = office
  if (ils.byHand || !ils.isDone) return 0
  const known = lookedAt.get(office) ?? new Map<number, number>()
  lookedAt.set(office, known)
  const open = await stepsLeftToPeople(office.store.db, seenNames)
  for (const id of known.keys()) if (!open.some((one) => one.id === id)) known.delete(id)
  const due = open.toSorted((a, b) => (known.get(a.id) ?? 0) - (known.get(b.id) ?? 0) || a.id - b.id).slice(0, most)
  let looked = 0
  for (const effect of due) {
    if (isUsedUp(ils)) return looked
    known.set(effect.id, office.clock.now().getTime())
    if (!(await look(office, effect))) return looked
    looked += 1
  }
  return looked
}

const isUsedUp = ({ follow }: Ils): boolean => follow !== undefined && follow.used() >= follow.perHour()

/** False: the system is away, and nothing else is asked. */
async function look(office: Office, effect: EffectRecord): Promise<boolean> {
  try {
    if (await isDoneThere(office, effect)) await settle(office, effect)
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    office.log(`library system: ${error.message}`)
    return !error.retry && error.kind !== 'bad-credentials'
  }
  return true
}

async function isDoneThere(office: Office, effect: EffectRecord): Promise<boolean> {
  const { id: effectId, name, request_id: requestId, piece_id: pieceId } = effect
  if (!isEffectName(name) || !office.ils.isDone) return false
  return office.ils.isDone(await ilsOrder(office.store.db, { effectId, name, requestId, pieceId }))
}

async function settle(office: Office, { id, request_id: requestId }: EffectRecord): Promise<void> {
  const isSettled = await office.store.transact(async (tx) => {
    await lockRequest(tx, requestId)
    const effect = await lockEffect(tx, id)
    if (effect?.state !== 'with_person' && effect?.state !== 'given_up') return false
    await doneByHand(tx, office, effect, { actor: { kind: 'ils', id: null } }, office.clock.now())
    await announce(tx, requestId)
    return true
  })
  if (isSettled) await compareSome(office, [requestId])
}
