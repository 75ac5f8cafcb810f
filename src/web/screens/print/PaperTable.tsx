import type { ReactNode } from 'react'
import { useRowFocus } from '../../row-focus.ts'

/** The table of papers, to print or printed; they differ in their last word. */
export function PaperTable({
  caption,
  last,
  children,
}: {
  caption: string
  last: 'State' | 'When'
  children: ReactNode
}): ReactNode {
  const rows = useRowFocus<HTMLTableSectionElement>()
  return (
    <div className="table-box">
      <table className="table folds">
        <caption className="only-heard">{caption}</caption>
        <thead>
          <tr>
            {['Number', 'Paper', 'For', 'Where', last].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">
              <span className="only-heard">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody ref={rows}>{children}</tbody>
      </table>
    </div>
  )
}
