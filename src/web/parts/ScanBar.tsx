import { Link, useLocation } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useDoneLine } from '../done-line.ts'
import { addresses } from '../routes.tsx'
import { undoScan, useUndoScan } from '../scan/acts.ts'
import { useScans } from '../scan/queue.ts'
import { stationLabels, useStation } from '../scan/station.ts'
import { ScanResult } from './ScanResult.tsx'
import { UnreadOf } from './UnreadOf.tsx'

/** On every page but the scan's own: what a scan from here came to. */
export function ScanBar(): ReactNode {
  const { shown, session, trouble, waiting } = useScans()
  const station = useStation()
  const doneLine = useDoneLine()
  const [closed, close] = useState(0)
  const isAtScan = useLocation().pathname === addresses.scan
  const isShown = shown !== null && shown.count > closed && !isAtScan && !doneLine
  const last = session?.lines.find((line) => line.id === shown?.scanId)
  useUndoScan(isAtScan || isShown)
  if (isAtScan || !station || !(isShown || trouble !== null)) return null
  return (
    <section className="scan-bar" aria-label="Last scan">
      {isShown && (
        <ScanResult key={shown.count} shown={shown} isSmall>
          <UnreadOf shown={shown} hasKeys={false} />
        </ScanResult>
      )}
      {trouble !== null && waiting > 0 && <p className="scan-trouble">{kept(trouble, waiting)}</p>}
      <div className="row">
        <Link className="small-key" to={addresses.scan}>
          {stationLabels[station.station]}: all scans
        </Link>
        {isShown && last?.canUndo === true && (
          <button type="button" className="small-key" onClick={() => void undoScan(last.id, last.words, last.about)}>
            Undo <kbd>Alt Z</kbd>
          </button>
        )}
        {isShown && (
          <button type="button" className="small-key" aria-label="Close this line" onClick={() => close(shown.count)}>
            ✕
          </button>
        )}
      </div>
    </section>
  )
}

export const kept = (trouble: string, waiting: number): string =>
  `${trouble} ${waiting === 1 ? '1 scan is' : `${waiting} scans are`} kept and will be done in order.`
