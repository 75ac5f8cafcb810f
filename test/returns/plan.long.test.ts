import { test } from 'node:test'
import { holdsAgainstForce } from './against-force.ts'

test('of thousands of small instances each plan costs what the cheapest of all plans costs', async () => {
  for (const seed of [27, 28, 29]) await holdsAgainstForce(1500, seed)
})
