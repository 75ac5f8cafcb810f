import { test } from 'node:test'
import { holdsAgainstForce } from './against-force.ts'

for (const seed of [27, 28, 29, 30, 31, 32, 33, 34, 35])
  test(`of hundreds of small instances each plan costs what the cheapest of all plans costs (seed ${seed})`, async () => {
    await holdsAgainstForce(500, seed)
  })
