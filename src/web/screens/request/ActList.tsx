import type { ReactNode } from 'react'
import type { Button, RequestView } from '../../../contract/request-view.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { neededFromPeople } from '../../parts/needs/needs-values.ts'
import { ActForm } from './ActForm.tsx'

interface ActListProps {
  acts: readonly Button[]
  className: string
  view: RequestView
  /** The one whose form is open. */
  open: Button | null
  press: (button: Button) => Promise<void>
  close: () => void
}

export function ActList({ acts, className, view, open, press, close }: ActListProps): ReactNode {
  if (acts.length === 0) return null
  return (
    <ul className={className}>
      {acts.map((button) => (
        <li key={button.action} data-open={open === button ? '' : undefined}>
          <button
            type="button"
            className="small-key"
            title={button.about}
            {...(asksSomething(button, view) ? { 'aria-expanded': open === button } : {})}
            onClick={() => void press(button)}
          >
            <span>
              {button.label}
              {asksSomething(button, view) && '…'}
            </span>
            <KeyCap of={button.key} />
          </button>
          {open === button && <ActForm key={button.action} view={view} button={button} close={close} />}
        </li>
      ))}
    </ul>
  )
}

export const asksSomething = (button: Button, view: RequestView): boolean =>
  neededFromPeople(button.needs, view).length > 0 || isBorrowing(button)
/** A facility's line borrowed from outside has a call of its own, which makes the second request too. */
export const isBorrowing = (button: Button): boolean => button.action === 'borrowOut'
