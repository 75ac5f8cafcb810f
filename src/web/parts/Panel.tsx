import { useId, type ReactNode } from 'react'

/** A titled box of a page. */
export function Panel({
  title,
  side,
  isBare = false,
  children,
}: {
  title: string
  side?: ReactNode
  isBare?: boolean
  children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section className="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {side}
      </header>
      {isBare ? children : <div>{children}</div>}
    </section>
  )
}
