import assert from 'node:assert/strict'
import { test } from 'node:test'
import { worldshareReader } from '../assumptions/worldshare.ts'
import { worldshareAssumptions } from '../assumptions/worldshare.ts'
import { lives, type Life } from '../lifecycle/lives.ts'
import { networkStatuses, statusHeard, wireNames, type NetworkStatus, type StatusRow } from './statuses.ts'

const rows: readonly (readonly [string, StatusRow])[] = Object.entries(networkStatuses)
const isStatus = (name: string): name is NetworkStatus => name in networkStatuses
/** Section 4 of our notes on WorldShare, written out by hand. */
const shownThere = [
  'Not Reviewed, Reviewed',
  'Submitted',
  'Considering',
  'Conditional',
  'In Transit',
  'Received?',
  'Not Received',
  'Received/In Use',
  'Renewal pending',
  'Item due back',
  'Overdue',
  'Lost',
  'Unfilled',
  'Returned',
  'Returned/Complete?',
  'Returned but Missing',
  'Closed (Cancelled)',
  'Closed (Expired)',
  'Closed (Unfilled)',
]

test('every status staff see there has its line', () => {
  assert.deepEqual(
    rows.map(([, row]) => row.shown),
    shownThere,
  )
})

test('every open question about a status is used, and every line has a name on the wire', () => {
  const asked = Object.keys(worldshareAssumptions).filter((key) => /^status[A-Z]/.test(key))
  const used = rows.flatMap(([, row]) => row.wire.filter((one) => typeof one === 'string'))
  assert.deepEqual([...used].sort(), asked.sort())
  for (const [name, row] of rows) assert.ok(row.wire.length > 0, name)
})

for (const set of ['value', 'other'] as const)
  test(`names on the wire are heard again, with the ${set} set`, () => {
    const assumed = worldshareReader({}, set)
    for (const [name] of rows) {
      assert.ok(isStatus(name))
      for (const word of wireNames(name, assumed)) {
        const heard = statusHeard(word.toLowerCase(), assumed)
        // A service that says CLOSED for every end does not say which.
        assert.ok(heard === name || heard === 'closed', `${word} is heard as ${heard}, not ${name}`)
      }
    }
    assert.equal(statusHeard('NEVER_TOLD_OF', assumed), null)
  })

const all: readonly Life[] = Object.values(lives)
const sides = { borrowing: ['borrowing'], lending: ['lending'] } as const
for (const [side, kinds] of Object.entries(sides))
  test(`${side}: what a status leads to is an act of the network or the office; what leads to none says why`, () => {
    const known = new Map(
      all.filter((life) => kinds.some((kind) => kind === life.kind)).flatMap((life) => Object.entries(life.actions)),
    )
    for (const [name, row] of rows) {
      const meaning = side === 'borrowing' ? row.borrowing : row.lending
      if ('ignored' in meaning) assert.ok(meaning.ignored.length > 20, name)
      else
        for (const action of meaning.acts) {
          const by = known.get(action)?.by
          assert.ok(by?.includes('network') || by?.includes('office'), `${name}: ${action}`)
        }
    }
  })

test('every WorldShare word of the life cycles belongs to one status, and every word of a status is used there', () => {
  const used = new Set(
    all
      .filter((life) => life.kind !== 'facility')
      .flatMap((life) => [...Object.values(life.states), ...Object.values(life.actions)])
      .flatMap((row) => row.worldshare ?? []),
  )
  const listed = rows.flatMap(([, row]) => row.words)
  assert.deepEqual([...used].sort(), [...listed].sort())
  assert.equal(new Set(listed).size, listed.length)
})

test('an act of a lender or borrower with a WorldShare word can be done by the network', () => {
  for (const life of all)
    for (const [name, row] of Object.entries(life.actions))
      if (row.worldshare !== undefined && (row.by.includes('lender') || row.by.includes('borrower')))
        assert.ok(row.by.includes('network'), `${life.name}: ${name}`)
})
