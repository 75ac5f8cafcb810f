// Calendars: who is closed when, what does not go, absences from the desk, calendar files in and out.
import { z } from 'zod'
import { weekdayNames } from '../domain/calendar/week.ts'
import { yearlyNames } from '../domain/calendar/yearly.ts'
import { base, day, id, instant, opened, version } from './base.ts'

const tags = ['calendar']
const weekdays = z.array(z.enum(weekdayNames))
const nothing = z.object({ done: z.literal(true) })
const span = { startsOn: day, endsOn: day }

const absence = z.object({
  ...span,
  id,
  kind: z.enum(['leave', 'training', 'other']),
  substitute: z.string().nullable(),
  done: z.array(z.string()),
  /** What its partners were written by the office’s own mail. */
  mails: z.array(
    z.object({
      libraryId: id,
      library: z.string(),
      state: z.enum(['sending', 'sent', 'failed']),
      address: z.string().nullable(),
      subject: z.string().nullable(),
      text: z.string().nullable(),
      at: instant,
    }),
  ),
})
export const calendarView = z.object({
  lanes: z.array(z.object({ key: z.string(), name: z.string(), libraryId: id.nullable() })),
  rests: z.array(
    z.object({
      ...span,
      lane: z.string(),
      weekdays: weekdays.nullable(),
      words: z.string(),
      closureId: id.nullable(),
      source: z.enum(['rule', 'hand', 'mail', 'file']),
    }),
  ),
  days: z.array(z.object({ on: day, staffed: z.object({ from: z.string(), until: z.string() }).nullable() })),
  absences: z.array(absence),
  packing: z.array(
    z.object({
      on: day,
      library: z.string(),
      count: z.number(),
      isPlanned: z.boolean().describe('In a package begun for that day; else that day is the last'),
    }),
  ),
})
export type CalendarView = z.infer<typeof calendarView>

const carrier = z.object({
  weekdays,
  yearly: z.array(z.string().refine((name) => yearlyNames.some((one) => one === name), 'no such day of the year')),
  dates: z.array(day).max(200),
})
export const carriersView = z.object({ courier: carrier, van: carrier })
export type CarriersView = z.infer<typeof carriersView>

const step = z.enum(['substitute', 'network', 'partners', 'before', 'after'])
export const absenceCard = z.object({
  absenceId: id,
  step,
  words: z.string(),
  why: z.string(),
  by: day,
  isLate: z.boolean(),
  partners: z.array(
    z.object({
      id,
      name: z.string(),
      email: z.string().nullable(),
      count: z.number(),
      told: z.enum(['sending', 'sent', 'failed']).nullable(),
    }),
  ),
  mail: z.object({ subject: z.string(), body: z.string() }).nullable(),
  canMail: z.boolean(),
  /** Where in WorldShare it is done, and how. */
  place: z.object({ address: z.string().nullable(), steps: z.array(z.string()) }).nullable(),
  falling: z.array(z.object({ id, number: z.string(), title: z.string(), on: day, what: z.string() })),
})
export type AbsenceCardView = z.infer<typeof absenceCard>

export const calendarContract = {
  view: base
    .route({ method: 'GET', path: '/calendar', summary: 'All calendars from one day to another', tags })
    .input(z.object({ from: day, until: day }))
    .output(calendarView),
  note: base
    .route({ method: 'POST', path: '/calendar/closings', summary: 'A closing of the office or a library', tags })
    .input(
      z.object({
        ...span,
        libraryId: id.optional(),
        weekdays: weekdays.min(1).optional(),
        reason: z.string().trim().max(100).optional(),
      }),
    )
    .output(nothing),
  takeOut: base
    .route({ method: 'DELETE', path: '/calendar/closings/{closureId}', summary: 'Open after all', tags })
    .input(z.object({ closureId: id }))
    .output(nothing),
  file: base
    .route({ method: 'POST', path: '/calendar/file', summary: 'Closings from a calendar file, first looked at', tags })
    .input(z.object({ libraryId: id.optional(), text: z.string().max(900_000), keep: z.boolean() }))
    .output(
      z.array(
        z.object({
          ...span,
          uid: z.string(),
          words: z.string(),
          is: z.enum(['new', 'known', 'part']),
          closureId: id.nullable().describe('Of what was noted now'),
        }),
      ),
    ),
  feeds: base
    .route({ method: 'GET', path: '/calendar/feeds', summary: 'Addresses at which a telephone reads calendars', tags })
    .output(z.array(z.object({ key: z.string(), name: z.string(), path: z.string() }))),
  renewFeeds: base
    .route({ method: 'POST', path: '/calendar/feeds', summary: 'New addresses; the old ones open nothing', tags })
    .output(nothing),
  carriers: base
    .route({ method: 'GET', path: '/calendar/carriers', summary: 'When courier and van go', tags })
    .output(carriersView.extend(version)),
  changeCarriers: base
    .route({ method: 'PUT', path: '/calendar/carriers', summary: 'Change when courier and van go', tags })
    .input(carriersView.extend(opened))
    .output(carriersView.extend(version)),
  vanDays: base
    .route({ method: 'GET', path: '/calendar/van', summary: 'On which days the van stops where', tags })
    .output(z.array(z.object({ id, name: z.string(), weekdays: weekdays.nullable() }))),
  changeVanDays: base
    .route({ method: 'PUT', path: '/calendar/van/{libraryId}', summary: 'Days on which the van stops there', tags })
    .input(z.object({ libraryId: id, weekdays: weekdays.nullable() }))
    .output(nothing),
  planAbsence: base
    .route({ method: 'POST', path: '/absences', summary: 'Plan an absence from the desk', tags })
    .input(
      z.object({
        ...span,
        kind: z.enum(['leave', 'training', 'other']),
        substitute: z.string().trim().max(100).optional(),
      }),
    )
    .output(nothing),
  nameSubstitute: base
    .route({ method: 'PUT', path: '/absences/{absenceId}', summary: 'Who stands in', tags })
    .input(z.object({ absenceId: id, substitute: z.string().trim().max(100) }))
    .output(nothing),
  dropAbsence: base
    .route({ method: 'DELETE', path: '/absences/{absenceId}', summary: 'No absence after all', tags })
    .input(z.object({ absenceId: id }))
    .output(nothing),
  settleStep: base
    .route({ method: 'POST', path: '/absences/{absenceId}/steps', summary: 'Done before or after an absence', tags })
    .input(z.object({ absenceId: id, step, isDone: z.boolean() }))
    .output(nothing),
  tellPartners: base
    .route({ method: 'POST', path: '/absences/{absenceId}/partners', summary: 'Mail the partners about it', tags })
    .input(z.object({ absenceId: id }))
    .output(z.object({ sent: z.number(), failed: z.number(), unwritten: z.number() })),
  absenceCards: base
    .route({ method: 'GET', path: '/absences/cards', summary: 'What planned absences ask for today', tags })
    .output(z.array(absenceCard)),
}
