import { isYearlyDay } from '../../domain/calendar/yearly.ts'
import type { CarrierCalendars, CarrierDays } from '../../domain/calendar/carriers.ts'
import { readWeekdays } from '../../domain/calendar/week.ts'
import type { Office } from '../../office/context.ts'
import { refuse } from '../../domain/refusal.ts'
import { addDays } from '../../domain/values/days.ts'
import {
  absenceCards,
  dropAbsence,
  nameSubstitute,
  planAbsence,
  settleAbsenceStep,
} from '../../office/calendar/absences.ts'
import { turnFeeds } from '../../office/calendar/feed-turn.ts'
import { carrierDays, changeCarrierDays, changeVanDays } from '../../office/shipping/carrier-days.ts'
import { importIcs, noteClosing, takeOutClosing } from '../../office/calendar/closings.ts'
import { feeds } from '../../office/calendar/feeds.ts'
import { tellPartners } from '../../office/calendar/tell-partners.ts'
import { calendarView } from '../../office/calendar/month.ts'
import { listLibraries } from '../../store/libraries.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostDays = 100
const done = { done: true } as const

export const calendarRoutes = {
  view: os.calendar.view.handler(async ({ input: { from, until }, context: { office } }) => {
    if (until < from || until > addDays(from, mostDays))
      throw refusalError(refuse('bad-details', { field: 'Until', problem: `at most ${mostDays} days after the first` }))
    const view = await calendarView(office, from, until)
    return {
      lanes: view.lanes.map((one) => ({ ...one })),
      rests: view.rests.map((one) => ({ ...one, weekdays: one.weekdays === null ? null : [...one.weekdays] })),
      days: view.days.map(({ on, staffed }) => ({ on, staffed: staffed === null ? null : { ...staffed } })),
      absences: view.absences.map((one) => ({
        ...one,
        done: [...one.done],
        mails: one.mails.map(({ at, ...mail }) => ({ ...mail, at: at.toISOString() })),
      })),
      packing: view.packing.map((one) => ({ ...one })),
    }
  }),
  note: os.calendar.note.handler(async ({ input, context: { office } }) => {
    const { libraryId, startsOn, endsOn, weekdays, reason } = input
    const closing = { startsOn, endsOn, reason: reason || null, weekdays: weekdays ?? null }
    orRefuse(await noteClosing(office, libraryId ?? null, closing))
    return done
  }),
  takeOut: os.calendar.takeOut.handler(async ({ input, context: { office } }) => {
    orRefuse(await takeOutClosing(office, input.closureId))
    return done
  }),
  file: os.calendar.file.handler(async ({ input: { libraryId, text, keep }, context: { office } }) =>
    orRefuse(await importIcs(office, { libraryId: libraryId ?? null, text, keep })).map((one) => ({ ...one })),
  ),
  feeds: os.calendar.feeds.handler(async ({ context: { office } }) => [...(await feeds(office))]),
  renewFeeds: os.calendar.renewFeeds.handler(async ({ context: { office } }) => {
    await turnFeeds(office)
    return done
  }),
  carriers: os.calendar.carriers.handler(({ context: { office } }) => carriersOf(office)),
  changeCarriers: os.calendar.changeCarriers.handler(async ({ input, context: { office } }) => {
    const next = { courier: read(input.courier), van: read(input.van) }
    orRefuse(await changeCarrierDays(office, next, input.version))
    return carriersOf(office)
  }),
  vanDays: os.calendar.vanDays.handler(async ({ context: { office } }) =>
    (await listLibraries(office.store.db, 'member')).map(({ library }) => ({
      id: library.id,
      name: library.name,
      weekdays: library.van_days === null ? null : [...readWeekdays(library.van_days)],
    })),
  ),
  changeVanDays: os.calendar.changeVanDays.handler(async ({ input, context: { office } }) => {
    orRefuse(await changeVanDays(office, input.libraryId, input.weekdays))
    return done
  }),
  planAbsence: os.calendar.planAbsence.handler(async ({ input, context: { office } }) => {
    orRefuse(await planAbsence(office, { ...input, substitute: input.substitute || null }))
    return done
  }),
  nameSubstitute: os.calendar.nameSubstitute.handler(async ({ input, context: { office } }) => {
    orRefuse(await nameSubstitute(office, input.absenceId, input.substitute || null))
    return done
  }),
  dropAbsence: os.calendar.dropAbsence.handler(async ({ input, context: { office } }) => {
    orRefuse(await dropAbsence(office, input.absenceId))
    return done
  }),
  settleStep: os.calendar.settleStep.handler(async ({ input, context: { office } }) => {
    orRefuse(await settleAbsenceStep(office, { id: input.absenceId, step: input.step, isDone: input.isDone }))
    return done
  }),
  tellPartners: os.calendar.tellPartners.handler(async ({ input, context: { office } }) =>
    orRefuse(await tellPartners(office, input.absenceId)),
  ),
  absenceCards: os.calendar.absenceCards.handler(async ({ context: { office } }) =>
    (await absenceCards(office)).map((one) => ({
      ...one,
      partners: [...one.partners],
      falling: [...one.falling],
      place: one.place === null ? null : { ...one.place, steps: [...one.place.steps] },
    })),
  ),
}

interface PlainDays {
  weekdays: CarrierDays['weekdays'][number][]
  yearly: string[]
  dates: string[]
}
async function carriersOf({ store: { db } }: Office) {
  const version = await settingsVersion(db, 'carriers')
  return { ...plain(await carrierDays(db)), version }
}
const plain = ({ courier, van }: CarrierCalendars) => ({ courier: plainDays(courier), van: plainDays(van) })
const plainDays = ({ weekdays, yearly, dates }: CarrierDays): PlainDays => ({
  weekdays: [...weekdays],
  yearly: [...yearly],
  dates: [...dates],
})
const read = ({ weekdays, yearly, dates }: PlainDays): CarrierDays => ({
  weekdays: readWeekdays(weekdays),
  yearly: yearly.filter(isYearlyDay),
  dates,
})
