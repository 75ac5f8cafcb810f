import { randomUUID } from 'node:crypto'
import { today } from '../../office/context.ts'
import { actOnMany } from '../../office/many/act-on-many.ts'
import { commonActs } from '../../office/many/common-acts.ts'
import { listIds } from '../../store/requests/list.ts'
import { leavingOf } from '../../store/requests/view.ts'
import { detailsIn, faultOfLibraries } from './act-routes.ts'
import { refusalError } from './answer.ts'
import { os } from './base.ts'
import { filtersFrom } from './lines.ts'
import { needsOf, secondsUntil } from './request-view.ts'

/** A list of more is cut, and says so. */
const longestList = 100_000

export const manyRoutes = {
  index: os.requests.index.handler(async ({ input, context: { office, asker } }) => {
    const filters = filtersFrom({ ...input, limit: longestList }, today(office))
    const ids = await listIds(office.store.db, asker.sight, filters)
    return { ids: ids.slice(0, longestList), more: ids.length > longestList }
  }),

  commonActs: os.requests.commonActs.handler(async ({ input, context: { office, asker } }) => {
    const acts = await commonActs(office, [...new Set(input.requestIds)], asker.actor)
    return acts.map((act) => ({ ...act, needs: needsOf(act.needs) }))
  }),

  actOnMany: os.requests.actOnMany.handler(async ({ input, context: { office, asker, person } }) => {
    const { action } = input
    const gesture = input.gesture ?? randomUUID()
    const details = detailsIn(input.details)
    const fault = await faultOfLibraries(office, action, details)
    if (fault) throw refusalError(fault)
    const results = await actOnMany(office, {
      requestIds: [...new Set(input.requestIds)],
      action,
      details,
      actor: asker.actor,
      gesture,
      keyFor: (requestId) => `many:${person.userId}:${requestId}:${gesture}`,
    })
    const done = results.flatMap((one) => (one.eventId === null ? [] : [one.eventId]))
    const last = done.at(-1)
    const leaving = last === undefined ? null : await leavingOf(office.store.db, last)
    return {
      gesture,
      leavesInSeconds: secondsUntil(leaving?.leavesAt ?? null, office.clock.now()),
      results: results.map(({ requestId, number, title, eventId, sentence }) => ({
        requestId,
        number,
        title,
        isDone: eventId !== null,
        sentence,
      })),
    }
  }),
}
