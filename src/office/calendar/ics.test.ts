import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../../domain/values/days.ts'
import { readIcs } from './read-ics.ts'
import { writeIcs } from './write-ics.ts'

const window = { from: '2026-11-26', until: '2028-11-26', timeZone: 'America/New_York' }
const file = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (uid: string, ...lines: readonly string[]) => ['BEGIN:VEVENT', `UID:${uid}`, ...lines, 'END:VEVENT']
function read(text: string): readonly string[] {
  const answer = readIcs(text, window)
  assert.ok(answer.ok, answer.ok ? '' : answer.code)
  return answer.value.map((one) => `${one.startsOn} ${one.endsOn}${one.isPart ? ' part' : ''} ${one.words}`)
}

test('whole days, the end being the day after', () => {
  const text = file(
    ...event('a', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20270103', 'SUMMARY:Winter break\\, all desks'),
    ...event('b', 'DTSTART;VALUE=DATE:20261126', 'SUMMARY:Thanksgiving'),
    ...event('c', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261225', 'STATUS:CANCELLED', 'SUMMARY:No'),
    ...event('d', 'DTSTART;VALUE=DATE:20251224', 'DTEND;VALUE=DATE:20251225', 'SUMMARY:Last year'),
  )
  assert.deepEqual(read(text), ['2026-11-26 2026-11-26 Thanksgiving', '2026-12-24 2027-01-02 Winter break, all desks'])
})

test('repeated ones two years on, without their exceptions, with those moved', () => {
  const text = file(
    ...event('w', 'DTSTART;VALUE=DATE:20241225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Christmas'),
    ...event(
      'x',
      'DTSTART;VALUE=DATE:20261204',
      'RRULE:FREQ=WEEKLY;COUNT=4',
      'EXDATE;VALUE=DATE:20261211',
      'SUMMARY:Fridays',
    ),
    ...event('x', 'RECURRENCE-ID;VALUE=DATE:20261218', 'DTSTART;VALUE=DATE:20261217', 'SUMMARY:Thursday for once'),
  )
  assert.deepEqual(read(text), [
    '2026-12-04 2026-12-04 Fridays',
    '2026-12-17 2026-12-17 Thursday for once',
    '2026-12-25 2026-12-25 Christmas',
    '2026-12-25 2026-12-25 Fridays',
    '2027-12-25 2027-12-25 Christmas',
  ])
})

test('times are days at the office, whatever zone they are written in', () => {
  const text = file(
    ...event('u', 'DTSTART:20261224T050000Z', 'DTEND:20261226T050000Z', 'SUMMARY:UTC'),
    ...event(
      'n',
      'DTSTART;TZID=America/Los_Angeles:20270101T210000',
      'DTEND;TZID=America/Los_Angeles:20270102T210000',
      'SUMMARY:Named',
    ),
    ...event('f', 'DTSTART:20270110T000000', 'DTEND:20270112T000000', 'SUMMARY:Floating'),
    ...event('p', 'DTSTART:20270120T150000', 'DTEND:20270120T180000', 'SUMMARY:Early closing'),
    ...event('s', 'DTSTART;TZID=Nobody knows:20270130T000000', 'DURATION:P1D', 'SUMMARY:Strange'),
  )
  assert.deepEqual(read(text), [
    '2026-12-24 2026-12-25 UTC',
    '2027-01-02 2027-01-02 Named',
    '2027-01-10 2027-01-11 Floating',
    '2027-01-20 2027-01-20 part Early closing',
    '2027-01-30 2027-01-30 Strange',
  ])
})

test('a zone the file describes itself', () => {
  const zone = [
    'BEGIN:VTIMEZONE', 'TZID:Ours', 'BEGIN:STANDARD', 'DTSTART:19700101T000000', 'TZOFFSETFROM:+0900', 'TZOFFSETTO:+0900',
    'END:STANDARD', 'END:VTIMEZONE',
  ] // oxfmt-ignore
  const text = file(
    ...zone,
    ...event('z', 'DTSTART;TZID=Ours:20270105T140000', 'DTEND;TZID=Ours:20270107T140000', 'SUMMARY:Far away'),
  )
  assert.deepEqual(read(text), ['2027-01-05 2027-01-06 Far away'])
})

// oxfmt-ignore
const bad: readonly (readonly [what: string, text: string, code: string])[] = [
  ['nothing',                 '', 'calendar-unreadable'],
  ['a page',                  '<html><body>Closed</body></html>', 'calendar-unreadable'],
  ['a file cut off',          'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a', 'calendar-unreadable'],
  ['no events',               file(), 'calendar-empty'],
  ['an event without dates',  file(...event('a', 'SUMMARY:Someday')), 'calendar-event'],
  ['a day that is none',      file(...event('a', 'DTSTART;VALUE=DATE:2026', 'SUMMARY:Bad')), 'calendar-line'],
  ['counted since 1800',      file(...event('a', 'DTSTART;VALUE=DATE:18000101', 'RRULE:FREQ=DAILY;COUNT=900000', 'SUMMARY:Old')), 'calendar-turns'],
  ['every second',            file(...event('a', 'DTSTART:20261224T000000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:Tick')), 'calendar-event'],
  ['a rule that is none',     file(...event('a', 'DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=SOMETIMES', 'SUMMARY:Odd')), 'calendar-unreadable'],
]
for (const [what, text, code] of bad)
  test(`refused in a sentence: ${what}`, () => {
    const answer = readIcs(text, window)
    assert.ok(!answer.ok)
    assert.equal(answer.code, code)
  })

test('the start and its further dates, each once, with periods, without what is excepted', () => {
  const text = file(
    ...event('r', 'DTSTART;VALUE=DATE:20261224', 'RDATE;VALUE=DATE:20261231,20270118', 'EXDATE;VALUE=DATE:20261231', 'SUMMARY:Dates'),
    ...event(
      'p',
      'DTSTART:20270201T050000Z',
      'DTEND:20270202T050000Z',
      'RDATE;VALUE=PERIOD:20270210T050000Z/20270213T050000Z,20270301T050000Z/P1D',
      'SUMMARY:Periods',
    ),
    ...event('c', 'DTSTART;TZID=America/New_York:20270308T000000', 'DURATION:P1D', 'RRULE:FREQ=DAILY;COUNT=2', 'EXDATE:20270308T050000Z', 'SUMMARY:By another clock'),
    ...event('b', 'DTSTART;VALUE=DATE:20270401', 'RRULE:FREQ=YEARLY', 'RDATE;VALUE=DATE:20270405', 'SUMMARY:Both'),
  ) // oxfmt-ignore
  assert.deepEqual(read(text), [
    '2026-12-24 2026-12-24 Dates',
    '2027-01-18 2027-01-18 Dates',
    '2027-02-01 2027-02-01 Periods',
    '2027-02-10 2027-02-12 Periods',
    '2027-03-01 2027-03-01 Periods',
    '2027-03-09 2027-03-09 By another clock',
    '2027-04-01 2027-04-01 Both',
    '2027-04-05 2027-04-05 Both',
    '2028-04-01 2028-04-01 Both',
  ])
})

test('from an evening to a morning: the days between are closed, the evening and the morning are told', () => {
  const text = file(
    ...event('w', 'DTSTART:20261224T170000', 'DTEND:20270104T090000', 'SUMMARY:Winter break'),
    ...event('n', 'DTSTART:20270201T170000', 'DTEND:20270202T140000', 'SUMMARY:A night and a morning'),
    ...event('m', 'DTSTART:20270301T080000', 'DTEND:20270302T180000', 'SUMMARY:Both days'),
  )
  assert.deepEqual(read(text), [
    '2026-12-24 2026-12-24 part Winter break',
    '2026-12-25 2027-01-03 Winter break',
    '2027-01-04 2027-01-04 part Winter break',
    '2027-02-01 2027-02-01 part A night and a morning',
    '2027-02-02 2027-02-02 part A night and a morning',
    '2027-03-01 2027-03-02 Both days',
  ])
})

test('a whole day by another clock is one day', () => {
  const text = file(
    ...event('u', 'DTSTART:20261224T000000Z', 'DTEND:20261225T000000Z', 'SUMMARY:UTC'),
    ...event('l', 'DTSTART;TZID=America/Los_Angeles:20270105T000000', 'DURATION:P1D', 'SUMMARY:Los Angeles'),
    ...event('o', 'DTSTART:20270110T020000Z', 'DTEND:20270111T020000Z', 'SUMMARY:Nine to nine'),
  )
  assert.deepEqual(read(text), [
    '2026-12-24 2026-12-24 UTC',
    '2027-01-05 2027-01-05 Los Angeles',
    '2027-01-09 2027-01-09 part Nine to nine',
    '2027-01-10 2027-01-10 Nine to nine',
  ])
})

test('a day or an hour that does not exist is refused by its line, folded or not', () => {
  const says = (...lines: readonly string[]): string => {
    const answer = readIcs(file(...event('a', ...lines)), window)
    return answer.ok ? 'read' : answer.sentence
  }
  assert.match(
    says('DTSTART;VALUE=DATE:20261324'),
    /^Line 6 of the calendar file says 20261324, and there is no such day/,
  )
  assert.match(says('SUMMARY:Long', ' er', 'DTSTART;VALUE=DATE:2026', ' 0230'), /^Line 8 .* says 20260230/)
  assert.match(says('DTSTART;TZID="A:B":20261224T250000'), /^Line 6 .* says 20261224T250000/)
  assert.match(says('DTSTART;VALUE=DATE:20261224', 'RRULE:FREQ=DAILY;UNTIL=20261232'), /^Line 7 .* says 20261232/)
  assert.match(says('DTSTART;VALUE=DATE:20261224', 'RDATE;VALUE=DATE:20261231,20270229'), /^Line 7 .* says 20270229/)
  assert.equal(says('DTSTART;VALUE=DATE:20261224', 'DESCRIPTION:DTSTART:20261324'), 'read')
})

test('lines that end by a carriage return alone are lines', () => {
  const text = file(...event('a', 'DTSTART;VALUE=DATE:20261224', 'SUMMARY:Eve')).replaceAll('\r\n', '\r')
  assert.deepEqual(read(text), ['2026-12-24 2026-12-24 Eve'])
})

test('what repeats since long ago gives the days of the window, in step, and soon', () => {
  const began = performance.now()
  const daily = read(file(...event('d', 'DTSTART;VALUE=DATE:19000101', 'RRULE:FREQ=DAILY', 'SUMMARY:Daily')))
  assert.deepEqual([daily.length, daily[0]], [732, '2026-11-26 2026-11-26 Daily'])
  const weekly = read(
    file(...event('w', 'DTSTART;VALUE=DATE:19000102', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR', 'SUMMARY:Odd weeks')),
  )
  const from = Temporal.PlainDate.from('1900-01-01')
  const weeks = weekly.map((one) => Math.floor(from.until(one.slice(0, 10), { largestUnit: 'days' }).days / 7) % 2)
  assert.deepEqual([new Set(weeks), weekly.length > 100], [new Set([0]), true])
  assert.deepEqual(
    read(
      file(
        ...event('l', 'DTSTART;VALUE=DATE:19001124', 'DTEND;VALUE=DATE:19001128', 'RRULE:FREQ=YEARLY', 'SUMMARY:Long'),
      ),
    ),
    ['2026-11-24 2026-11-27 Long', '2027-11-24 2027-11-27 Long', '2028-11-24 2028-11-27 Long'],
  )
  const fridays = read(
    file(...event('f', 'DTSTART;VALUE=DATE:19000102', 'RRULE:FREQ=DAILY;BYDAY=FR;BYMONTH=7', 'SUMMARY:Summer Fridays')),
  )
  assert.deepEqual([fridays.length, fridays[0]], [9, '2027-07-02 2027-07-02 Summer Fridays'])
  for (const never of ['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=14;BYDAY=MO'])
    assert.deepEqual(
      read(file(...event('n', 'DTSTART;VALUE=DATE:20261201', `RRULE:${never}`, 'SUMMARY:Never again'))),
      ['2026-12-01 2026-12-01 Never again'],
      never,
    )
  assert.ok(performance.now() - began < 5000)
})

test('what is written is read again, also when days repeat', () => {
  const now = new Date('2026-11-26T15:00:00Z')
  const anySpan = fc.record({
    start: fc.integer({ min: 0, max: 400 }),
    length: fc.integer({ min: 0, max: 30 }),
    words: fc.string({ minLength: 1, maxLength: 90 }).filter((text) => text.trim() !== ''),
  })
  fc.assert(
    fc.property(fc.array(anySpan, { minLength: 1, maxLength: 8 }), (list) => {
      const events = list.map(({ start, length, words }, n) => {
        const startsOn = addDays('2026-11-26', start)
        return { uid: `e${n}`, words, when: { startsOn, endsOn: addDays(startsOn, length) } }
      })
      const text = writeIcs('Closings', events, now)
      assert.ok(
        text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
        'lines are folded',
      )
      const answer = readIcs(text, window)
      assert.ok(answer.ok)
      const key = (uid: string, from: string, until: string) => `${uid} ${from} ${until}`
      assert.deepEqual(
        answer.value.map((one) => key(one.uid, one.startsOn, one.endsOn)).toSorted(),
        events.map((one) => key(one.uid, one.when.startsOn, one.when.endsOn)).toSorted(),
      )
    }),
    { numRuns: 60 },
  )
  const fridays = { startsOn: '2027-07-01', endsOn: '2027-07-20', weekdays: ['fri', 'sat'] as const }
  assert.deepEqual(read(writeIcs('Summer', [{ uid: 'f', words: 'Summer hours', when: fridays }], now)), [
    '2027-07-02 2027-07-02 Summer hours',
    '2027-07-03 2027-07-03 Summer hours',
    '2027-07-09 2027-07-09 Summer hours',
    '2027-07-10 2027-07-10 Summer hours',
    '2027-07-16 2027-07-16 Summer hours',
    '2027-07-17 2027-07-17 Summer hours',
  ])
})

test('every line of what we write says its type at most once', () => {
  const text = writeIcs(
    'Desk',
    [{ uid: 'a', words: 'Closed', when: { startsOn: '2026-12-24', endsOn: '2026-12-24' } }],
    new Date(0),
  )
  assert.match(text, /^REFRESH-INTERVAL;VALUE=DURATION:PT6H\r$/m)
  for (const line of text.split('\r\n')) assert.ok((line.match(/;VALUE=/g) ?? []).length <= 1, line)
})
