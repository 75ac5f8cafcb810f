import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { useTitle } from '../../use-title.ts'
import { Order } from './Order.tsx'
import { SuppliesLinks } from './SuppliesLinks.tsx'

/** What is to be ordered, by vendor; what is on its way; what came last. */
export function OrdersScreen(): ReactNode {
  useTitle('Orders of supplies')
  const orders = useQuery(api.supplies.orders.queryOptions())
  const [refusal, setRefusal] = useState<string | null>(null)
  const rows = useRowFocus<HTMLDivElement>()
  return (
    <div className="stack">
      <SuppliesLinks />
      <div className="page-head">
        <h1>Orders</h1>
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <Answer to={orders} what="the orders" lines={6}>
        {(list) =>
          list.length === 0 ? (
            <Empty>
              Nothing is to be ordered. <KeyCap of="L" /> “last pack opened” on a supply, or a scan of its pack, puts it
              here.
            </Empty>
          ) : (
            <div className="stack" ref={rows}>
              {list.map((order) => (
                <Order key={order.id} order={order} refuse={setRefusal} />
              ))}
            </div>
          )
        }
      </Answer>
    </div>
  )
}
