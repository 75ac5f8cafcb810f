import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { ScanLine, ScanSessionView } from '../../../contract/scans.ts'
import { destinations } from '../../../domain/drop-box/destinations.ts'
import { useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { refreshSession, sendAllNow, undoScan, useMayUndoScan } from '../../scan/acts.ts'
import { deskKeys } from '../../scan/desk-keys.ts'
import { useScans } from '../../scan/queue.ts'
import { counted } from '../../words.ts'
import { Numbered } from '../../parts/Numbered.tsx'

/** What this session did, newest first: what has left the house, what will and when, and the way back. */
export function ScanList({ session }: { session: ScanSessionView }): ReactNode {
  const elapsed = useElapsedSeconds()
  const leaving = session.lines.filter((line) => leavesIn(line, elapsed) > 0).length
  useFreshAfter(leaving, session.id)
  useKeys(leaving > 0 ? { [deskKeys.sendNow]: () => void sendAllNow() } : {})
  const { parcel } = session
  const isUndoHere = useMayUndoScan()
  return (
    <Panel
      title="This session"
      isBare
      side={
        <span className="row">
          {parcel && (
            <span>
              Open:{' '}
              <Link to={addresses.parcel} params={{ parcelId: String(parcel.id) }}>
                {parcel.number}
              </Link>{' '}
              to {parcel.library}, {counted(parcel.pieces, 'piece')}
            </span>
          )}
          {leaving > 0 && (
            <button type="button" className="small-key" onClick={() => void sendAllNow()}>
              Send now ({leaving}) <KeyCap of={deskKeys.sendNow} />
            </button>
          )}
        </span>
      }
    >
      {session.lines.length === 0 ? (
        <Empty>Nothing scanned yet. What you scan will stand here, newest first.</Empty>
      ) : (
        <div className="table-box">
          <table className="table folds scan-table">
            <caption className="only-heard">What this session did, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">What</th>
                <th scope="col">Which</th>
                <th scope="col">Leaves the house</th>
                <th scope="col">
                  <span className="only-heard">Take back</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {session.lines.map((line, index) => (
                <Row
                  key={line.id}
                  line={line}
                  elapsed={elapsed}
                  isNext={isUndoHere && index === session.lines.findIndex((one) => !one.isUndone)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

/** `isNext`: Alt Z takes this one back. */
function Row({ line, elapsed, isNext }: { line: ScanLine; elapsed: number; isNext: boolean }): ReactNode {
  const { id, at, words, about, requestId, isUndone, canUndo, goes } = line
  return (
    <tr className={isUndone ? 'soft' : ''}>
      <td>
        <Moment at={at} />
      </td>
      <td>
        {goes && <strong>{[destinations[goes.to].word, goes.bin].filter(Boolean).join(' ')} · </strong>}
        {words}
      </td>
      <td className="which">
        {requestId === null ? (
          <bdi>
            <Numbered text={about} />
          </bdi>
        ) : (
          <Link to={addresses.request} params={{ requestId: String(requestId) }}>
            <bdi>
              <Numbered text={about} />
            </bdi>
          </Link>
        )}
      </td>
      <td>
        {!line.hasLeft && <span className="when-folded">leaves the house: </span>}
        {leavingWords(line, elapsed)}
      </td>
      <td>
        {canUndo && (
          <button type="button" className="small-key" onClick={() => void undoScan(id, words, about)}>
            Undo {isNext && <KeyCap of="Alt Z" isAlways />}
            <span className="only-heard">
              : {words}, {about}
            </span>
          </button>
        )}
      </td>
    </tr>
  )
}

function leavingWords(line: ScanLine, elapsed: number): string {
  if (line.isUndone) return 'undone'
  if (line.byPackage !== null) return `with package ${line.byPackage}`
  if (line.hasLeft) return 'has left'
  const seconds = leavesIn(line, elapsed)
  if (seconds > 0) return `in ${seconds} s`
  return line.leavesInSeconds === null ? 'nothing' : 'now'
}

const leavesIn = (line: ScanLine, elapsed: number): number =>
  line.leavesInSeconds === null ? 0 : Math.max(0, line.leavesInSeconds - elapsed)

/** When something has just left, the list says so. */
function useFreshAfter(leaving: number, session: string): void {
  const before = useRef(leaving)
  useEffect(() => {
    const hasLeft = leaving < before.current
    before.current = leaving
    if (hasLeft) void refreshSession(session)
  }, [leaving, session])
}

/** Whole seconds since the list was told. */
function useElapsedSeconds(): number {
  const { toldAtMs } = useScans()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  return Math.max(0, Math.floor((now - toldAtMs) / 1000))
}
