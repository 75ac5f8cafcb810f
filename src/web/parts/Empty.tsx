import type { ReactNode } from 'react'

/** What would fill it, and how. */
export function Empty({ children }: { children: ReactNode }): ReactNode {
  return <div className="nothing">{children}</div>
}
