// One request held against what the two other systems say of it. Where a system was not asked, nothing is said of it.
import { lifeOf, stateRow } from '../lifecycle/lives.ts'
import type { Beside } from '../lifecycle/beside.ts'
import { compareIls } from './compare-ils.ts'
import { compareNetwork } from './compare-network.ts'
import type { DifferenceKind } from './kinds.ts'
import type { Found, IlsSays, NetworkSays, OursSay } from './says.ts'

export interface Difference extends Found {
  readonly kind: DifferenceKind
  readonly requestId: number | null
}

export function compareOne(
  ours: OursSay,
  ils: IlsSays | null,
  /** What WorldShare says under each of its numbers; a number it does not know is missing. */
  network: ReadonlyMap<string, NetworkSays> | null,
): readonly Difference[] {
  const found = [
    ...(ils === null || ours.isBusy.ils ? [] : compareIls(ours, ils)),
    ...(network === null || ours.isBusy.network ? [] : compareNetwork(ours, network)),
  ]
  return found.map(([kind, one]) => ({ kind, requestId: ours.requestId, ...one }))
}

export const besideOf = (ours: Pick<OursSay, 'kind' | 'service' | 'state'>): Beside =>
  stateRow(lifeOf(ours), ours.state).beside ?? {}
