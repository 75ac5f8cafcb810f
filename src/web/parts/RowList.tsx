import type { ReactNode } from 'react'

/** Rows of a setting, each to be changed or taken away, and one more to be added. `children` are a row's fields. */
export function RowList<T>({
  rows,
  change,
  fresh,
  add,
  children,
}: {
  rows: readonly T[]
  change: (next: readonly T[]) => void
  /** What a row begins with; null: none can be added. */
  fresh: T | null
  /** What the key for it says. */
  add: string
  children: (row: T, set: (part: Partial<T>) => void) => ReactNode
}): ReactNode {
  return (
    <>
      {rows.map((row, nth) => (
        <div key={nth} className="row">
          {children(row, (part) => change(rows.map((one, index) => (index === nth ? { ...one, ...part } : one))))}
          <button type="button" className="small-key" onClick={() => change(rows.filter((_, index) => index !== nth))}>
            Take away
          </button>
        </div>
      ))}
      {fresh !== null && (
        <div>
          <button type="button" className="small-key" onClick={() => change([...rows, fresh])}>
            {add}
          </button>
        </div>
      )}
    </>
  )
}
