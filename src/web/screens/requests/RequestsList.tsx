import { useState, type ReactNode } from 'react'
import type { Inputs } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { counted } from '../../words.ts'
import { MarkedBar } from './MarkedBar.tsx'
import { OrdersResult } from './OrdersResult.tsx'
import { RequestGrid } from './RequestGrid.tsx'
import { useIndex } from './use-index.ts'
import { useMarks } from './use-marks.ts'
import { useOrders } from './use-orders.ts'

/** The list of one set of filters: how many, the marked ones and what became of them, and the rows. */
export function RequestsList({
  filters,
  nothing,
}: {
  filters: Inputs['requests']['index']
  nothing: ReactNode
}): ReactNode {
  const { role } = useMe()
  const [hasFocus, setFocus] = useState(false)
  const [isUnderPointer, setPointer] = useState(false)
  const many = useOrders()
  const [hasMarks, setHasMarks] = useState(false)
  const isHeld = hasFocus || isUnderPointer || hasMarks || many.orders !== null
  const { index, steady } = useIndex(filters, isHeld)
  const marks = useMarks(steady)
  if (hasMarks !== marks.marked.size > 0) setHasMarks(marks.marked.size > 0)
  return (
    <Answer to={index} what="the requests" lines={12}>
      {({ more }) => (
        <>
          <div className="row list-count">
            <output>
              {counted(steady.ids.length, 'request')}
              {more && ', the newest; narrow the filters for older ones'}
            </output>
            {(steady.waiting + steady.gone.size > 0 || (steady.isOld && isHeld)) && (
              <button type="button" className="small-key" onClick={steady.takeIn}>
                Bring up to date:{' '}
                {[
                  steady.isOld ? 'there are changes' : '',
                  steady.waiting > 0 ? `${steady.waiting} new` : '',
                  steady.gone.size > 0 ? `${steady.gone.size} no longer in this list` : '',
                ]
                  .filter(Boolean)
                  .join(', ')}
              </button>
            )}
          </div>
          {marks.marked.size > 0 && (
            <MarkedBar
              ids={[...marks.marked]}
              isAll={marks.isMarkedAll}
              isRunning={many.orders?.isRunning === true}
              run={(act, details) => void many.run(act, inOrder(steady.ids, marks.marked), details)}
              clear={marks.clear}
            />
          )}
          {many.orders && <OrdersResult orders={many.orders} stop={many.stop} close={many.clear} />}
          {steady.ids.length === 0 ? (
            nothing
          ) : (
            <RequestGrid
              steady={steady}
              marks={marks}
              mayMark={isStaff(role)}
              orders={many.orders}
              hold={{ hasFocus, setFocus, setPointer }}
            />
          )}
        </>
      )}
    </Answer>
  )
}

const inOrder = (ids: readonly number[], marked: ReadonlySet<number>): readonly number[] =>
  ids.filter((id) => marked.has(id))
