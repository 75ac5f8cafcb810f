import type { ReactNode } from 'react'
import { isSignedOut, sentenceFor } from '../refusal.ts'
import { serverPages } from '../server-pages.ts'

/** What happened, and the way on. */
export function Failed({ error, again }: { error: unknown; again?: () => void }): ReactNode {
  return (
    <div className="notice warn row wide" role="alert">
      <span>{sentenceFor(error)}</span>
      {isSignedOut(error) ? (
        <a className="small-key" href={serverPages.signIn(window.location.pathname + window.location.search)}>
          Sign in
        </a>
      ) : (
        again && (
          <button type="button" className="small-key" onClick={again}>
            Try again
          </button>
        )
      )}
    </div>
  )
}
