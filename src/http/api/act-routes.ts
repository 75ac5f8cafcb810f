import { randomUUID } from 'node:crypto'
import { actionNeeds } from '../../contract/actions.ts'
import type { Details, DetailValue } from '../../domain/lifecycle/details.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { act } from '../../office/act.ts'
import type { Office } from '../../office/context.ts'
import { undoGesture } from '../../office/undo/undo-gesture.ts'
import { missingLibrary } from '../../store/libraries.ts'
import { partsOf, sees } from '../../store/requests/sight.ts'
import { leavingOf } from '../../store/requests/view.ts'
import { orRefuse, refusalError } from './answer.ts'
import type { Asker } from './asker.ts'
import { os } from './base.ts'
import { secondsUntil } from './request-view.ts'

export const actRoutes = {
  act: os.requests.act.handler(async ({ input, context: { office, asker, person } }) => {
    const { requestId } = input.params
    const { action, version, key, came } = input.body
    const details = detailsIn(input.body.details)
    await insist(office, asker, requestId)
    const fault = await faultOfLibraries(office, action, details)
    if (fault) throw refusalError(fault)

    const gesture = asker.staffRole === null ? undefined : (input.body.gesture ?? randomUUID())
    const acted = orRefuse(
      await act(office, {
        requestId,
        action,
        details,
        actor: asker.actor,
        // A caller's own key is good for its own calls about this request, and for nothing else.
        ...(key === undefined ? {} : { key: `call:${person.userId}:${requestId}:${key}` }),
        ...(version === undefined ? {} : { version }),
        ...(gesture === undefined ? {} : { gesture }),
        ...(came === undefined || asker.staffRole === null ? {} : { came }),
      }),
    )
    const leaving = gesture === undefined ? null : await leavingOf(office.store.db, acted.eventId)
    return {
      requestId,
      number: writeNumber(acted.number),
      action: acted.action,
      from: acted.from,
      to: acted.to,
      version: acted.version,
      repeated: acted.repeated,
      gesture: leaving?.gesture ?? null,
      leavesInSeconds: secondsUntil(leaving?.leavesAt ?? null, office.clock.now()),
    }
  }),

  undo: os.requests.undo.handler(async ({ input, context: { office, person } }) => {
    const undone = orRefuse(await undoGesture(office, input.gesture, person.userId))
    return { requestIds: [...undone.requestIds], actions: [...undone.actions], throwAway: [...undone.throwAway] }
  }),
}

/** A request outside an account's sight is not there for it. */
export async function insist(office: Office, asker: Asker, requestId: number): Promise<void> {
  if (asker.sight.of === 'all') return
  const parts = await partsOf(office.store.db, requestId)
  if (!parts || !sees(asker.sight, parts)) throw refusalError(refuse('not-found'))
}

/** The contract has checked each value by its descriptor; here it only gets its type back. */
export function detailsIn(given: Readonly<Record<string, unknown>>): Details {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (isDetail(value) ? [[name, value]] : [])))
}

function isDetail(value: unknown): value is DetailValue {
  if (Array.isArray(value))
    return value.every((one) => typeof one === 'string') || value.every((one) => typeof one === 'number')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Libraries that the details name must be there. */
export async function faultOfLibraries(office: Office, action: string, details: Details): Promise<Refusal | null> {
  for (const [name, need] of Object.entries(actionNeeds.get(action) ?? {})) {
    if (need.of !== 'library') continue
    const value = details[name]
    const ids =
      typeof value === 'number' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'number') : []
    if (ids.length > 0 && (await missingLibrary(office.store.db, ids)) !== null)
      return refuse('library-not-found', {}, name)
  }
  return null
}
