import assert from 'node:assert/strict'
import { test } from 'node:test'
import { handClock } from '../clock.ts'
import { finalStatuses } from './codes.ts'
import { objectionsOfSchema, startPair, wireOf } from './pair.ts'

test('half a year by chance: nearly every request comes to an end, and nobody complains', async (t) => {
  const clock = handClock(new Date('2026-11-24T12:00:00Z'))
  const pair = await startPair({ clock, paceMs: undefined, seed: 3, resendAfterMs: [] })
  const { lender, borrower } = pair
  const settle = async (): Promise<void> => void (await Promise.all([lender.settled(), borrower.settled()]))
  const requests = Array.from({ length: 40 }, (_, index) =>
    borrower.request({ title: `Book ${index}`, serviceType: index % 5 === 0 ? 'Copy' : 'Loan' }),
  )
  await Promise.all(requests)
  for (let day = 0; day < 360; day += 1) {
    clock.advance(43_200_000)
    await settle()
  }
  assert.deepEqual([...lender.complaints, ...borrower.complaints], [])
  const ends = lender.transactions.map(({ status }) => status)
  const open = ends.filter((status) => !status || !finalStatuses.includes(status))
  assert.ok(open.length <= 4, `${open.length} are still open`)
  for (const status of ['LoanCompleted', 'CopyCompleted', 'Unfilled'] as const) assert.ok(ends.includes(status))
  assert.deepEqual(objectionsOfSchema(t, wireOf(pair)), [])
  await pair.close()
})
