// The desk: what the day asks for, the telephone, staffed hours and closed days.
import { z } from 'zod'
import type { WeekdayName } from '../domain/calendar/week.ts'
import { sections } from '../domain/worklist/card.ts'
import { base, day, id, instant, opened, version } from './base.ts'
import { requestLine } from './request-view.ts'
import { card } from './work.ts'

export const phoneLine = z.object({
  line: requestLine,
  /** Where the thing is, in a few words. */
  where: z.string(),
  /** Who answers for it there. */
  who: z.string().nullable(),
  /** The day the caller has to keep, or may hope for. */
  due: z.object({ words: z.string(), on: day }).nullable(),
})
export type PhoneLine = z.infer<typeof phoneLine>

export const fold = z.object({
  key: z.string(),
  words: z.string(),
  count: z.number(),
  late: z.number(),
  since: instant,
  until: day.nullable(),
  by: instant.nullable(),
  /** The cards themselves while they are few; else they are asked for by the key. */
  cards: z.array(card),
  /** Keys every one of them has. */
  keys: card.shape.keys,
  /** All are worked in the pages of one system without a key. */
  isAssisted: z.boolean(),
})
export type Fold = z.infer<typeof fold>

const few = z.object({ id, number: z.string(), title: z.string() })
export const todayView = z.object({
  /** When somebody is here today. */
  staffed: z.object({ from: z.string(), until: z.string() }).nullable(),
  count: z.number(),
  /** Papers of no request that did not print. */
  papers: z.array(z.object({ id, words: z.string(), why: z.string() })),
  sections: z.array(z.object({ section: z.enum(sections), folds: z.array(fold) })),
  table: z.object({
    /** On their way to the office. */
    expected: z.number(),
    toPack: z.object({ pieces: z.number(), libraries: z.number() }),
    /** Packages closed and not yet with the carrier. */
    called: z.number(),
    /** Of the pieces to pack, those that the plan found no way for. */
    leftOut: z.number(),
  }),
  waiting: z.object({
    count: z.number(),
    /** Longer than nine in ten of their like have waited. */
    long: z.number(),
    states: z.array(
      z.object({
        kind: z.enum(['borrowing', 'lending', 'facility']),
        service: z.enum(['loan', 'copy']),
        state: z.string(),
        label: z.string(),
        count: z.number(),
        usualDays: z.number(),
        long: z.number(),
        longest: z.array(few.extend({ since: instant })),
      }),
    ),
  }),
  /** Where ours and the systems beside us disagree, without what is silenced. */
  differences: z.number(),
  byItself: z.object({
    since: instant,
    count: z.number(),
    done: z.array(z.object({ words: z.string(), by: z.string(), count: z.number(), some: z.array(few) })),
  }),
})
export type TodayView = z.infer<typeof todayView>

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is written 09:00')
const hours = z.object({ from: time, until: time }).nullable()
const week = z.object({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours })
export const deskSettingsView = z.object({
  week: week satisfies z.ZodType<Record<WeekdayName, z.infer<typeof hours>>>,
  auditDays: z.number().int().min(30, 'at least 30 days').max(1095, 'at most three years'),
})
export const closure = z.object({ startsOn: day, endsOn: day, reason: z.string().nullable() })
const closures = z.array(closure)

export const deskContract = {
  phone: base
    .route({
      method: 'POST',
      path: '/phone',
      summary: 'Where is it, when due, who has it: by card, title words, library or number',
      tags: ['desk'],
    })
    .input(z.object({ words: z.string().trim().min(2, 'at least two letters').max(200) }))
    .output(
      z.object({
        by: z.enum(['number', 'card', 'words']),
        patron: z.object({ id, name: z.string(), card: z.string() }).nullable(),
        lines: z.array(phoneLine),
        more: z.boolean(),
      }),
    ),
  today: base
    .route({ method: 'GET', path: '/today', summary: 'What the day asks for, alike ones folded', tags: ['desk'] })
    .output(todayView),
  expected: base
    .route({
      method: 'GET',
      path: '/expected',
      summary: 'What is on its way to the office, by library',
      tags: ['desk'],
    })
    .output(
      z.array(
        z.object({
          library: z.object({ id, name: z.string() }),
          requests: z.array(few.extend({ stateLabel: z.string(), since: instant, dueOn: day.nullable() })),
        }),
      ),
    ),
  settings: base
    .route({ method: 'GET', path: '/desk', summary: 'Staffed hours, and how long look-ups stay', tags: ['settings'] })
    .output(deskSettingsView.extend(version)),
  change: base
    .route({
      method: 'PUT',
      path: '/desk',
      summary: 'Change staffed hours, and how long look-ups stay',
      tags: ['settings'],
    })
    .input(deskSettingsView.extend(opened))
    .output(deskSettingsView.extend(version)),
  closures: base
    .route({ method: 'GET', path: '/closures', summary: 'Closed days of the office or a library', tags: ['settings'] })
    .input(z.object({ libraryId: id.optional() }))
    .output(closures),
  close: base
    .route({ method: 'POST', path: '/closures', summary: 'Days that will be closed', tags: ['settings'] })
    .input(
      z.object({
        libraryId: id.optional(),
        startsOn: day,
        endsOn: day,
        reason: z.string().trim().max(100).optional(),
      }),
    )
    .output(closures),
  reopen: base
    .route({ method: 'DELETE', path: '/closures/{startsOn}', summary: 'Open after all', tags: ['settings'] })
    .input(z.object({ startsOn: day, libraryId: id.optional() }))
    .output(closures),
}
