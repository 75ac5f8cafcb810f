import { useId, type ReactNode } from 'react'

/** A titled box of a page. */
export function Panel({
  title,
  heard,
  side,
  isBare = false,
  children,
}: {
  title: string
  /** Where several of a page have the same title: what tells them apart. */
  heard?: string
  side?: ReactNode
  isBare?: boolean
  children: ReactNode
}): ReactNode {
  const id = useId()
  return (
    <section className="panel" {...(heard === undefined ? { 'aria-labelledby': id } : { 'aria-label': heard })}>
      <header>
        <h2 id={id}>{title}</h2>
        {side}
      </header>
      {isBare ? children : <div>{children}</div>}
    </section>
  )
}
