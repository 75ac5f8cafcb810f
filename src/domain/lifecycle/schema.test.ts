import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { effectRow, effects, isEffectName } from './effects.ts'
import { entryStates } from './entries.ts'
import type { Outcome, QuestionTo, Settled } from './facts.ts'
import { lifeNames, lives } from './lives.ts'
import { places } from './places.ts'
import { parties } from './who.ts'

const folder = join(import.meta.dirname, '../../store/migrations')
const migrations = globSync('*.sql', { cwd: folder })
  .toSorted()
  .map((file) => readFileSync(join(folder, file), 'utf8'))
  .join('\n')

/** The list that stands last in the migrations after these words, in the order it has there. */
function listAfter(words: string): readonly string[] {
  const at = migrations.lastIndexOf(words)
  assert.ok(at >= 0, `no “${words}” in the migrations`)
  const list = /\(([^()]*)\)/.exec(migrations.slice(at + words.length))?.[1] ?? ''
  return list.split(',').map((one) => one.trim().replaceAll("'", ''))
}

for (const name of lifeNames) {
  test(`the database allows a request the states of ${lives[name].label.toLowerCase()} and no others`, () => {
    const { kind, service, states } = lives[name]
    assert.deepEqual(listAfter(`when '${kind}_${service}' then state in `), Object.keys(states))
  })
}

const outcomes = {
  filled: true,
  filled_in_system: true,
  unfilled: true,
  not_supplied: true,
  not_available: true,
  cancelled: true,
  expired: true,
  moved_on: true,
  refused: true,
  lost: true,
} satisfies Record<Outcome, true>
const settled = { paid: true, replaced: true, written_off: true, refunded: true } satisfies Record<Settled, true>
const questionTo = { patron: true, member: true, lender: true, borrower: true, staff: true } satisfies Record<
  QuestionTo,
  true
>
const ports = new Set(Object.keys(effects).flatMap((name) => (isEffectName(name) ? [effectRow(name).port] : [])))

const columns: readonly (readonly [words: string, allowed: readonly string[]])[] = [
  ['outcome text check (outcome in ', Object.keys(outcomes)],
  ['settled text check (settled in ', Object.keys(settled)],
  ['question_to text check (question_to in ', Object.keys(questionTo)],
  ["state text not null default 'waiting' check (state in ", Object.keys(entryStates)],
  ['place text not null check (place in ', Object.keys(places)],
  ['actor_kind text not null check (actor_kind in ', ['staff', ...parties]],
]
for (const [words, allowed] of columns) {
  test(`the database allows what the rules know: ${words.split(' ')[0]}`, () => {
    assert.deepEqual(listAfter(words), allowed)
  })
}

test('the database knows every port an effect goes to', () => {
  const known = listAfter('port text not null check (port in ')
  assert.deepEqual(
    [...ports].filter((port) => !known.includes(port)),
    [],
  )
})
