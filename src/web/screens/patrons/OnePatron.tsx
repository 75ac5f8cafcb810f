import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestLine } from '../../../contract/request-view.ts'
import { api, type Inputs } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { StateMark } from '../../parts/StateMark.tsx'
import { Day } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { Account } from './Account.tsx'
import { ContactForm } from './ContactForm.tsx'

/** A patron: what they have with us now, and what is over and not yet forgotten. */
export function OnePatron({ input }: { input: Inputs['patrons']['lookUp'] }): ReactNode {
  const me = useMe()
  const patron = useQuery(api.patrons.lookUp.queryOptions({ input, staleTime: 300_000 }))
  return (
    <Answer to={patron} what="the patron" lines={6}>
      {(view) => (
        <div className="stack">
          <h2 className="patron-name">
            {view.name}{' '}
            <span className="soft">
              card {view.card}
              {view.library && `, ${view.library.name}`}
            </span>
          </h2>
          {view.blocks.length > 0 && <Notice kind="warn">Blocked: {view.blocks.join(' ')}</Notice>}
          <Panel title="Open" isBare>
            <Lines lines={view.open} none="Nothing is open for this patron." />
          </Panel>
          {isStaff(me.role) && <Account card={view.card} />}
          {view.id !== null && view.contact && <ContactForm key={view.id} patronId={view.id} contact={view.contact} />}
          {view.past.length > 0 && (
            <Panel title="Over, not yet forgotten" isBare>
              <Lines lines={view.past} none="" />
            </Panel>
          )}
        </div>
      )}
    </Answer>
  )
}

function Lines({ lines, none }: { lines: readonly RequestLine[]; none: string }): ReactNode {
  if (lines.length === 0) return <Empty>{none}</Empty>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="card-line" data-row>
          <div className="row wide">
            <span>
              <Link to={addresses.request} params={{ requestId: String(line.id) }}>
                {line.number}
              </Link>{' '}
              <bdi>{line.title}</bdi>
            </span>
            <span className="row">
              <StateMark line={line} />
              {line.dueOn !== null && <Day on={line.dueOn} isLate={line.isOverdue} isShort />}
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
