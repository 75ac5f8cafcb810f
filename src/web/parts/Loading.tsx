import type { ReactNode } from 'react'

export function Loading({ what, lines = 4 }: { what: string; lines?: number }): ReactNode {
  return (
    <div>
      <output className="only-heard">Loading {what}</output>
      <div className="waiting-bars" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <i key={index} />
        ))}
      </div>
    </div>
  )
}
