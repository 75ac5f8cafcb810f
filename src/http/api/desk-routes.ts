import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { close, closures, reopen } from '../../office/directory/closures.ts'
import { changeDesk, deskSettings } from '../../office/directory/desk-settings.ts'
import { comingFromMembers, comingFromPartners, dayAtTheDesk } from '../../office/worklist/day.ts'
import type { WeekdayName } from '../../domain/calendar/week.ts'
import type { DeskSettings } from '../../domain/desk/desk-settings.ts'
import { onTheirWay } from '../../store/day.ts'
import type { Office } from '../../office/context.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'
import { onPhone } from './phone.ts'

const mostExpected = 500

export const deskRoutes = {
  phone: os.desk.phone.handler(({ input, context: { office, asker } }) => onPhone(office, asker, input.words)),

  today: os.desk.today.handler(({ context: { office } }) => dayAtTheDesk(office)),

  expected: os.desk.expected.handler(async ({ context: { office } }) => {
    const { db } = office.store
    const rows = [
      ...(await onTheirWay(db, 'partner', comingFromPartners, mostExpected)),
      ...(await onTheirWay(db, 'member', comingFromMembers, mostExpected)),
    ]
    return [...Map.groupBy(rows, (row) => row.library_id)].map(([id, ofLibrary]) => ({
      library: { id, name: ofLibrary[0]?.library_name ?? '' },
      requests: ofLibrary.map((row) => ({
        id: row.id,
        number: writeNumber(row.number),
        title: row.title,
        stateLabel: stateRow(lifeOf(row), row.state).label,
        since: row.state_since.toISOString(),
        dueOn: row.due_on,
      })),
    }))
  }),

  settings: os.desk.settings.handler(({ context: { office } }) => settingsOf(office)),
  change: os.desk.change.handler(async ({ input: { version, ...next }, context: { office } }) => {
    orRefuse(await changeDesk(office, next, version))
    return settingsOf(office)
  }),

  closures: os.desk.closures.handler(async ({ input, context: { office } }) => [
    ...(await closures(office, input.libraryId ?? null)),
  ]),
  close: os.desk.close.handler(async ({ input: { libraryId, startsOn, endsOn, reason }, context: { office } }) => [
    ...orRefuse(await close(office, libraryId ?? null, { startsOn, endsOn, reason: reason || null })),
  ]),
  reopen: os.desk.reopen.handler(async ({ input: { libraryId, startsOn }, context: { office } }) => [
    ...orRefuse(await reopen(office, libraryId ?? null, startsOn)),
  ]),
}

async function settingsOf({ store: { db } }: Office) {
  const version = await settingsVersion(db, 'desk')
  return { ...plain(await deskSettings(db)), version }
}

function plain({ week, auditDays }: DeskSettings) {
  const hours = (name: WeekdayName) => {
    const day = week[name]
    return day ? { ...day } : null
  }
  return {
    week: {
      mon: hours('mon'),
      tue: hours('tue'),
      wed: hours('wed'),
      thu: hours('thu'),
      fri: hours('fri'),
      sat: hours('sat'),
      sun: hours('sun'),
    },
    auditDays,
  }
}
