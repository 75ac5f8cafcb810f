import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeOf, endsScan, noRun, withKey, type Run } from './burst.ts'

const code = 'L26000409H'
/** Typed with these pauses before each key, the last before Enter. */
function typed(pauses: readonly number[], text = code): { run: Run; isScan: boolean } {
  let at = 10_000
  let run = noRun
  for (const [index, key] of [...text].entries()) {
    at += index === 0 ? 0 : (pauses[index - 1] ?? 0)
    run = withKey(run, key, at)
  }
  return { run, isScan: endsScan(run, at + (pauses.at(-1) ?? 0)) }
}
const steady = (ms: number): number[] => Array.from({ length: code.length }, () => ms)
const withPause = (ms: number, before: number): number[] => steady(8).map((gap, index) => (index === before ? ms : gap))

test('a scanner’s code is whole, with a pause inside it or before its end', () => {
  for (const pauses of [
    steady(2),
    steady(30),
    withPause(45, 2),
    withPause(80, 5),
    withPause(95, 0),
    withPause(95, 9),
  ]) {
    const { run, isScan } = typed(pauses)
    assert.equal(isScan, true, pauses.join(' '))
    assert.equal(run.text, code)
    assert.equal(run.isRest, false)
  }
  assert.equal(typed([4, 4, 4], 'GLE').isScan, true)
})

test('what a person types is none, be the last keys ever so fast', () => {
  for (const pauses of [steady(40), steady(60), steady(90), [60, 60, 60, 60, 60, 10, 10, 10, 10, 10]])
    assert.equal(typed(pauses).isScan, false, pauses.join(' '))
  assert.equal(typed([4, 4], 'ok').isScan, false)
})

test('a code that broke off is known by what stood before it', () => {
  const { run, isScan } = typed(withPause(300, 4))
  assert.equal(isScan, true)
  assert.equal(run.text, '0409H')
  assert.equal(run.isRest, true)
  // A letter that was pressed a while before the scan is no part of it.
  assert.equal(typed(withPause(300, 0)).run.isRest, false)
  assert.equal(typed(withPause(1500, 4)).run.isRest, false)
})

test('a letter that a hand pressed just before is not of the code; a pause after the first key of a code is', () => {
  const afterHand = [50, ...steady(4)]
  for (const scanned of [code, 'EXT-123']) assert.equal(codeOf(typed(afterHand, `c${scanned}`).run), scanned)
  assert.equal(codeOf(typed(afterHand, `C${code}`).run), code)
  assert.equal(codeOf(typed(withPause(95, 0)).run), code)
  assert.equal(codeOf(typed(steady(4), 'b12345678').run), 'b12345678')
})
