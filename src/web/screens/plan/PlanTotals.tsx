import { dollars } from '../../../domain/values/money.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { dayInFull } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { addresses } from '../../routes.tsx'
import { proofWords } from './plan-words.ts'

/** What the plan costs, what doing without one would, and on which prices that rests. */
export function PlanTotals({ view, isPlanning }: { view: PlanView; isPlanning: boolean }): ReactNode {
  const { totals } = view
  const figures = [
    ['one by one', totals.aloneCents],
    ['as it comes', totals.asItComesCents],
    ['this plan', totals.planCents],
    ['cannot be under', totals.boundCents],
  ] as const
  const saved = totals.extraDayCents === null ? 0 : totals.planCents - totals.extraDayCents
  return (
    <div className="plan-totals">
      <dl>
        {figures.map(([name, cents]) => (
          <div key={name} className={name === 'this plan' ? 'chief' : ''}>
            <dt>{name}</dt>
            <dd className="number">{isPlanning ? '…' : dollars(cents)}</dd>
          </div>
        ))}
      </dl>
      <p className="small soft">
        {isPlanning ? 'Planning…' : proofWords(totals)}{' '}
        {saved > 0 && !isPlanning && `A day longer to wait would save ${dollars(saved)}. `}
        <Rates rates={view.rates} />
      </p>
      {view.rates.warnings.map((words) => (
        <p key={words} className="small plan-doubt">
          {words}
        </p>
      ))}
    </div>
  )
}

function Rates({ rates: { from, doubt } }: { rates: PlanView['rates'] }): ReactNode {
  const { role } = useMe()
  if (from === null) return null
  const words = `Prices of ${dayInFull(from).replace(/^\w+,? /, '')}${doubt === null ? '' : ', some rows unconfirmed'}`
  return (
    <span title={doubt ?? undefined}>
      {role === 'assistant' ? (
        words
      ) : (
        <Link to={addresses.settings} params={{ part: 'shipping' }}>
          {words}
        </Link>
      )}
      .{doubt !== null && <span className="only-heard"> {doubt}</span>}
    </span>
  )
}
