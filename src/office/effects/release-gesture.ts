// A person lets what a gesture ordered leave the house now, before the grace is over.
import { announce } from '../../store/announce.ts'
import { gestureEvents } from '../../store/requests/undo.ts'
import { releaseEffects } from '../../store/requests/effects.ts'
import type { Office } from '../context.ts'

/** How many held steps leave now. What waits for the carrier of a package goes on waiting. */
export const releaseGesture = (office: Office, gesture: string): Promise<number> =>
  office.store.transact(async (tx) => {
    const released = await releaseEffects(tx, { gesture }, office.clock.now())
    const requestIds = new Set((await gestureEvents(tx, gesture)).map((one) => one.request_id))
    if (released > 0) for (const requestId of requestIds) await announce(tx, requestId)
    return released
  })
