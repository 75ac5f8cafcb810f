import { Link } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import type { CarrierDayView } from '../../../contract/packing.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { useRowKeys } from '../../row-keys.ts'
import { addresses } from '../../routes.tsx'
import { manifestPage } from '../../server-pages.ts'
import { counted, moneyWords } from '../../words.ts'
import { undoClosing } from '../parcels/undo-closing.ts'
import { MeterField } from './MeterField.tsx'

const stateWords = { open: 'open', closed: 'closed', collected: 'with the carrier' } as const

export function CarrierPanel({
  on,
  day,
  hasKeys,
}: {
  on: string
  day: CarrierDayView
  /** Of several carriers the one that letters mean. */
  hasKeys: boolean
}): ReactNode {
  const { carrier, parcels } = day
  const total = `${counted(parcels.length, 'package')}, $${moneyWords(day.cents, null)}${day.unpriced > 0 ? ` and ${day.unpriced} without a price` : ''}`
  const manifests = useRef<HTMLSpanElement>(null)
  const open = (form: 'pdf' | 'csv') => manifests.current?.querySelector<HTMLElement>(`[data-form="${form}"]`)?.click()
  useKeys(hasKeys ? { M: () => open('pdf'), V: () => open('csv') } : {})
  return (
    <Panel
      title={`${day.label}: ${total}`}
      isBare
      side={
        carrier !== null &&
        parcels.length > 0 && (
          <span className="row" ref={manifests}>
            <a
              className="small-key"
              data-form="pdf"
              href={manifestPage(on, carrier, 'pdf')}
              target="_blank"
              rel="noreferrer"
            >
              Manifest to print <KeyCap of={hasKeys ? 'M' : null} />
            </a>
            <a className="small-key" data-form="csv" href={manifestPage(on, carrier, 'csv')} download>
              Manifest as CSV <KeyCap of={hasKeys ? 'V' : null} />
            </a>
          </span>
        )
      }
    >
      {parcels.length > 0 && (
        <div className="table-box">
          <table className="table folds">
            <caption className="only-heard">Packages by {day.label}</caption>
            <thead>
              <tr>
                <th scope="col">Number</th>
                <th scope="col">To</th>
                <th scope="col">Service</th>
                <th scope="col" className="right">
                  Weight
                </th>
                <th scope="col" className="right">
                  Postage
                </th>
                <th scope="col">Tracking number</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {parcels.map((one) => (
                <ParcelRow key={one.id} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {carrier !== null && carrier !== 'van' && carrier !== 'courier' && (
        <MeterField on={on} day={day} carrier={carrier} />
      )}
    </Panel>
  )
}

function ParcelRow({ one }: { one: CarrierDayView['parcels'][number] }): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null)
  const undoIt = () => {
    if (one.closing !== null) void undoClosing(one, one.closing).then((said) => setRefusal(said?.sentence ?? null))
  }
  const focus = useRowKeys<HTMLTableRowElement>(one.closing === null ? {} : { U: undoIt })
  return (
    <tr data-row {...focus}>
      <th scope="row">
        <Link to={addresses.parcel} params={{ parcelId: String(one.id) }}>
          {one.number}
        </Link>
      </th>
      <td className="title">{one.library}</td>
      <td>{one.service}</td>
      <td className="right">{one.weight}</td>
      <td className="right">{one.postageCents === null ? 'not known' : `$${moneyWords(one.postageCents, null)}`}</td>
      <td>{one.tracking}</td>
      <td>
        {one.lost === null ? stateWords[one.state] : one.lost.words}
        {typeof one.lost?.foundAt === 'string' && (
          <span className="soft">
            , <Moment at={one.lost.foundAt} />
          </span>
        )}
        {one.closing !== null && (
          <>
            {' '}
            <button type="button" className="small-key" onClick={undoIt}>
              Undo closing <KeyCap of="U" />
            </button>
          </>
        )}
        {refusal !== null && <span role="alert"> {refusal}</span>}
      </td>
    </tr>
  )
}
