import { decimals } from '../../../domain/values/money.ts'
import { Fragment, useState, type ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { Day } from '../../parts/When.tsx'
import { ExtrasForm } from './ExtrasForm.tsx'

type Tables = Outputs['shipping']['rates']['tables']

/** `remove`: null where this person may not change them. */
export function TableOfRates({ tables, remove }: { tables: Tables; remove: ((id: number) => void) | null }): ReactNode {
  const [keying, setKeying] = useState<string | null>(null)
  return (
    <div className="table-box">
      <table className="table folds">
        <caption className="only-heard">Rate tables, those in force first</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">From</th>
            <th scope="col">Until</th>
            <th scope="col" className="right">
              1 lb
            </th>
            <th scope="col" className="right">
              Heaviest
            </th>
            <th scope="col">Where it is from, and what to check</th>
            <th scope="col">Declared value and signature</th>
            {remove && (
              <th scope="col">
                <span className="only-heard">What can be done</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {tables.map((one) => {
            const key = `${one.service} ${one.from}`
            return (
              <Fragment key={key}>
                <TableRow
                  table={one}
                  remove={remove}
                  isKeying={keying === key}
                  press={() => setKeying(keying === key ? null : key)}
                />
                {keying === key && (
                  <tr>
                    <td colSpan={8} className="wraps">
                      <ExtrasForm table={one} close={() => setKeying(null)} />
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function TableRow({
  table: one,
  remove,
  isKeying,
  press,
}: {
  table: Tables[number]
  remove: ((id: number) => void) | null
  isKeying: boolean
  press: () => void
}): ReactNode {
  return (
    <tr className={one.isInForce ? '' : 'soft'}>
      <th scope="row">{one.label}</th>
      <td>
        <span className="when-folded">from </span>
        <Day on={one.from} isShort />
      </td>
      <td>{one.until === null ? one.isInForce ? 'in force' : '' : <Day on={one.until} isShort />}</td>
      <td className="right">
        ${decimals(one.firstCents)}
        <span className="when-folded"> for 1 lb</span>
      </td>
      <td className="right">
        <span className="when-folded">up to </span>
        {one.heaviestLb} lb
      </td>
      <td className="wraps">
        {one.source}
        {one.doubt !== null && <span className="plan-doubt"> · {one.doubt}</span>}
      </td>
      <td className="wraps">{one.extrasWords}</td>
      {remove && (
        <td className="right">
          <span className="row">
            <button
              type="button"
              className="small-key"
              aria-expanded={isKeying}
              aria-label={`Key fees: ${one.label}`}
              onClick={press}
            >
              Key fees
            </button>
            {one.id !== null && (
              <button type="button" className="small-key" onClick={() => one.id !== null && remove(one.id)}>
                Remove
              </button>
            )}
          </span>
        </td>
      )}
    </tr>
  )
}
