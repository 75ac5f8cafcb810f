import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { orderOf, requestFacts, written } from '../../../test/facts.ts'
import { decide, type Step } from './decide.ts'
import type { Detail, Details, DetailValue } from './details.ts'
import { entryStates } from './entries.ts'
import type { Facts } from './facts.ts'
import { lifeNames, lifeOf, lives } from './lives.ts'
import type { ActionRow } from './table.ts'

for (const name of lifeNames) {
  test(`${lives[name].label}: sixty possible actions in any order never break what must hold`, () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.noBias(fc.nat({ max: 999_999 }))), (chance) => {
        const pick = (count: number): number => Number(chance.next().value) % count
        const told: string[] = []
        let facts: Facts = {
          request: requestFacts(name, 'new', { eitherService: pick(4) === 0, forRequestId: pick(4) === 0 ? 9 : null }),
          entries: [],
          pieces: [],
        }
        for (let step = 0; step < 60; step += 1) {
          const next = somethingPossible(facts, pick)
          if (!next) continue
          told.push(`${facts.request.state}: ${next.action} ${JSON.stringify(next.details)}`)
          const after = written(facts, next.step)
          try {
            check(facts, next.step, after)
          } catch (error) {
            throw new Error(`after\n${told.join('\n')}`, { cause: error })
          }
          facts = after
        }
      }),
      { numRuns: 150 },
    )
  })
}

interface Next {
  readonly action: string
  readonly details: Details
  readonly step: Step
}
/** An action that moves something, if one of some tries is possible. */
function somethingPossible(facts: Facts, pick: (count: number) => number): Next | null {
  const rows = Object.entries(lifeOf(facts.request).actions)
  for (let tries = 0; tries < 40; tries += 1) {
    const [action, row] = rows[pick(rows.length)] ?? ['', undefined]
    if (!row || row.from === 'nothing' || (row.to === 'same' && !row.entry && pick(4) > 0)) continue
    const details = anyDetails(row, facts, pick)
    const answer = decide(orderOf(facts, action, details))
    // Most ways end early; taken each time, the walk would never come to the rest of the life.
    const ends = answer.ok && answer.value.event.outcome !== null && pick(8) > 0
    if (answer.ok && !ends) return { action, details, step: answer.value }
  }
  return null
}

function anyDetails(row: ActionRow<string>, facts: Facts, pick: (count: number) => number): Details {
  const given = Object.entries(row.needs ?? {}).filter(([, need]) => !need.optional || pick(2) === 0)
  return Object.fromEntries(given.map(([name, need]) => [name, anyValue(need, facts, pick)]))
}

function anyValue(need: Detail, facts: Facts, pick: (count: number) => number): DetailValue | undefined {
  switch (need.type) {
    case 'day':
      return ['2026-11-30', '2026-12-24', '2027-02-01'][pick(3)]
    case 'instant':
      return '2026-11-24T15:00:00Z'
    case 'flag':
      return pick(2) === 0
    case 'cents':
      return 500
    case 'count':
      return 1 + pick(3)
    case 'id':
      return need.of === 'entry'
        ? facts.entries[pick(facts.entries.length + 1)]?.id
        : need.of === 'piece'
          ? facts.pieces[pick(facts.pieces.length + 1)]?.id
          : 7
    case 'ids':
      return Array.from({ length: 1 + pick(3) }, (_, index) => 200 + index)
    case 'code':
      return need.codes?.[pick(need.codes.length)]
    case 'codes':
      return need.codes?.slice(0, pick(2)) ?? []
    case 'text':
    case 'note':
    case 'barcode':
      return 'words'
    default:
      return need.type satisfies never
  }
}

const isOver = (place: string): boolean => place === 'owner' || place === 'settled'

function check(before: Facts, step: Step, { request, entries, pieces }: Facts): void {
  const life = lifeOf(request)
  assert.ok(request.state in life.states, `no such state: ${request.state}`)
  assert.equal(request.state === 'closed', request.outcome !== null, 'closed exactly when there is an outcome')
  assert.equal(
    request.state === 'closed',
    request.closedAt !== null,
    'closed exactly when there is an instant of closing',
  )
  assert.equal(
    step.event.outcome !== null,
    before.request.state !== 'closed' && request.state === 'closed',
    'the event that closes has the outcome',
  )
  assert.ok(
    request.currentEntryId === null || entries.some((one) => one.id === request.currentEntryId),
    'the current lender is on the string',
  )
  assert.ok(entries.every((one) => one.state in entryStates))
  assert.equal(new Set(entries.map((one) => one.n)).size, entries.length, 'each lender has a number of its own')
  assert.equal(new Set(pieces.map((one) => one.n)).size, pieces.length, 'each piece has a number of its own')
  if (request.kind === 'borrowing')
    checkLender(request.state, entries.find((one) => one.id === request.currentEntryId)?.state ?? null)
  checkStanding(
    lifeOf(request).states,
    request.state,
    pieces.map((one) => one.place),
  )
  for (const effect of step.effects)
    assert.ok(!effect.name.startsWith('lender.') || effect.entryId !== null, `${effect.name} is about a lender`)
}

function checkLender(state: string, talk: string | null): void {
  if (state === 'sent')
    assert.ok(
      talk !== null && ['waiting', 'asked', 'promised', 'withdrawing'].includes(talk),
      `sent, but the talk is ${talk}`,
    )
  if (state === 'conditional')
    assert.ok(talk !== null && ['conditional', 'withdrawing'].includes(talk), `conditional, but the talk is ${talk}`)
}

/** The request stands where its least advanced piece stands that is neither lost nor home. */
function checkStanding(
  states: Readonly<Record<string, { readonly place?: string }>>,
  state: string,
  places: readonly string[],
): void {
  const order = Object.entries(states).flatMap(([name, row]) => (row.place ? [{ name, place: row.place }] : []))
  const underWay = order.find((one) => places.includes(one.place) && one.place !== 'lost' && !isOver(one.place))
  if (state === 'closed') assert.ok(places.every(isOver), `closed, but pieces are ${places.join(', ')}`)
  if (states[state]?.place === undefined || state === 'closed') return
  assert.ok(places.length > 0, `${state} without a piece`)
  assert.equal(state, underWay?.name ?? 'lost', `pieces are ${places.join(', ')}`)
}
