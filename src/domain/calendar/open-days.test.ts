import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../values/days.ts'
import { carrierCalendar, usualCarriers, vanStop } from './carriers.ts'
import {
  allOpen,
  isOpen,
  nextOpen,
  openDaysBefore,
  postal,
  previousOpen,
  workingDaysBetween,
  type Calendar,
} from './open-days.ts'
import { weekdayNames } from './week.ts'
import { yearlyNames } from './yearly.ts'

const closed = (startsOn: string, endsOn = startsOn): Calendar => ({ closures: [{ startsOn, endsOn }] })

test('the post rests on Sundays and its own holidays', () => {
  assert.deepEqual(
    ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-29', '2027-07-05'].map((day) => isOpen(postal, day)),
    [true, false, true, false, false],
  )
})

test('the courier’s year, day by day as its calendar has them', () => {
  const courier = carrierCalendar(usualCarriers.courier)
  const rests = Array.from({ length: 365 }, (_, n) => addDays('2026-01-01', n)).filter((day) => !isOpen(courier, day))
  const onWorkdays = rests.filter((day) => Temporal.PlainDate.from(day).dayOfWeek <= 5)
  assert.deepEqual(
    onWorkdays.map((day) => day.slice(5)).join(' '),
    '01-01 02-16 05-25 09-07 11-11 11-26 11-27 12-25',
    'Independence Day 2026 is a Saturday',
  )
})

test('a van goes to a library on its days, and when vans go at all', () => {
  const stop = vanStop({ ...usualCarriers.van, dates: ['2026-11-24'] }, ['tue', 'thu'])
  assert.equal(nextOpen('2026-11-24', stop), '2026-12-01', 'the 24th is taken out, the 26th is Thanksgiving')
  assert.equal(previousOpen('2026-11-24', stop), '2026-11-19')
  assert.equal(nextOpen('2026-11-27', vanStop(usualCarriers.van, null)), '2026-11-27')
})

test('several calendars are open together', () => {
  const both = [closed('2026-12-24', '2026-12-26'), closed('2026-12-27', '2027-01-03'), postal]
  assert.equal(nextOpen('2026-12-24', both), '2027-01-04')
  assert.equal(previousOpen('2027-01-03', both), '2026-12-23')
  assert.equal(openDaysBefore('2027-01-05', 2, both), '2026-12-23')
  assert.equal(workingDaysBetween('2026-12-23', '2027-01-05', both), 2)
  assert.equal(workingDaysBetween('2027-01-05', '2026-12-23', both), -2)
})

test('what never opens has no day, and does not hang', () => {
  assert.equal(nextOpen('2026-11-26', [closed('0001-01-01', '9999-12-31')]), null)
  assert.equal(previousOpen('2026-11-26', [{ weekdays: [] }]), null)
  assert.equal(nextOpen('9999-12-31', [closed('9999-12-31')]), null)
})

const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days))
const anyClosure = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 40 }), fc.option(fc.subarray([...weekdayNames], { minLength: 1 })))
  .map(([startsOn, length, weekdays]) => ({ startsOn, endsOn: addDays(startsOn, length), weekdays }))
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  weekdays: fc.subarray([...weekdayNames], { minLength: 3 }),
  closures: fc.array(anyClosure, { maxLength: 6 }),
  yearly: fc.subarray([...yearlyNames]),
  isPostal: fc.boolean(),
})

test('the next open day is open, and none before it is; back and forth agree', () => {
  fc.assert(
    fc.property(anyDay, fc.array(anyCalendar, { maxLength: 3 }), (day, calendars) => {
      const next = nextOpen(day, calendars)
      if (next === null) return
      assert.ok(next >= day && allOpen(calendars, next))
      for (let at = day; at < next; at = addDays(at, 1)) assert.ok(!allOpen(calendars, at))
      assert.equal(previousOpen(next, calendars), next)
      const earlier = previousOpen(addDays(next, -1), calendars)
      if (earlier !== null) assert.ok(earlier < day)
    }),
  )
})

test('working days add up, and counting back so many finds the day again', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 12 }), anyCalendar, (day, count, calendar) => {
      const from = openDaysBefore(day, count, [calendar])
      if (from === null) return
      assert.ok(from <= day)
      assert.equal(workingDaysBetween(from, previousOpen(day, [calendar]) ?? day, [calendar]), count)
    }),
  )
})
