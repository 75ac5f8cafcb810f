import assert from 'node:assert/strict'
import { test } from 'node:test'
import { now, pieceFacts, requestFacts } from '../../../test/facts.ts'
import { defaultPolicy } from '../policies/policy.ts'
import { timersOf } from './timers.ts'

const overdueAt = (dueOn: string, timeZone: string, overdueAfterDays: number): string | undefined => {
  const lent = {
    request: requestFacts('lendingLoan', 'shipped', { dueOn }),
    entries: [],
    pieces: [pieceFacts(1, 'borrower')],
  }
  return timersOf(lent, { ...defaultPolicy, overdueAfterDays }, now, timeZone)
    .find((one) => one.action === 'overdue')
    ?.at.toISOString()
}

// oxfmt-ignore
const cases: readonly [what: string, dueOn: string, timeZone: string, days: number, at: string][] = [
  ['the whole of the due day is the borrower’s',          '2026-12-20', 'America/New_York', 0, '2026-12-21T05:00:00.000Z'],
  ['a day of grace',                                      '2026-12-20', 'America/New_York', 1, '2026-12-22T05:00:00.000Z'],
  ['summer time begins in between',                       '2027-03-13', 'America/New_York', 1, '2027-03-15T04:00:00.000Z'],
  ['summer time ends in between',                         '2026-10-31', 'America/New_York', 1, '2026-11-02T05:00:00.000Z'],
  ['west of New York midnight is later',                  '2026-12-20', 'Pacific/Honolulu', 0, '2026-12-21T10:00:00.000Z'],
  ['east of Greenwich it is the evening before',          '2026-12-20', 'Europe/Berlin',    0, '2026-12-20T23:00:00.000Z'],
  ['a day without a midnight begins when its clock does', '2018-11-03', 'America/Sao_Paulo', 0, '2018-11-04T03:00:00.000Z'],
  ['no later than a database can keep',                   '9999-12-31', 'America/New_York', 9, '9999-12-31T05:00:00.000Z'],
]
for (const [what, dueOn, timeZone, days, at] of cases) {
  test(`overdue at the office’s own midnight: ${what}`, () => assert.equal(overdueAt(dueOn, timeZone, days), at))
}
