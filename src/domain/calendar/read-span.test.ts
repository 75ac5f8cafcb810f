import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../values/days.ts'
import { readSpans } from './read-span.ts'

const sentOn = '2026-11-26'
const read = (text: string, on = sentOn) => readSpans(text, on).map((one) => `${one.startsOn} ${one.endsOn}`)

// oxfmt-ignore
const said: readonly (readonly [text: string, ...spans: readonly string[]])[] = [
  ['We are closed 15 Dec to 5 Jan.',                                           '2026-12-15 2027-01-05'],
  ['closed 15 December to 5 January 2027',                                     '2026-12-15 2027-01-05'],
  ['Our library will be closed from December 15, 2026 through January 5, 2027.', '2026-12-15 2027-01-05'],
  ['The campus closes; our ILL office is closed Dec. 24 – Jan. 2. Happy holidays!', '2026-12-24 2027-01-02'],
  ['Holiday closure: 12/24/2026 - 1/2/2027',                                   '2026-12-24 2027-01-02'],
  ['Holiday closing 12/24-1/2',                                                '2026-12-24 2027-01-02'],
  ['Closed 2026-12-24 to 2027-01-02',                                          '2026-12-24 2027-01-02'],
  ['Closed from 24.12.2026 until 2.1.2027',                                    '2026-12-24 2027-01-02'],
  ['We will be closed December 24-26.',                                        '2026-12-24 2026-12-26'],
  ['We will be closed 24 to 26 December',                                      '2026-12-24 2026-12-26'],
  ['closed Thursday, December 24th through Saturday, December 26th, 2026',     '2026-12-24 2026-12-26'],
  ['Please note we are closed on Thursday, November 26.',                      '2026-11-26 2026-11-26'],
  ['closed Dec 24 and Dec 31',                                                 '2026-12-24 2026-12-24', '2026-12-31 2026-12-31'],
  ['We will be closed:\n- December 24\n- December 25\n- January 1\n',          '2026-12-24 2026-12-25', '2027-01-01 2027-01-01'],
  ['We close on Dec 18 and will reopen on Jan 4.',                             '2026-12-18 2027-01-03'],
  ['Our office closes for the winter. We will be closed starting December 18. We reopen January 4.', '2026-12-18 2027-01-03'],
  ['We are closed until January 5.',                                           '2026-11-26 2027-01-05'],
  ['We will not be lending between December 20 and January 3.',                '2026-12-20 2027-01-03'],
  ['closed for renovation\nfrom 1 March\nto 15 May 2027',                      '2027-03-01 2027-05-15'],
  ['Please do not return items between Dec 15 and Jan 5; we are closed.',     '2026-12-15 2027-01-05'],
  ['No returns between Dec 15 and Jan 5: closed.',                             '2026-12-15 2027-01-05'],
  ['closed between 15 and 29 December',                                        '2026-12-15 2026-12-29'],
  ['closed between December 15 and 29',                                        '2026-12-15 2026-12-29'],
  ['closed between the 15th and the 29th of December 2026',                    '2026-12-15 2026-12-29'],
  ['Closed on the 24th and 25th of December',                                  '2026-12-24 2026-12-25'],
  ['Closed the 24th, the 25th and the 31st of December',                       '2026-12-24 2026-12-25', '2026-12-31 2026-12-31'],
  ['Closed Dec 24, 25, and 31',                                                '2026-12-24 2026-12-25', '2026-12-31 2026-12-31'],
  ['Closed Dec. 21-24, 28 & 31, 2026.',                                        '2026-12-21 2026-12-24', '2026-12-28 2026-12-28', '2026-12-31 2026-12-31'],
  ['Closed Dec 24 and 2 Jan',                                                  '2026-12-24 2026-12-24', '2027-01-02 2027-01-02'],
  ['Closed Dec 24, 3 of us are ill.',                                          '2026-12-24 2026-12-24'],
  ['Closed Dec 24, 2026.',                                                     '2026-12-24 2026-12-24'],
  ['Closed 2026-12-15/2027-01-05',                                             '2026-12-15 2027-01-05'],
  ['Closed 15-Dec-2026 to 05-Jan-2027',                                        '2026-12-15 2027-01-05'],
  ['The ILL office closes at noon on Dec 24 and reopens Jan 4.',               '2026-12-25 2027-01-03'],
  ['We close Dec 24 at 1 pm and reopen Jan 4.',                                '2026-12-25 2027-01-03'],
  ['Closed Dec 31 and Jan 1, open Dec 24 and 26.',                             '2026-12-31 2027-01-01'],
  ['Closed Dec 25 but open Dec 26.',                                           '2026-12-25 2026-12-25'],
]
for (const [text, ...spans] of said)
  test(`read: ${text.replaceAll('\n', ' ')}`, () => assert.deepEqual(read(text), spans))

// oxfmt-ignore
const nothing = [
  'We are open 15 Dec to 5 Jan.',
  'We will not be closed 15 Dec to 5 Jan.',
  'We don’t close on December 24.',
  'Your request was closed on December 15.',
  'We have closed the request 231200417 on 12/15.',
  'We close soon.',
  'closed the week of Dec 21',
  'closed mid-December to January 4',
  'closed from late December until Jan 4',
  'We close early on Dec 24.',
  'We are closing at noon on December 24.',
  'We are closed Mondays, and not open 24/7.',
  'We are closed from December 15.',
  'Closed February 30 to March 35.',
  'We are closed. Please return by Dec 15.',
  'We close after Dec 20.',
  'closed Jan 5, 2027 to Dec 15, 2026',
  'We were closed November 1 to November 5, 2026.',
  'closed 1 January 2027 to 31 December 2028',
  'The due date is close: Dec 15.',
  'The book is due Dec 15 to Jan 5.',
  'Vol. 12, 24 Dec to 2 Jan',
]
for (const text of nothing) test(`nothing to keep: ${text}`, () => assert.deepEqual(read(text), []))

test('a closing that has begun when it is told is this year’s', () => {
  assert.deepEqual(read('We are closed 15 Dec to 5 Jan', '2026-12-28'), ['2026-12-15 2027-01-05'])
  assert.deepEqual(read('We are closed 15 Dec to 5 Jan', '2027-01-03'), ['2026-12-15 2027-01-05'])
  assert.deepEqual(read('We are closed 15 Dec to 5 Jan', '2027-01-06'), [])
})

const day = fc.integer({ min: 0, max: 300 }).map((days) => addDays(sentOn, days))
const spelled = (on: string, style: number, withYear: boolean): string => {
  const date = Temporal.PlainDate.from(on)
  const month = date.toLocaleString('en-US', { month: style % 2 === 0 ? 'long' : 'short' })
  const year = withYear ? date.year : null
  if (style < 2) return `${month} ${date.day}${year === null ? '' : `, ${year}`}`
  if (style < 4) return `${date.day} ${month}${year === null ? '' : ` ${year}`}`
  return `${date.month}/${date.day}${year === null ? '' : `/${year}`}`
}

test('whatever the wording, the same days are read', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 4 }),
      fc.boolean(),
      fc.constantFrom(' to ', ' through ', ' - ', '–', ' until '),
      (from, length, style, withYear, joint) => {
        const until = addDays(from, length)
        const text = `Dear all, the library is closed ${spelled(from, style, withYear)}${joint}${spelled(until, style, withYear)}. Thank you`
        assert.deepEqual(read(text), [`${from} ${until}`], text)
      },
    ),
  )
})

test('no text makes it fail, and nothing is read that is over, upside down or endless', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'closed',
          'to',
          'Dec',
          '15',
          '31',
          'January',
          '2026',
          '2027-02-03',
          '12/24',
          '-',
          '.',
          '\n',
          'reopen',
          'until',
          '99',
          'not',
          'open',
          ',',
        ),
        { maxLength: 25 },
      ),
      (words) => {
        for (const one of readSpans(words.join(' '), sentOn)) {
          assert.ok(one.startsOn <= one.endsOn && one.endsOn >= sentOn)
          assert.ok(Temporal.PlainDate.from(one.startsOn).until(one.endsOn).days <= 400)
        }
      },
    ),
    { numRuns: 500 },
  )
})
