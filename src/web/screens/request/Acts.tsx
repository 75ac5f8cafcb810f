import { useRef, useState, type ReactNode } from 'react'
import type { Button } from '../../../contract/request-view.ts'
import { act, newKey, undo } from '../../acting.ts'
import { useDoneLine } from '../../done-line.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Refusal } from '../../refusal.ts'
import { ActList, asksSomething } from './ActList.tsx'
import type { PanelProps } from './RequestPage.tsx'

/** What can be done now: the day's work first, each with its key; what is rare unfolds. */
export function Acts({ view, search, show }: PanelProps): ReactNode {
  const { line, buttons } = view
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = useRef(newKey())
  const [shownAt] = useState(() => performance.now())
  // With a card open, the action is that card's answer.
  const asked = search.card === undefined ? search.act : undefined

  const press = async (button: Button) => {
    setRefusal(null)
    if (asksSomething(button, view))
      return show({ card: undefined, act: asked === button.action ? undefined : button.action })
    const { id: requestId, number, title, version } = line
    const answer = await act({
      requestId,
      number,
      title,
      version,
      action: button.action,
      label: button.label,
      details: {},
      key: attempt.current,
    })
    attempt.current = newKey()
    setRefusal(answer)
  }
  const possible = buttons.filter((button) => button.possible)
  useKeys(
    Object.fromEntries(
      possible.flatMap((button) =>
        button.key === null
          ? []
          : [
              [
                button.key.toUpperCase(),
                () => {
                  if (performance.now() - shownAt >= settledMs) void press(button)
                },
              ],
            ],
      ),
    ),
  )
  const open = possible.find((button) => button.action === asked) ?? null
  const close = () => show({ act: undefined })
  const rare = possible.filter((button) => !button.isUsual)
  const isUnfolded = search.more === 'yes' || (open !== null && !open.isUsual)
  const lost = asked !== undefined && !open ? buttons.find((button) => button.action === asked) : undefined
  return (
    <Panel title="What now" side={<UndoKey view={view} />}>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {lost && (
        <Notice kind="warn">
          {lost.label}: {lost.why ?? 'not possible now.'}
        </Notice>
      )}
      {buttons.length === 0 && <Empty>Nothing to do here for you.</Empty>}
      <ActList acts={possible.filter((button) => button.isUsual)} className="acts" {...{ view, open, press, close }} />
      {rare.length > 0 && (
        <button
          type="button"
          className="small-key more-acts"
          aria-expanded={isUnfolded}
          onClick={() =>
            show(
              isUnfolded
                ? { more: undefined, ...(open?.isUsual === false ? { act: undefined } : {}) }
                : { more: 'yes' },
            )
          }
        >
          {isUnfolded ? 'Fewer' : `More… (${rare.length})`}
        </button>
      )}
      {isUnfolded && <ActList acts={rare} className="acts rare" {...{ view, open, press, close }} />}
    </Panel>
  )
}

/** The way back for a page that did not see the act: one that was loaded since, or a colleague's. */
function UndoKey({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const last = useDoneLine()
  const { undo: way, line } = view
  if (!way || last?.gesture === way.gesture) return null
  const about = `${line.title} (${line.number})`
  const leavesAtMs = null
  return (
    <button
      type="button"
      className="small-key"
      onClick={() => void undo({ words: way.label, about, gesture: way.gesture, requestIds: [line.id], leavesAtMs })}
    >
      Undo: {way.label}
    </button>
  )
}
