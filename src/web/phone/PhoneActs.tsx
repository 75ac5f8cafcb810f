import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Button, RequestView } from '../../contract/request-view.ts'
import { act, newKey, type Details } from '../acting.ts'
import { api } from '../api.ts'
import { Answer } from '../parts/Answer.tsx'
import { KeyCap } from '../parts/KeyCap.tsx'
import { neededFromPeople } from '../parts/needs/needs-values.ts'
import { NeedsForm } from '../parts/needs/NeedsForm.tsx'
import { Notice } from '../parts/Notice.tsx'
import type { Refusal } from '../refusal.ts'

/** What can be done for the caller on the chosen line, by Alt and a digit, since the letters go on being typed. */
export function PhoneActs({ requestId, close }: { requestId: number; close: () => void }): ReactNode {
  const request = useQuery(api.requests.get.queryOptions({ input: { requestId } }))
  return (
    <Answer to={request} what="what can be done" lines={1}>
      {(view) => <Offered view={view} close={close} />}
    </Answer>
  )
}

function Offered({ view, close }: { view: RequestView; close: () => void }): ReactNode {
  const [asking, setAsking] = useState<Button | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = useRef(newKey())
  const offered = view.buttons.filter((button) => button.phone)
  const possible = offered.filter((button) => button.possible)
  const impossible = offered.filter((button) => !button.possible)

  const done = async (button: Button, details: Details): Promise<Refusal | null> => {
    const { id: requestId, number, title, version } = view.line
    const { action, label } = button
    const came = 'phone' as const
    const answer = await act({ requestId, number, title, version, action, label, details, key: attempt.current, came })
    attempt.current = newKey()
    setRefusal(answer)
    if (!answer) close()
    return answer
  }
  const press = (button: Button) => {
    if (mustAsk(button, view)) setAsking(button)
    else void done(button, {})
  }
  usePhoneKeys(possible, press)
  return (
    <div className="stack tight">
      <div className="row">
        {possible.map((button, index) => (
          <button
            key={button.action}
            type="button"
            className="small-key"
            title={button.about}
            onClick={() => press(button)}
          >
            {button.label}
            {mustAsk(button, view) && '…'} <KeyCap of={`Alt ${index + 1}`} isAlways />
          </button>
        ))}
        {impossible.map((button) => (
          <button
            key={button.action}
            type="button"
            className="small-key"
            aria-disabled="true"
            title={button.why ?? 'Not possible now.'}
          >
            {button.label}
            <span className="only-heard">: {button.why}</span>
          </button>
        ))}
        {offered.length === 0 && <span className="soft small">Nothing to do for a caller here.</span>}
      </div>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      {asking && (
        <div className="act-form">
          <NeedsForm
            key={asking.action}
            needs={asking.needs}
            request={view}
            submitLabel={asking.label}
            cancel={() => setAsking(null)}
            submit={(details) => done(asking, details)}
          />
        </div>
      )}
    </div>
  )
}

/** A remark may be left out on the telephone; what the act cannot do without is asked for. */
const mustAsk = (button: Button, view: RequestView): boolean =>
  neededFromPeople(button.needs, view).some(([, need]) => !need.optional)

function usePhoneKeys(possible: readonly Button[], press: (button: Button) => void): void {
  const latest = useRef({ possible, press })
  useEffect(() => {
    latest.current = { possible, press }
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return
      const button = latest.current.possible[Number(event.code.slice(5)) - 1]
      if (!button) return
      event.preventDefault()
      latest.current.press(button)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
