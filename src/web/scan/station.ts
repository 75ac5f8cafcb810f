import { useSyncExternalStore } from 'react'
import { stationLabels, stations } from '../../domain/lifecycle/station-labels.ts'
import { newKey } from '../acting.ts'
import { keep, readKept, textAt } from './kept.ts'

export type Station = (typeof stations)[number]
/** Where this browser's scanner is, and the session that began when that was chosen. */
export interface AtStation {
  readonly station: Station
  readonly session: string
}

const name = 'keuka.station'
const watchers = new Set<() => void>()
let at: AtStation | null = readStation()

function readStation(): AtStation | null {
  const kept = readKept('localStorage', name)
  const station = stations.find((one) => one === textAt(kept, 'station'))
  const session = textAt(kept, 'session')
  return station && session !== null ? { station, session } : null
}

export function chooseStation(station: Station | null): AtStation | null {
  at = station === null ? null : { station, session: newKey() }
  keep('localStorage', name, at)
  for (const tell of watchers) tell()
  return at
}

// Another window of this browser is at the same desk.
window.addEventListener('storage', (event) => {
  if (event.key !== name) return
  at = readStation()
  for (const tell of watchers) tell()
})

export const stationNow = (): AtStation | null => at
export const useStation = (): AtStation | null =>
  useSyncExternalStore((tell) => {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }, stationNow)

export { stationLabels, stations }
