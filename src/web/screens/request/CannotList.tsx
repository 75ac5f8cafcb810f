import { useId, type ReactNode } from 'react'
import type { Button } from '../../../contract/request-view.ts'
import { Panel } from '../../parts/Panel.tsx'

/** What is not possible now: by reason, which is said once for all it stops. */
export function CannotList({ buttons }: { buttons: readonly Button[] }): ReactNode {
  const byReason = Map.groupBy(buttons, (button) => button.why ?? 'Not possible now.')
  if (buttons.length === 0) return null
  return (
    <Panel title="Not possible now">
      {[...byReason].map(([why, stopped]) => (
        <Stopped key={why} why={why} buttons={stopped} />
      ))}
    </Panel>
  )
}

function Stopped({ why, buttons }: { why: string; buttons: readonly Button[] }): ReactNode {
  const id = useId()
  return (
    <div className="cannot">
      <p className="small soft" id={id}>
        {why}
      </p>
      <div className="row">
        {buttons.map((button) => (
          <button
            key={button.action}
            type="button"
            className="small-key"
            aria-disabled="true"
            aria-describedby={id}
            title={`${button.about} ${why}`}
          >
            {button.label}
          </button>
        ))}
      </div>
    </div>
  )
}
