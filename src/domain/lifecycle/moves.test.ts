import assert from 'node:assert/strict'
import { test } from 'node:test'
import { borrowingCopyMoves } from '../../../test/expected/moves/borrowing-copy.ts'
import { borrowingLoanMoves } from '../../../test/expected/moves/borrowing-loan.ts'
import {
  borrowingCopyTalks,
  borrowingLoanTalks,
  withdrawnFromOthers,
  type ExpectedTalks,
} from '../../../test/expected/moves/entries.ts'
import { facilityMoves } from '../../../test/expected/moves/facility.ts'
import { lendingCopyMoves, lendingLoanMoves } from '../../../test/expected/moves/lending.ts'
import { expectedPlaces } from '../../../test/expected/moves/pieces.ts'
import type { ExpectedMoves } from '../../../test/expected/moves/shape.ts'
import { walk, type Walked } from '../../../test/lifecycle-walk.ts'
import { isRefusalCode } from '../refusal.ts'
import type { Step } from './decide.ts'
import { lifeNames, lives, targets, type LifeName } from './lives.ts'
import type { ActionRow } from './table.ts'

const expected: Record<LifeName, ExpectedMoves> = {
  borrowingLoan: borrowingLoanMoves,
  borrowingCopy: borrowingCopyMoves,
  lendingLoan: lendingLoanMoves,
  lendingCopy: lendingCopyMoves,
  facility: facilityMoves,
}
const nobody: ExpectedTalks = {}
const talks: Record<LifeName, ExpectedTalks> = {
  borrowingLoan: borrowingLoanTalks,
  borrowingCopy: borrowingCopyTalks,
  lendingLoan: nobody,
  lendingCopy: nobody,
  facility: nobody,
}

const kinds = ['request', 'talk', 'others', 'piece'] as const
type Kind = (typeof kinds)[number]

/** A request stands where its least advanced piece stands: here the second copy, which is not the one it was about. */
const bySecondCopy = ['returned: arrivedAnyway → back']

for (const life of lifeNames) {
  let walked: Found | undefined
  const found = (kind: Kind): ReadonlySet<string> => (walked ??= walkThrough(life)).get(kind) ?? new Set()

  test(`${lives[life].label}: every state and action leads where the hand-written table says, or refuses by code`, () => {
    assert.deepEqual(differences(found('request'), requestLines(expected[life])), [])
  })

  test(`${lives[life].label}: what can be read off the rows without acting is what acting does`, () => {
    const read = Object.entries<ActionRow<string>>(lives[life].actions).flatMap(([action, row]) =>
      (row.from === 'nothing' ? [] : row.from).flatMap((state) =>
        targets(row, state).flatMap((to) => (to === state ? [] : [`${state}: ${action} → ${to}`])),
      ),
    )
    const done = [...found('request')].map((one) => one.replace(/(closed):\w+$/, '$1'))
    const left = done.filter((one) => !/^(\w+): \w+ → \1$/.test(one) && !bySecondCopy.includes(one))
    assert.deepEqual(differences(new Set(left), read), [])
  })

  test(`${lives[life].label}: the talk with the lender moves as written by hand`, () => {
    assert.deepEqual(differences(found('talk'), nested(talks[life])), [])
    const told = lives[life].kind === 'borrowing' ? withdrawnFromOthers[lives[life].service] : {}
    const lines = Object.entries(told).flatMap(([action, states]) =>
      states.split(' ').map((state) => `${action} withdraws from another that is ${state}`),
    )
    assert.deepEqual(differences(found('others'), lines), [])
  })

  test(`${lives[life].label}: pieces move as written by hand`, () => {
    assert.deepEqual(differences(found('piece'), nested(expectedPlaces[life])), [])
  })
}

type Found = ReadonlyMap<Kind, Set<string>>
function walkThrough(life: LifeName): Found {
  const found: Found = new Map(kinds.map((kind) => [kind, new Set<string>()]))
  for (const one of walk(life)) {
    if (one.answer.ok) note(found, one, one.answer.value)
    else assert.ok(isRefusalCode(one.answer.code), one.answer.code)
  }
  return found
}

function note(walked: Found, { state, action, facts, details }: Walked, step: Step): void {
  const { to, outcome } = step.event
  walked.get('request')?.add(`${state}: ${action} → ${outcome === null ? to : `${to}:${outcome}`}`)
  const about = typeof details['entryId'] === 'number' ? details['entryId'] : facts.request.currentEntryId
  for (const { id, set } of step.entries) {
    const was = facts.entries.find((one) => one.id === id)?.state
    if (set.state === undefined || set.state === was) continue
    if (id === about) walked.get('talk')?.add(`${was}: ${action} → ${set.state}`)
    else walked.get('others')?.add(`${action} withdraws from another that is ${was}`)
  }
  for (const { id, set } of step.pieces) {
    const was = facts.pieces.find((one) => one.id === id)?.place
    if (set.place !== undefined && set.place !== was) walked.get('piece')?.add(`${was}: ${action} → ${set.place}`)
  }
  for (const { place } of step.newPieces) walked.get('piece')?.add(`new: ${action} → ${place}`)
}

const requestLines = (moves: ExpectedMoves): readonly string[] => [
  ...nested(Object.fromEntries(Object.entries(moves).map(([state, row]) => [state, row.moves]))),
  ...Object.entries(moves).flatMap(([state, row]) =>
    row.stays.split(' ').map((action) => `${state}: ${action} → ${state}`),
  ),
]
const nested = (table: Readonly<Record<string, Readonly<Record<string, string>>>>): readonly string[] =>
  Object.entries(table).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([action, to]) => to.split(' ').map((one) => `${from}: ${action} → ${one}`)),
  )

function differences(found: ReadonlySet<string>, written: readonly string[]): string[] {
  const wanted = new Set(written)
  return [
    ...[...found].filter((one) => !wanted.has(one)).map((one) => `in the rules, not by hand: ${one}`),
    ...[...wanted].filter((one) => !found.has(one)).map((one) => `by hand, not in the rules: ${one}`),
  ]
}
