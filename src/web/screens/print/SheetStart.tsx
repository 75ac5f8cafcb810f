import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { perSheet, stocks, type StockName } from '../../../domain/printing/stock.ts'

/** Sheets of which single fields are used: not those that are cut into strips. */
export const canStartLater = (stock: StockName): boolean => perSheet(stocks[stock]) > 1 && !stocks[stock].cuts

/** The sheet as it lies there: choose its first free field with the mouse or the arrows. */
export function SheetStart({
  stock,
  startAt,
  count,
  change,
}: {
  stock: StockName
  startAt: number
  /** How many papers go on it. */
  count: number
  change: (startAt: number) => void
}): ReactNode {
  const { columns } = stocks[stock]
  const of = perSheet(stocks[stock])
  const picture = useRef<HTMLDivElement>(null)
  const go = (to: number) => {
    if (to < 0 || to >= of) return
    change(to)
    picture.current?.querySelectorAll('input')[to]?.focus()
  }
  const hear = (event: KeyboardEvent) => {
    const step = steps(columns)[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(startAt + step)
  }
  return (
    <div className="row">
      <div
        ref={picture}
        role="radiogroup"
        aria-label="First free field of the sheet"
        className="sheet-picture"
        data-columns={columns}
        onKeyDown={hear}
        tabIndex={-1}
      >
        {Array.from({ length: of }, (_, field) => (
          <label key={field} data-used={field < startAt ? '' : undefined}>
            <input
              type="radio"
              name={`start-${stock}`}
              checked={field === startAt}
              aria-label={`Field ${field + 1} of ${of}`}
              onChange={() => go(field)}
            />
            <span aria-hidden="true">{field < startAt ? '✕' : field + 1}</span>
          </label>
        ))}
      </div>
      <span className="small soft">
        {startAt === 0 ? 'A fresh sheet.' : `Fields 1 to ${startAt} are used.`}
        <br />
        {sheetsWords(startAt + count, of)}
      </span>
    </div>
  )
}

const steps = (columns: number): Readonly<Record<string, number>> => ({
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
})
const sheetsWords = (fields: number, of: number): string => {
  const sheets = Math.ceil(fields / of)
  return sheets === 1 ? '1 sheet' : `${sheets} sheets`
}
