// A desk with a scanner for tests: scans go to one session a station.
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { Station } from '../src/domain/lifecycle/table.ts'
import { writeNumber } from '../src/domain/values/request-number.ts'
import type { ScanChoice, ScanOutcome } from '../src/office/mailroom/scan-desk.ts'
import { scanPiece } from '../src/office/mailroom/scan-piece.ts'
import { eventsOf } from '../src/store/requests/events.ts'
import { requestRow } from '../src/store/requests/find.ts'
import { makeWorld, type World, type WorldOptions } from './world.ts'
import { colleague } from './world-requests.ts'

let count = 0
export const sessionId = (station: Station): string => `test-${station.replace('_', '-')}`

export async function scanningDesk(t: TestContext, options: WorldOptions = {}) {
  const world = await makeWorld(t, options)
  return {
    world,
    async scan(station: Station, code: string, choice?: ScanChoice): Promise<ScanOutcome> {
      const answer = await scanPiece(world.office, {
        session: sessionId(station),
        station,
        code,
        key: `k${(count += 1)}`,
        actor: colleague,
        ...(choice === undefined ? {} : { choice }),
      })
      assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
      return answer.value
    },
    number: async (id: number) => writeNumber((await rowOf(world, id)).number),
    state: async (id: number) => (await rowOf(world, id)).state,
    actions: async (id: number) => (await eventsOf(world.office.store.db, id)).map((one) => one.action),
  }
}
async function rowOf(world: World, id: number) {
  const row = await requestRow(world.office.store.db, id)
  assert.ok(row)
  return row
}
export const said = ({ kind, tone, line }: ScanOutcome) => [kind, tone, line]
