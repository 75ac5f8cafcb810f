import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

/** The last calls, what waits, and what the hour still allows. */
export function HealthFacts({ connection }: { connection: ConnectionView }): ReactNode {
  const { name, goodAt, badAt, error, budget } = connection
  return (
    <dl className="facts">
      <dt>Last good call</dt>
      <dd>{goodAt === null ? <span className="soft">none yet</span> : <Moment at={goodAt} isFull />}</dd>
      <dt>Last error</dt>
      <dd>
        {badAt === null ? (
          <span className="soft">none</span>
        ) : (
          <>
            <Moment at={badAt} isFull />: {error}
          </>
        )}
      </dd>
      <dt>Waits for it</dt>
      <dd>
        <WaitingWords name={name} of={connection} />
      </dd>
      {budget !== null && (
        <>
          <dt>This hour</dt>
          <dd className="number">
            {budget.used.toLocaleString('en-US')} of {budget.most.toLocaleString('en-US')} {budget.what}
          </dd>
        </>
      )}
    </dl>
  )
}

/** So many steps, with the way to them. */
export function WaitingWords({
  name,
  of: { waiting, withPerson },
}: {
  name: string
  of: { waiting: number; withPerson: number }
}): ReactNode {
  if (waiting + withPerson === 0) return <span className="soft">nothing</span>
  return (
    <Link to={addresses.outbox} search={{ connection: name }}>
      {[
        ...(waiting > 0 ? [counted(waiting, 'step')] : []),
        ...(withPerson > 0 ? [`${counted(withPerson, 'step')} with a person`] : []),
      ].join(', ')}
    </Link>
  )
}
