import assert from 'node:assert/strict'
import { test } from 'node:test'
import { effectRow } from '../lifecycle/effects.ts'
import type { Beside } from '../lifecycle/beside.ts'
import { lifeNames, lives, type Life } from '../lifecycle/lives.ts'
import { networkStatuses } from '../worldshare/statuses.ts'
import { compareAll } from './compare-all.ts'
import { compareOne } from './compare.ts'
import { kindNames, kindRow, mendRow } from './kinds.ts'
import type { IlsSays, NetworkSays, OursSay } from './says.ts'

const ours = (state: string, more: Partial<OursSay> = {}): OursSay => ({
  requestId: 1,
  kind: 'borrowing',
  service: 'loan',
  state,
  hasPatron: true,
  dueOn: '2027-01-20',
  patronDueOn: '2027-01-10',
  lenderDueOn: '2027-01-20',
  pieces: [{ id: 7, code: 'B1' }],
  isLost: false,
  done: new Set(['ils.makeCirculable', 'lender.tellReceived']),
  isBusy: { network: false, ils: false },
  numbers: [{ number: '9', hasEnded: false }],
  written: [],
  ...more,
})
const theirs = (status: NetworkSays['status'], more: Partial<NetworkSays> = {}): NetworkSays => ({
  number: '9',
  status,
  word: String(status),
  reference: 'B-1',
  title: 'A title',
  isOurs: true,
  isWithUs: false,
  dueOn: '2027-01-20',
  ...more,
})
const item = (stands: NonNullable<IlsSays['items']>[number]['stands'], dueOn: string | null = null): IlsSays => ({
  patron: 'known',
  items: [{ code: 'B1', stands, word: stands, dueOn }],
  holds: [],
  ills: [],
  titles: null,
})
const nothing: IlsSays = { patron: 'known', items: [], holds: [], ills: [], titles: null }
const kindsOf = (one: OursSay, ils: IlsSays | null, network: NetworkSays | null): readonly string[] =>
  compareOne(one, ils, network && new Map([[network.number, network]])).map((found) => found.kind)

const network: readonly (readonly [string, NetworkSays['status'], readonly string[]])[] = [
  ['received', 'received', []],
  ['received', 'shipped', ['notReceivedThere']],
  ['out', 'receivedAsked', ['notReceivedThere']],
  ['returned', 'received', ['notReturnedThere']],
  ['returned', 'returned', []],
  ['received', 'returned', ['returnedThere']],
  ['sent', 'shipped', ['elsewhereThere']],
  ['out', 'closed', ['endedThere']],
  ['sent', 'expired', ['endedThere']],
  ['unfilled', 'unfilled', []],
  ['closed', 'received', ['elsewhereThere']],
  ['closed', 'closed', []],
]
for (const [state, status, kinds] of network)
  test(`ours ${state}, WorldShare ${status}: ${kinds.join() || 'they agree'}`, () => {
    assert.deepEqual(kindsOf(ours(state), null, theirs(status)), kinds)
  })

const items: readonly (readonly [string, IlsSays, readonly string[]])[] = [
  ['received', item('held'), []],
  ['received', nothing, ['itemMissing']],
  ['out', item('out', '2027-01-10'), []],
  ['out', item('out', '2027-02-01'), ['dueInPolaris']],
  ['out', item('held'), ['itemElsewhere']],
  ['out', item('lost'), ['itemLost']],
  ['back', item('out'), ['stillOut']],
  ['back', item('in'), ['itemLeft']],
  ['returned', item('returned'), []],
  ['closed', item('in'), ['itemLeft']],
  ['out', { ...item('out'), patron: 'gone' }, ['patronGone']],
  ['on_shelf', { ...item('held'), patron: 'blocked' }, ['patronBlocked']],
  ['back', { ...item('returned'), patron: 'gone' }, []],
  ['on_shelf', { ...item('held'), ills: [{ id: '4', stands: 'active', word: 'active' }] }, ['illElsewhere']],
  ['out', { ...item('out'), items: null }, []],
]
for (const [state, says, kinds] of items)
  test(`ours ${state}, item ${says.items?.[0]?.stands ?? 'none'}: ${kinds.join() || 'they agree'}`, () => {
    assert.deepEqual(kindsOf(ours(state), says, null), kinds)
  })

test('what was lost is declared lost there, not checked in', () => {
  assert.deepEqual(kindsOf(ours('closed', { isLost: true }), item('out'), null), ['lostStillOut'])
})

test('what was never made there is not missed; what is on its way is not a difference yet', () => {
  assert.deepEqual(kindsOf(ours('received', { done: new Set() }), nothing, null), [])
  const busy = ours('received', { isBusy: { ils: true, network: true } })
  assert.deepEqual(kindsOf(busy, nothing, theirs('shipped')), [])
})

test('a number that is not found; one of a request that was over there is not asked for', () => {
  assert.deepEqual(
    compareOne(ours('out'), null, new Map()).map((one) => one.kind),
    ['notThere'],
  )
  const over = ours('out', { numbers: [{ number: '9', hasEnded: true }] })
  assert.deepEqual(compareOne(over, null, new Map()), [])
})

test('together: unknown ones, two there, two here', () => {
  const list = [
    theirs('shipped'),
    theirs('shipped', { number: '10' }),
    theirs('submitted', { number: '11', reference: null }),
  ]
  const found = compareAll(
    [ours('shipped'), ours('sent', { requestId: 2, numbers: [], written: ['9'] })],
    list,
    new Set(['9']),
  )
  assert.deepEqual(
    found.map((one) => [one.kind, one.about]),
    [
      ['unknownThere', '11'],
      ['twoThere', '10 9'],
      ['twoHere', '9'],
    ],
  )
})

test('every kind names what a person does there, where that is one of its mends', () => {
  for (const name of kindNames) {
    const row = kindRow(name)
    assert.equal(row.mends.includes('show'), row.there !== undefined, name)
    assert.equal(new Set(row.mends).size, row.mends.length)
  }
})

test('what puts it right is called by what it does there', () => {
  const labels = kindNames
    .filter((name) => kindRow(name).mends.includes('remove'))
    .map((name) => [name, mendRow('remove', name).label])
  assert.deepEqual(labels, [
    ['stillOut', 'Check it in there'],
    ['itemLeft', 'Take it out of Polaris'],
    ['holdLeft', 'Cancel it there'],
  ])
})

test('every WorldShare word of a state agrees with what its column says; steps are of the right port', () => {
  for (const life of lifeNames.map((name): Life => lives[name]))
    for (const [state, row] of Object.entries(life.states)) {
      const beside: Beside = row.beside ?? {}
      const own = row.worldshare
      if (own !== undefined)
        assert.ok(
          beside.network?.is.some((status) => networkStatuses[status].words.some((word) => word === own)),
          `${life.name} ${state}: ${own}`,
        )
      if (beside.network?.told) assert.equal(effectRow(beside.network.told).port, 'partner')
      for (const one of [beside.item, beside.hold])
        if (one) assert.deepEqual([effectRow(one.made).port, effectRow(one.mend).port], ['ils', 'ils'])
    }
})
