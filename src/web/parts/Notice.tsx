import type { ReactNode } from 'react'

/** A sentence that must be read: a refusal, or something to know before going on. */
export function Notice({ kind = 'note', children }: { kind?: 'note' | 'warn'; children: ReactNode }): ReactNode {
  return (
    <div className={kind === 'warn' ? 'notice warn' : 'notice'} role={kind === 'warn' ? 'alert' : 'status'}>
      {children}
    </div>
  )
}
