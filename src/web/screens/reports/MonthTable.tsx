import type { ReactNode } from 'react'
import { CopyButton } from '../../parts/CopyButton.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { thousandsApart } from '../../words.ts'

export interface MonthColumn<Row> {
  readonly head: string
  /** What stands after the figure where the table is folded. */
  readonly folded: string
  readonly of: (row: Row) => string
}

/** Figures by month, the latest first, with their sum; copied as a spreadsheet takes them. */
export function MonthTable<Row extends { readonly month: string }>(given: {
  readonly title: string
  readonly rows: readonly Row[]
  readonly sum: Row
  readonly columns: readonly MonthColumn<Row>[]
  readonly copyKey: string
}): ReactNode {
  const { title, rows, sum, columns, copyKey } = given
  const lines = [
    ['Month', ...columns.map((one) => one.head)],
    ...rows.map((row) => [row.month, ...columns.map((one) => one.of(row))]),
  ]
  const text = lines.map((cells) => cells.join('\t')).join('\n')
  const line = (head: string, row: Row): ReactNode => (
    <>
      <th scope="row">{head}</th>
      {columns.map((one) => (
        <td key={one.head} className="right">
          {thousandsApart(one.of(row))}
          {one.of(row) !== '' && <span className="when-folded"> {one.folded}</span>}
        </td>
      ))}
    </>
  )
  return (
    <Panel title={title} isBare side={<CopyButton text={text} what={title} letter={copyKey} />}>
      <div className="table-box">
        <table className="table folds">
          <caption className="only-heard">{title}, by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {columns.map((one) => (
                <th key={one.head} scope="col" className="right">
                  {one.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.month}>{line(monthWords(row.month), row)}</tr>
            ))}
            <tr className="sum">{line('Together', sum)}</tr>
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

const monthWords = (month: string): string =>
  new Date(`${month}-15T12:00:00Z`).toLocaleDateString('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
