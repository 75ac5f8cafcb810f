import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Notice } from '../../parts/Notice.tsx'
import { addresses } from '../../routes.tsx'
import type { Orders } from './use-orders.ts'

/** How far it is and what was refused; it stays until it is closed. Each row has its result too. */
export function OrdersResult({
  orders,
  stop,
  close,
}: {
  orders: Orders
  stop: () => void
  close: () => void
}): ReactNode {
  const { label, total, results, isRunning, trouble } = orders
  const refused = [...results.values()].filter((one) => !one.isDone)
  return (
    <section className="notice many" aria-label={`${label}, result`}>
      <div className="row wide">
        <output>
          <strong>{label}</strong>: {results.size - refused.length} of {total} done
          {refused.length > 0 && `, ${refused.length} refused`}
          {isRunning && ' …'}
        </output>
        <button type="button" className="small-key" onClick={isRunning ? stop : close}>
          {isRunning ? 'Stop here' : 'Close'}
        </button>
      </div>
      {isRunning && <progress max={total} value={results.size} aria-label="How far it is" />}
      {trouble !== null && <Notice kind="warn">Not all were tried: {trouble}</Notice>}
      {refused.length > 0 && (
        <ul className="refused">
          {refused.map((one) => (
            <li key={one.requestId}>
              <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                {one.number}
              </Link>{' '}
              <bdi>{one.title}</bdi>: {one.sentence}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
