// What has been on its way longer than is usual, leg by leg, and who answers for it there.
import { legNames, legs, usualDays, whoAnswers, type LegName } from '../../domain/receiving/legs.ts'
import { laterByDays } from '../../domain/values/days.ts'
import { piecesSince, type PieceOnTheWay } from '../../store/on-the-way.ts'
import type { Office } from '../context.ts'

export interface LateLeg {
  readonly leg: LegName
  readonly label: string
  readonly answers: string
  readonly days: number
  readonly pieces: readonly PieceOnTheWay[]
}
const most = 200

export async function onTheWayTooLong(office: Office, requestId?: number): Promise<readonly LateLeg[]> {
  const policy = office.policy()
  const now = office.clock.now()
  const late: LateLeg[] = []
  for (const leg of legNames) {
    const days = usualDays(leg, policy)
    const pieces = await piecesSince(office.store.db, leg, laterByDays(now, -days), most, requestId)
    late.push({ leg, label: legs[leg].label, answers: whoAnswers(leg), days, pieces })
  }
  return late
}
