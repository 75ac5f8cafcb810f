import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ManyState } from '../many.ts'
import { addresses } from '../routes.tsx'

/** How far it is, and what was refused, line by line: nothing is lost between the lines. */
export function ManyResult({
  state,
  stop,
  close,
}: {
  state: ManyState
  stop: () => void
  close: () => void
}): ReactNode {
  const { label, total, done, refused, isRunning } = state
  return (
    <section className="notice many" aria-label={`${label}, result`}>
      <div className="row wide">
        <output>
          <strong>{label}</strong>: {done} of {total} done
          {refused.length > 0 && `, ${refused.length} refused`}
          {isRunning && ' …'}
        </output>
        {isRunning ? (
          <button type="button" className="small-key" onClick={stop}>
            Stop here
          </button>
        ) : (
          <button type="button" className="small-key" onClick={close}>
            Close
          </button>
        )}
      </div>
      <progress max={total} value={done + refused.length} aria-label="How far it is" />
      {refused.length > 0 && (
        <ul className="refused">
          {refused.map(({ item, refusal }) => (
            <li key={item.key}>
              <Link to={addresses.request} params={{ requestId: String(item.requestId) }}>
                {item.number}
              </Link>{' '}
              <bdi>{item.title}</bdi>: {refusal.sentence}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
