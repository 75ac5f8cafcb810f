import { useEffect, useState, type ReactNode } from 'react'
import { sendNow, undo } from '../acting.ts'
import { lineKey, say, useDoneLine, type DoneLine as Line } from '../done-line.ts'
import { isTyping } from '../keys.ts'
import { Numbered } from './Numbered.tsx'

/** How long a line with nothing to undo stays. */
const plainMs = 12_000
/** How long one that can be undone at any time stays in the way; the request's page keeps its undo. */
const undoableMs = 60_000

/** At the foot of the page: what happened last, what leaves the house and when, and the way back. */
export function DoneLine(): ReactNode {
  const line = useDoneLine()
  return (
    <>
      <output className="only-heard">{line && spoken(line)}</output>
      {line && <Shown key={lineKey()} line={line} />}
    </>
  )
}

function Shown({ line }: { line: Line }): ReactNode {
  const left = useSecondsLeft(line)
  const canUndo = line.gesture !== null && (left === null || left > 0)
  useUndoKey(canUndo ? line : null)
  return (
    <section className="done-line appears" aria-label="Last act">
      <span>
        <strong>{line.words}</strong>
        {line.about !== '' && (
          <>
            {' '}
            ·{' '}
            <bdi>
              <Numbered text={short(line.about)} />
            </bdi>
          </>
        )}
      </span>
      {left !== null && <span>{left > 0 ? `leaves the house in ${left} s` : 'has left the house'}</span>}
      {canUndo && (
        <button type="button" onClick={() => void undo(line)}>
          Undo <kbd>Alt Z</kbd>
        </button>
      )}
      {canUndo && left !== null && line.takeBack === undefined && (
        <button type="button" onClick={() => void sendNow(line)}>
          Send now
        </button>
      )}
      <button type="button" aria-label="Close this line" onClick={() => say(null)}>
        ✕
      </button>
    </section>
  )
}

/** Alt Z anywhere; Ctrl Z where it does not mean the typing. */
function useUndoKey(line: Line | null): void {
  useEffect(() => {
    if (!line) return
    const hear = (event: KeyboardEvent) => {
      const isZ = event.code === 'KeyZ' || event.key.toLowerCase() === 'z'
      const isAlt = event.altKey && !event.ctrlKey && !event.metaKey
      const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !isTyping(event.target)
      if (!isZ || !(isAlt || isCtrl)) return
      event.preventDefault()
      void undo(line)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [line])
}

/** Runs down to 0, and takes the line away some time after; null when nothing leaves the house. */
function useSecondsLeft({ leavesAtMs, gesture }: Line): number | null {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    const isUndoable = gesture !== null && leavesAtMs === null
    const untilGone = isUndoable ? undoableMs : (leavesAtMs === null ? 0 : leavesAtMs - Date.now()) + plainMs
    const close = setTimeout(say, untilGone, null)
    return () => {
      clearInterval(tick)
      clearTimeout(close)
    }
  }, [leavesAtMs, gesture])
  return leavesAtMs === null ? null : Math.max(0, Math.ceil((leavesAtMs - now) / 1000))
}

function spoken(line: Line): string {
  const leaves =
    line.leavesAtMs === null ? '' : ` Leaves the house in ${Math.ceil((line.leavesAtMs - Date.now()) / 1000)} seconds.`
  return `${line.words}. ${line.about}.${leaves}${line.gesture === null ? '' : ' Undo with Alt Z.'}`
}

const short = (about: string): string => (about.length > 90 ? `${about.slice(0, 60)}…${about.slice(-20)}` : about)
