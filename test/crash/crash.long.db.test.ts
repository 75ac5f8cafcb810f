import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../database.ts'
import { runMany } from './many.ts'

test(
  'killed at 25 points of its day, the office loses nothing and does nothing twice',
  { timeout: 300_000 },
  async () => {
    const seed = Number(process.env['KEUKA_CRASH_SEED'] ?? 1)
    const { runs } = await runMany({ kind: testDatabase, runs: 25, seed, againEvery: 0 })
    const bad = runs
      .filter((run) => run.wrong.length > 0)
      .map((run) => ({ killAt: run.killAt, deaths: run.deaths, wrong: run.wrong }))
    assert.deepEqual(bad, [])
    assert.ok(
      runs.filter((run) => run.deaths.length > 0).length >= 23,
      'nearly every run was killed where it was planned',
    )
  },
)
