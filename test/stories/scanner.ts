// A scanner at each station, for stories.
import assert from 'node:assert/strict'
import type { World } from '../world.ts'
import { colleague } from '../world-requests.ts'
import type { Station } from '../../src/domain/lifecycle/table.ts'
import type { ScanOutcome } from '../../src/office/mailroom/scan-desk.ts'
import { scanPiece } from '../../src/office/mailroom/scan-piece.ts'

export type Scanner = (station: Station, code: string) => Promise<ScanOutcome>

export function scanningAt(world: World): Scanner {
  let count = 0
  return async (station, code) => {
    count += 1
    const answer = await scanPiece(world.office, {
      session: `story-${station.replace('_', '-')}`,
      station,
      code,
      key: `scan-${count}`,
      actor: colleague,
    })
    assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
    return answer.value
  }
}
