import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { TodayView } from '../../../contract/desk.ts'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

/** What lies on the table: coming in, going out. Each opens where it is done. */
export function AtTheTable({ table }: { table: TodayView['table'] }): ReactNode {
  const { expected, toPack, called, leftOut } = table
  return (
    <ul>
      {toPack.pieces > 0 && (
        <Line to={addresses.parcels} open="Pack">
          {counted(toPack.pieces, 'piece')} to pack for {counted(toPack.libraries, 'library', 'libraries')}
        </Line>
      )}
      {leftOut > 0 && (
        <Line to={addresses.plan} open="See why">
          {counted(leftOut, 'piece')} with no way to go: something has to be changed first
        </Line>
      )}
      {called > 0 && (
        <Line to={addresses.shippingDay} open="Hand over">
          {counted(called, 'package')} closed, waiting for the carrier
        </Line>
      )}
      {expected > 0 && (
        <Line to={addresses.arriving} open="See them">
          {counted(expected, 'thing')} on the way here: scan what the mail and the van bring
        </Line>
      )}
    </ul>
  )
}

function Line({
  to,
  open,
  children,
}: {
  to: typeof addresses.parcels | typeof addresses.arriving | typeof addresses.shippingDay | typeof addresses.plan
  open: string
  children: ReactNode
}): ReactNode {
  return (
    <li className="card-line" data-row>
      <div className="row wide">
        <span className="card-words">{children}</span>
        <Link className="small-key" to={to}>
          {open}
        </Link>
      </div>
    </li>
  )
}
