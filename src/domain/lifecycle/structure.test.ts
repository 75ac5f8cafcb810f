import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderOf, requestFacts } from '../../../test/facts.ts'
import { isRefusalCode, refusals } from '../refusal.ts'
import { decide } from './decide.ts'
import { effectRow, effects, isEffectName } from './effects.ts'
import { lifeNames, lifeOf, lives, targets, type Life } from './lives.ts'
import type { ActionRow, EffectUse, Station } from './table.ts'

const all = lifeNames.map((name) => lifeOf(lives[name]))
const rowsOf = (life: Life): readonly [string, ActionRow<string>][] => Object.entries(life.actions)
const everyRow = all.flatMap((life) =>
  rowsOf(life).map(([action, row]) => ({ life, action, row, name: `${life.name}.${action}` })),
)
const from = (row: ActionRow<string>): readonly string[] => (row.from === 'nothing' ? [] : row.from)
const mayLeadTo = (row: ActionRow<string>): readonly string[] =>
  typeof row.to === 'string' ? [row.to] : Object.values(row.to)
const namesOf = (rows: readonly { name: string }[]): readonly string[] => rows.map((one) => one.name)
const effectOf = (use: EffectUse): string => (typeof use === 'string' ? use : use.effect)
/** Rows that can hang on together: possible in the same state. */
const doubles = (life: Life, column: (row: ActionRow<string>) => string | undefined): readonly string[] =>
  Object.keys(life.states).flatMap((state) => {
    const seen = rowsOf(life).flatMap(([action, row]) =>
      from(row).includes(state) ? [{ action, value: column(row) }] : [],
    )
    return seen
      .filter(
        (one) =>
          one.value !== undefined && seen.some((other) => other.action !== one.action && other.value === one.value),
      )
      .map((one) => `${life.name} at ${state}: ${one.action} by ${one.value}`)
  })

for (const life of all) {
  test(`${life.label}: every state can be reached, and every one but closed can be left`, () => {
    const reached = new Set<string>(
      rowsOf(life).flatMap(([, row]) => (row.from === 'nothing' ? targets(row, 'nothing') : [])),
    )
    for (let before = 0; before < reached.size;) {
      before = reached.size
      for (const [, row] of rowsOf(life)) {
        for (const state of from(row).filter((one) => reached.has(one)))
          for (const to of targets(row, state)) reached.add(to)
      }
    }
    const states = Object.keys(life.states)
    assert.deepEqual(
      states.filter((state) => !reached.has(state)),
      [],
    )
    const left = new Set(
      rowsOf(life).flatMap(([, row]) => from(row).filter((state) => targets(row, state).some((to) => to !== state))),
    )
    assert.deepEqual(
      states.filter((state) => state !== 'closed' && !left.has(state)),
      [],
    )
  })

  test(`${life.label}: only rows that reopen leave closed`, () => {
    const leaving = rowsOf(life).filter(
      ([, row]) => from(row).includes('closed') && targets(row, 'closed').some((to) => to !== 'closed'),
    )
    const named = (rows: readonly [string, ActionRow<string>][]): readonly string[] => rows.map(([action]) => action)
    assert.deepEqual(named(leaving), named(rowsOf(life).filter(([, row]) => row.reopens === true)))
  })

  test(`${life.label}: keys and scans are not ambiguous in any state`, () => {
    assert.deepEqual(
      doubles(life, (row) => row.key),
      [],
    )
    assert.deepEqual(
      doubles(life, (row) => row.scan),
      [],
    )
    assert.deepEqual(
      rowsOf(life).filter(([, row]) => row.scanAlso !== undefined && row.scanAlso.station === row.scan),
      [],
    )
  })

  test(`${life.label}: an action in the wrong state is refused, never thrown`, () => {
    for (const state of Object.keys(life.states)) {
      for (const action of [...Object.keys(life.actions), 'toString', 'noSuchAction']) {
        const facts = { request: requestFacts(life.name, state), entries: [], pieces: [] }
        const answer = decide(orderOf(facts, action))
        if (!answer.ok) assert.ok(isRefusalCode(answer.code))
        if (!Object.hasOwn(life.actions, action)) assert.equal(answer.ok ? '' : answer.code, 'unknown-action')
      }
    }
  })
}

test('every guard has a refusal of its own', () => {
  const codes = everyRow.flatMap(({ row }) => row.guard ?? []).map((one) => one.code)
  assert.deepEqual(
    codes.filter((code) => !isRefusalCode(code)),
    [],
  )
})

test('every effect named exists, and every effect is ordered by some row', () => {
  const used = new Set(everyRow.flatMap(({ row }) => (row.effects ?? []).map(effectOf)))
  assert.deepEqual(
    [...used].filter((name) => !isEffectName(name)),
    [],
  )
  assert.deepEqual(
    Object.keys(effects).filter((name) => !used.has(name)),
    [],
  )
})

test('what records the outcome of an effect is an action of the life that orders it', () => {
  for (const { life, row, name } of everyRow) {
    for (const use of row.effects ?? []) {
      const effect = effectOf(use)
      const then = isEffectName(effect) ? effectRow(effect).then : undefined
      for (const action of [then?.done, then?.failed])
        assert.ok(action === undefined || action in life.actions, `${name}: ${effect} → ${action}`)
    }
  }
})

test('a row that closes has an outcome, and only such a row', () => {
  const closing = everyRow.filter(({ row }) => mayLeadTo(row).includes('closed'))
  assert.deepEqual(namesOf(closing.filter(({ row }) => row.outcome === undefined)), [])
  assert.deepEqual(
    namesOf(everyRow.filter(({ row }) => row.outcome !== undefined && !mayLeadTo(row).includes('closed'))),
    [],
  )
})

test('a row has several results exactly when it has words and a function that pick one', () => {
  assert.deepEqual(namesOf(everyRow.filter(({ row }) => (typeof row.to !== 'string') !== (row.pick !== undefined))), [])
  for (const { row, name } of everyRow) {
    const results = typeof row.to === 'string' ? [] : Object.keys(row.to)
    const named = [
      ...(row.entry?.results ?? []),
      ...(row.effects ?? []).flatMap((use) => (typeof use === 'string' ? [] : (use.results ?? []))),
    ]
    assert.deepEqual(
      named.filter((one) => !results.includes(one)),
      [],
      name,
    )
  }
})

test('timers drive what timers may do', () => {
  assert.deepEqual(namesOf(everyRow.filter(({ row }) => row.by.includes('timer') !== (row.timer !== undefined))), [])
})

test('what a lender says about its own talk can name that talk', () => {
  const spoken = everyRow.filter(({ row }) => row.by.includes('lender') && row.entry !== undefined)
  assert.deepEqual(namesOf(spoken.filter(({ row }) => row.needs?.['entryId']?.of !== 'entry')), [])
  assert.ok(spoken.length > 0)
  const naming = everyRow.filter(({ row }) => row.needs?.['entryId'] !== undefined && !row.entry)
  const concerns = (row: ActionRow<string>): boolean =>
    (row.effects ?? []).some((use) => effectOf(use).startsWith('lender.')) || row.by.includes('lender')
  assert.deepEqual(namesOf(naming.filter(({ row }) => !concerns(row))), [])
})

test('a row names each detail it marks with words, and codes where it asks for one', () => {
  for (const { row, name } of everyRow) {
    for (const [detail, need] of Object.entries(row.needs ?? {})) {
      assert.ok(need.label.length > 0, `${name}: ${detail}`)
      assert.equal(need.type === 'code' || need.type === 'codes', (need.codes ?? []).length > 0, `${name}: ${detail}`)
      assert.equal(need.type === 'id' || need.type === 'ids', need.of !== undefined, `${name}: ${detail}`)
    }
  }
})

test('every station of the scanner means something', () => {
  const stations: readonly Station[] = ['arriving', 'drop_box', 'packing', 'shelf']
  assert.deepEqual(
    stations.filter((station) => !everyRow.some(({ row }) => row.scan === station)),
    [],
  )
  assert.deepEqual(
    namesOf(
      everyRow.filter(
        ({ row }) => row.only === 'package' && row.to !== 'returned' && row.to !== 'sent' && row.to !== 'shipped',
      ),
    ),
    [],
  )
})

test('while we lend, every state but closed has a status in ISO 18626', () => {
  for (const life of all.filter((one) => one.kind === 'lending')) {
    const silent = Object.entries(life.states).filter(([, row]) => row.iso18626 === undefined)
    assert.deepEqual(
      silent.map(([state]) => state),
      ['closed'],
    )
  }
})

test('every refusal has a sentence and a status', () => {
  for (const [code, row] of Object.entries(refusals)) {
    assert.match(row.sentence, /[.:”}]$/, code)
    assert.ok(row.status >= 400 && row.status < 600, code)
  }
})
