import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { client } from '../../api.ts'
import { withDaysInWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useChange } from '../settings/saying.ts'
import { ConnectionForm } from './ConnectionForm.tsx'
import { FindingsList } from './FindingsList.tsx'
import { HealthFacts } from './HealthFacts.tsx'
import { StandingMark } from './StandingMark.tsx'
import { useTest } from './use-test.ts'

interface ConnectionPanelProps {
  connection: ConnectionView
  mayChange: boolean
  isOpen: boolean
  open: (isOpen: boolean) => void
}

/** One system outside: how it stands, what waits for it, and the keys to try, switch and set it. */
export function ConnectionPanel({ connection, mayChange, isOpen, open }: ConnectionPanelProps): ReactNode {
  const { name, label, about, isOn, isSet, sentence, standing, warning } = connection
  const { findings, refusal, isBusy, test } = useTest(() => client.connections.test({ name }))
  const { today } = useMe()
  const switching = useChange()
  const turn = () =>
    switching.change(
      () => client.connections.switch({ name, isOn: !isOn }),
      `${label} is switched ${isOn ? 'off: what it would do is a card' : 'on'}`,
    )
  return (
    <Panel title={label} side={<StandingMark standing={standing} />}>
      <div className="stack">
        <p className="soft">{about}</p>
        <p className={standing === 'trouble' || standing === 'locked' ? 'late' : ''}>
          {withDaysInWords(sentence, today)}
        </p>
        {warning && (
          <p className={warning.isLate ? 'late' : 'mark-line'}>
            {warning.isLate ? '' : 'Soon: '}
            {withDaysInWords(warning.sentence, today)}
          </p>
        )}
        {isSet && <HealthFacts connection={connection} />}
        <div className="row">
          {isSet && (
            <PressButton press={() => void test()} isBusy={isBusy}>
              {isBusy ? 'Trying…' : 'Test'}
            </PressButton>
          )}
          {mayChange && isSet && (
            <PressButton press={() => void turn()} isBusy={switching.isBusy}>
              {isOn ? 'Switch off' : 'Switch on'}
            </PressButton>
          )}
          {mayChange && (
            <button type="button" className="small-key form-key" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
              {isSet ? 'Settings' : 'Set up'}
            </button>
          )}
          {!mayChange && <span className="soft small">An administrator sets it up and switches it.</span>}
        </div>
        {[refusal, switching.refusal].map(
          (one) =>
            one && (
              <Notice key={one.sentence} kind="warn">
                {one.sentence}
              </Notice>
            ),
        )}
        {findings && <FindingsList findings={findings} />}
        {isOpen && mayChange && <ConnectionForm key={name} connection={connection} close={() => open(false)} />}
      </div>
    </Panel>
  )
}
