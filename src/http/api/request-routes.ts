import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { today } from '../../office/context.ts'
import { countOpen, listRequests, requestsByCode } from '../../store/requests/list.ts'
import { os } from './base.ts'
import { filtersFrom, lineOf, usualPage } from './lines.ts'
import { requestView } from './request-view.ts'

export const requestRoutes = {
  list: os.requests.list.handler(async ({ input, context: { office, asker } }) => {
    const day = today(office)
    const rows = await listRequests(office.store.db, asker.sight, filtersFrom(input, day))
    const limit = input.limit ?? usualPage
    return { lines: rows.slice(0, limit).map((row) => lineOf(row, asker.sight, day)), more: rows.length > limit }
  }),

  counts: os.requests.counts.handler(async ({ context: { office, asker } }) => {
    const rows = await countOpen(office.store.db, asker.sight)
    const order = (row: (typeof rows)[number]): number => Object.keys(lifeOf(row).states).indexOf(row.state)
    return rows
      .toSorted((a, b) => a.kind.localeCompare(b.kind) || b.service.localeCompare(a.service) || order(a) - order(b))
      .map((row) => {
        const { label, stage } = stateRow(lifeOf(row), row.state)
        return { ...row, stateLabel: label, stage }
      })
  }),

  get: os.requests.get.handler(({ input, context: { office, asker } }) => requestView(office, asker, input.requestId)),

  find: os.requests.find.handler(async ({ input, context: { office, asker } }) => {
    const rows = await requestsByCode(office.store.db, asker.sight, input.code)
    const seen = new Set<string>()
    return rows.flatMap((row) => {
      const subject = `${row.id} ${row.piece_id}`
      if (seen.has(subject)) return []
      seen.add(subject)
      const stateLabel = stateRow(lifeOf(row), row.state).label
      return [
        {
          requestId: row.id,
          number: writeNumber(row.number),
          title: row.title,
          stateLabel,
          pieceId: row.piece_id,
          by: row.by,
        },
      ]
    })
  }),
}
