import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { borrowingLoanActions, borrowingLoanStates } from '../../src/domain/lifecycle/borrowing-loan.ts'
import { lendingLoanActions, lendingLoanStates } from '../../src/domain/lifecycle/lending-loan.ts'
import type { ActionRow, StateRow } from '../../src/domain/lifecycle/table.ts'

const page = readFileSync(new URL('../../docs/handbook/glossary.md', import.meta.url), 'utf8')
const rowsUnder = (heading: string): string[][] => {
  const part = page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = part.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}
const states = (table: Readonly<Record<string, StateRow>>) => Object.values(table)

test('the glossary knows every state of a borrowing loan, in our words and theirs', () => {
  assert.deepEqual(
    rowsUnder('Where a borrowing loan stands'),
    states(borrowingLoanStates).map((row) => [row.label, row.worldshare ?? '', row.polaris ?? '']),
  )
})

test('the glossary knows every state of a lending loan, in our words and theirs', () => {
  assert.deepEqual(
    rowsUnder('Where a lending loan stands'),
    states(lendingLoanStates).map((row) => [row.label, row.iso18626 ?? '', row.worldshare ?? '']),
  )
})

const wordsOf = (row: ActionRow<string>): string[] =>
  (row.iso18626 ?? []).flatMap((one) => [...(one.reasons ?? []), one.status ?? '', one.action ?? ''])
const lives: readonly (readonly [string, Readonly<Record<string, ActionRow<string>>>])[] = [
  ["What a lender's message means here", borrowingLoanActions],
  ["What a borrower's message means here", lendingLoanActions],
]
for (const [heading, actions] of lives) {
  test(`${heading.slice(5, -11)} is told as the table reads it`, () => {
    assert.ok(rowsUnder(heading).length > 5)
    for (const [theirs = '', ours = ''] of rowsUnder(heading)) {
      const word = theirs.split(/ |,/)[0] ?? ''
      const labels = Object.values(actions).flatMap((row) => (wordsOf(row).includes(word) ? [row.label] : []))
      for (const label of ours.replace(/ once it has left$/, '').split(/, or |, (?=[A-Z])/)) {
        assert.ok(labels.includes(label), `${word} is not read as “${label}” but as ${labels.join(', ')}`)
      }
    }
  })
}
