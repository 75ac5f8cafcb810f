import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { test } from 'node:test'
import { testDatabase } from '../database.ts'
import { runFaults } from './run.ts'

test(
  'with every fault in both systems and processes killed, nothing is made twice, lost, or left unsaid',
  { timeout: 600_000 },
  async () => {
    const [office = 0, polaris = 0, worldshare = 0] = await freePorts(3)
    const report = await runFaults({
      requests: Number(process.env['KEUKA_FAULTS_REQUESTS'] ?? 25),
      seed: Number(process.env['KEUKA_FAULTS_SEED'] ?? 7),
      kind: testDatabase,
      ports: { office, polaris, worldshare },
      way: 'ill-module',
      speed: 60,
      atOnce: 60,
      killEverySeconds: 15,
      locksOut: false,
      say: () => undefined,
    })
    assert.deepEqual(report.findings, [])
    assert.ok(report.kills.office > 0, 'the office was killed')
    assert.ok(report.struck.polaris.size > 5 && report.struck.worldshare.size > 3, 'faults struck')
  },
)

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  for (const one of servers) await once(one.listen(0, '127.0.0.1'), 'listening')
  const ports = servers.map((one) => {
    const at = one.address()
    return typeof at === 'object' && at !== null ? at.port : 0
  })
  for (const one of servers) await once(one.close(), 'close')
  return ports
}
