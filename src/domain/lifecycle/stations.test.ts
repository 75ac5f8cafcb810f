import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lives } from './lives.ts'
import { stationsOf, type Passage } from './stations.ts'

const passages = (...steps: string[]): Passage[] =>
  steps.map((step, index) => {
    const [action = '', to = ''] = step.split(' ')
    return { action, to, at: new Date(Date.UTC(2026, 10, 1 + index)) }
  })
const said = (present: string, path: Passage[]): string =>
  stationsOf(lives.borrowingLoan, present, path)
    .map((one) => `${{ passed: '●', here: '◉', ahead: '○' }[one.is]}${one.state}`)
    .join(' ')

test('a new request has the whole main line ahead, without its sidings', () => {
  assert.equal(
    said('new', passages('takeIn new')),
    '◉new ○sent ○shipped ○received ○routed ○on_shelf ○out ○coming_back ○back ○returned ○closed',
  )
})

test('a station passed by without stopping is left out', () => {
  assert.equal(
    said('out', passages('takeIn new', 'send sent', 'shipped shipped', 'receive received', 'checkedOut out')),
    '●new ●sent ●shipped ●received ◉out ○coming_back ○back ○returned ○closed',
  )
})

test('a siding shows once the request has been there', () => {
  const line = said('unfilled', passages('takeIn new', 'send sent', 'notSupplied unfilled'))
  assert.ok(line.startsWith('●new ●sent ◉unfilled ○shipped'), line)
})

test('what was undone was never reached', () => {
  const line = said('new', passages('takeIn new', 'send sent', 'undo new'))
  assert.ok(line.startsWith('◉new ○sent'), line)
})

test('a closed request shows where it has been and nothing ahead', () => {
  assert.equal(said('closed', passages('takeIn new', 'cancel closed')), '●new ◉closed')
})
