import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { WalkView } from '../../../contract/assisted.ts'
import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'

/** The queues to walk now: one paste each; an empty one is ticked with a key. */
export function WalkList({
  walk,
  chosen,
  goOn,
}: {
  walk: WalkView
  chosen: string | undefined
  goOn: () => Promise<void>
}): ReactNode {
  const current = walk.queues.find((one) => one.name === chosen)
  const tickEmpty = (): void => {
    if (!current) return
    void attempt(async () => {
      await client.assisted.tick({ queue: current.name })
      await goOn()
    })
  }
  useKeys(current ? { E: tickEmpty } : {})
  return (
    <Panel title="Walk the queues">
      <ol className="walk">
        {walk.queues.map((one) => (
          <li
            key={one.name}
            aria-current={one.name === chosen ? 'step' : undefined}
            className={one.isDone ? 'soft' : ''}
          >
            <Link to={addresses.paste} search={{ system: 'worldshare', queue: one.name }} replace>
              {one.label}
            </Link>
            <span className="small">{one.isDone ? '✓ pasted' : one.name === chosen ? 'paste this one now' : ''}</span>
          </li>
        ))}
      </ol>
      {current && !current.isDone && (
        <button type="button" className="small-key" onClick={tickEmpty}>
          This queue is empty <KeyCap of="E" />
        </button>
      )}
    </Panel>
  )
}
