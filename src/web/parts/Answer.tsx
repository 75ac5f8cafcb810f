import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed } from './Failed.tsx'
import { Loading } from './Loading.tsx'

/** Loading, failed, or what was answered; a failed second look keeps the first on the screen and says so. */
export function Answer<T>({
  to,
  what,
  lines,
  heading,
  children,
}: {
  to: UseQueryResult<T>
  what: string
  lines?: number
  /** The page's heading while there is nothing yet to take it from. */
  heading?: string
  children: (answer: T) => ReactNode
}): ReactNode {
  const again = () => void to.refetch()
  if (to.data === undefined) {
    return (
      <>
        {heading !== undefined && <h1 className="only-heard">{heading}</h1>}
        {to.isError ? (
          <Failed error={to.error} again={again} />
        ) : (
          <Loading what={what} {...(lines === undefined ? {} : { lines })} />
        )}
      </>
    )
  }
  return (
    <>
      {to.isError && <Failed error={to.error} again={again} />}
      {children(to.data)}
    </>
  )
}
