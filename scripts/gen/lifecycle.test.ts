import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lifeNames, lives } from '../../src/domain/lifecycle/lives.ts'
import { lifecycleFiles } from './lifecycle.ts'

const page = lifecycleFiles()[0]?.text ?? ''

test('the page names every state and every action of every life', () => {
  for (const name of lifeNames) {
    for (const key of [...Object.keys(lives[name].states), ...Object.keys(lives[name].actions)]) {
      assert.ok(page.includes(`\`${key}\``), `${name}: ${key}`)
    }
  }
})

test('every diagram is of lines that Mermaid reads, and every state in it can be reached', () => {
  const diagrams = [...page.matchAll(/```mermaid\nstateDiagram-v2\n([^`]+)```/g)].map((one) => one[1] ?? '')
  assert.equal(diagrams.length, lifeNames.length + 1)
  for (const diagram of diagrams) {
    const lines = diagram.trimEnd().split('\n')
    const states = lines.flatMap((line) => /^ {2}state "[^"]+" as (\w+)$/.exec(line)?.[1] ?? [])
    const reached = lines.flatMap((line) => /^ {2}(?:\[\*\]|\w+) --> (\w+) : [^:;]+$/.exec(line)?.[1] ?? [])
    assert.equal(states.length + reached.length, lines.length, diagram)
    assert.deepEqual(
      states.filter((state) => !reached.includes(state)),
      [],
    )
  }
})

test('no cell breaks its table', () => {
  const tables = page.split('\n').filter((line) => line.startsWith('|'))
  const cells = (line: string): number => line.replaceAll('\\|', '').split('|').length
  for (const [index, line] of tables.entries()) {
    if (line.startsWith('| ---')) assert.equal(cells(tables[index - 1] ?? ''), cells(line))
  }
  assert.ok(tables.length > 200)
})
