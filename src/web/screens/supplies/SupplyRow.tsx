import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { standingLabels } from '../../../domain/supplies/standing.ts'
import { counted } from '../../../domain/supplies/supply.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Moment } from '../../parts/When.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { useRowKeys } from '../../row-keys.ts'
import { lastPack, markOrdered, printLabels, type Supply } from './doing.ts'

/** One supply: L when its last pack was opened, O when its list went to the vendor, R when it came, P for its labels. */
export function SupplyRow({
  supply,
  refuse,
}: {
  supply: Supply
  refuse: (sentence: string | null) => void
}): ReactNode {
  const { id, orderId, standing } = supply
  const run = async (does: Promise<Refusal | null>) => refuse((await does)?.sentence ?? null)
  const open = () => void run(lastPack({ supplyId: id }))
  const order = () => orderId !== null && void run(markOrdered(orderId))
  const label = () => void run(printLabels(supply, 1))
  const navigate = useNavigate()
  const mayOpen = standing === 'enough' && supply.isActive
  const keys = useRowKeys<HTMLTableRowElement>({
    ...(mayOpen ? { L: open } : {}),
    ...(standing === 'opened_last' ? { O: order } : {}),
    ...(standing === 'ordered' ? { R: () => void navigate({ to: addresses.supplyOrders }) } : {}),
    P: label,
  })
  return (
    <tr data-row tabIndex={0} className="supply-row" data-standing={standing} {...keys}>
      <th scope="row" className="title">
        <Link to={addresses.supply} params={{ supplyId: String(id) }}>
          {supply.name}
        </Link>
      </th>
      <td>
        <span className="standing">{standingLabels[standing]}</span>{' '}
        <span className="soft">
          {supply.packs !== null && supply.since !== null && (
            <>
              {counted(supply.packs, 'pack')} · <Moment at={supply.since} />
            </>
          )}
        </span>
      </td>
      <td>
        {supply.there === null ? (
          <span className="soft">{supply.countedAt === null ? 'not counted' : 'counted long ago'}</span>
        ) : (
          `about ${counted(supply.there, supply.unit)}`
        )}
      </td>
      <td>{supply.rate ?? <span className="soft supply-unknown">not known yet</span>}</td>
      <td>{supply.lasts ?? ''}</td>
      <td className="name">{supply.vendor}</td>
      <td>
        <div className="row">
          {mayOpen && (
            <button type="button" className="small-key" onClick={open}>
              Last pack opened <KeyCap of="L" />
            </button>
          )}
          {standing === 'opened_last' && (
            <button
              type="button"
              className="small-key first"
              title={`The order list of ${supply.vendor} went out`}
              onClick={order}
            >
              Ordered <KeyCap of="O" />
            </button>
          )}
          {standing === 'ordered' && (
            <Link className="small-key" to={addresses.supplyOrders}>
              It came <KeyCap of="R" />
            </Link>
          )}
          <button type="button" className="small-key" onClick={label}>
            Pack label <KeyCap of="P" />
          </button>
        </div>
      </td>
    </tr>
  )
}
