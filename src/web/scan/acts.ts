import { useEffect } from 'react'
import { attempt } from '../acting.ts'
import { client } from '../api.ts'
import { useDoneLine } from '../done-line.ts'
import { isTyping } from '../keys.ts'
import { clearShown, scansWaiting, setSession, tell, useScans } from './queue.ts'
import { chooseStation, stationLabels, stationNow, type Station } from './station.ts'

/** Begins a session at a station; the one before is closed. */
export function goTo(station: Station | null): void {
  const before = stationNow()
  if (before && before.station === station) return
  if (before) void attempt(async () => void (await client.scans.close({ session: before.session })))
  chooseStation(station)
  setSession(null)
  if (station === 'drop_box') void attempt(beginHere)
  if (station === null) tell('No station', 'Scans find requests now.', 'ready')
  else tell(`${stationLabels[station]}: ready`, '', 'ready')
}

async function beginHere(): Promise<void> {
  const at = stationNow()
  if (!at) return
  const begun = await client.scans.begin(at)
  if (begun.id === stationNow()?.session) setSession(begun)
}

/** Ends the session at the drop box and answers which it was; null when something still waits, or the office said no. */
export async function endBox(): Promise<string | null> {
  const at = stationNow()
  if (!at || at.station !== 'drop_box') return null
  if (scansWaiting() > 0) {
    tell('Not yet: scans wait for the line', 'End the session when they are done.')
    return null
  }
  const refusal = await attempt(async () => void (await client.scans.close({ session: at.session })))
  if (refusal) {
    tell(refusal.sentence, '', 'wrong')
    return null
  }
  chooseStation(null)
  setSession(null)
  clearShown()
  return at.session
}

/** What the session did, as the office knows it now. */
export async function refreshSession(session: string): Promise<void> {
  await attempt(async () => {
    const stored = await client.scans.session({ session })
    if (stored && stored.id === stationNow()?.session) setSession(stored)
  })
}

/** When the drop box was last emptied; null: today. */
export async function sayDropped(on: string | null): Promise<void> {
  const at = stationNow()
  if (!at) return
  const refusal = await attempt(async () => {
    setSession(await client.scans.dropped({ session: at.session, on }))
    tell('Noted', 'Since when the drop box was not emptied.', 'right')
  })
  if (refusal) tell(refusal.sentence, '', 'wrong')
}

export async function undoScan(scanId: number, words: string, about: string): Promise<void> {
  const at = stationNow()
  if (!at) return
  const refusal = await attempt(async () => {
    setSession(await client.scans.undo({ session: at.session, scanId }))
    tell(`Undone: ${words}`, about, 'right')
  })
  if (refusal) tell(refusal.sentence, about, 'wrong')
}

export async function sendAllNow(): Promise<void> {
  const at = stationNow()
  if (!at) return
  const refusal = await attempt(async () => {
    const { session } = await client.scans.release({ session: at.session })
    setSession(session)
    tell('Sent', 'Everything this session ordered is leaving the house.', 'right')
  })
  if (refusal) tell(refusal.sentence, '', 'wrong')
}

/** False while the line at the bottom has something by hand to take back: Alt Z is that line’s. */
export function useMayUndoScan(): boolean {
  const doneLine = useDoneLine()
  return doneLine === null || doneLine.gesture === null
}

/** Alt Z takes the last scan back, unless something was done by hand since; Ctrl Z where it does not mean the typing. */
export function useUndoScan(isOn: boolean): void {
  const { session } = useScans()
  const isFree = useMayUndoScan() && isOn
  const last = session?.lines.find((line) => !line.isUndone)
  useEffect(() => {
    if (!isFree || !last) return
    const hear = (event: KeyboardEvent) => {
      const isZ = event.code === 'KeyZ' || event.key.toLowerCase() === 'z'
      const isAlt = event.altKey && !event.ctrlKey && !event.metaKey
      const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !isTyping(event.target)
      if (!isZ || !(isAlt || isCtrl)) return
      event.preventDefault()
      void undoScan(last.id, last.words, last.about)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [isFree, last])
}
