import { useState, type ReactNode } from 'react'
import { counted } from '../../../domain/supplies/supply.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import type { Refusal } from '../../refusal.ts'
import { useRowKeys } from '../../row-keys.ts'
import { moneyWords } from '../../words.ts'
import { markOrdered, receive, setPacks, type SupplyOrder } from './doing.ts'

type Line = SupplyOrder['lines'][number]
const stateWords = { drafted: 'To order', ordered: 'Ordered', received: 'Received' } as const
const toCome = (line: Line): number => Math.max(0, line.orderedPacks - line.receivedPacks)

/** One vendor's list. O: it went out. R: what is typed came, as long as nothing else is typed all of it. */
export function Order({ order, refuse }: { order: SupplyOrder; refuse: (sentence: string | null) => void }): ReactNode {
  const { id, state, vendor, lines, totalCents } = order
  const [came, setCame] = useState<Readonly<Record<number, string>>>({})
  const [isAsked, setAsked] = useState(false)
  const typedFor = (line: Line, isLast = false): number =>
    came[line.supplyId] === undefined ? (isLast ? 0 : toCome(line)) : Number(came[line.supplyId])
  const tooMany = lines.filter((line) => typedFor(line) > toCome(line))
  const run = async (does: Promise<Refusal | null>) => {
    const refusal = await does
    refuse(refusal?.sentence ?? null)
    if (!refusal) setCame({})
    setAsked(false)
  }
  const file = (as: 'pdf' | 'xlsx') => `/api/supplies/orders/${id}/file?as=${as}`
  const send = () => void run(markOrdered(id))
  const take = (isLast: boolean) => {
    // A slip of the finger is likelier than a vendor who gives more: once it is asked.
    if (tooMany.length > 0 && !isAsked) return setAsked(true)
    const typed = lines.map((line) => ({ supplyId: line.supplyId, packs: typedFor(line, isLast) }))
    void run(receive(id, typed, isLast))
  }
  const showPdf = () => void window.open(file('pdf'), '_blank', 'noopener')
  const keys = useRowKeys<HTMLElement>({
    P: showPdf,
    ...(state === 'drafted' ? { O: send } : {}),
    ...(state === 'ordered' ? { R: () => take(false) } : {}),
  })
  return (
    <article
      data-row
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the order takes letter keys, so it takes the focus
      tabIndex={0}
      aria-label={`${stateWords[state]}: ${vendor}`}
      className="supply-order"
      {...keys}
    >
      <Panel
        title={vendor}
        heard={`${stateWords[state]}: ${vendor}, order ${id}`}
        isBare
        side={
          <div className="row">
            <span className="standing" data-state={state}>
              {stateWords[state]}
            </span>
            <span className="soft small">
              <Moment at={order.receivedAt ?? order.orderedAt ?? order.createdAt} isFull />
            </span>
            <a className="small-key" href={file('pdf')} target="_blank" rel="noreferrer">
              PDF <KeyCap of="P" />
            </a>
            <a className="small-key" href={file('xlsx')} download={`order-${id}.xlsx`}>
              XLSX
            </a>
          </div>
        }
      >
        <div className="table-box">
          <table className="table folds">
            <caption className="only-heard">
              {stateWords[state]} from {vendor}
            </caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">Article no.</th>
                <th scope="col">Packs</th>
                {state === 'ordered' && <th scope="col">Came now</th>}
                <th scope="col" className="right">
                  Price
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.supplyId}>
                  <th scope="row">
                    {line.name} <span className="soft">pack of {counted(line.packSize, line.unit)}</span>
                  </th>
                  <td>{line.article ?? ''}</td>
                  <td>
                    {state === 'drafted' ? (
                      <Packs line={line} change={(packs) => void run(setPacks(id, line.supplyId, packs))} />
                    ) : (
                      `${line.receivedPacks} of ${line.orderedPacks} came`
                    )}
                  </td>
                  {state === 'ordered' && (
                    <td>
                      <input
                        type="number"
                        className="short-number"
                        min={0}
                        max={1000}
                        aria-label={`Packs of ${line.name} that came`}
                        value={came[line.supplyId] ?? String(toCome(line))}
                        onChange={({ currentTarget: { value } }) => {
                          setAsked(false)
                          setCame((before) => ({ ...before, [line.supplyId]: value }))
                        }}
                      />
                    </td>
                  )}
                  <td className="right">
                    {line.cents === null ? '' : moneyWords(line.cents, null)}
                    {line.openCents !== null && (
                      <span className="soft small"> {moneyWords(line.openCents, null)} open</span>
                    )}
                  </td>
                </tr>
              ))}
              {totalCents !== null && (
                <tr>
                  <th scope="row" colSpan={state === 'ordered' ? 4 : 3}>
                    Together
                  </th>
                  <td className="right">
                    <strong>{moneyWords(totalCents, 'USD')}</strong>
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </div>
        {isAsked && (
          <Notice kind="warn">
            {tooMany.map((line) => (
              <span key={line.supplyId}>
                {line.name}: {line.receivedPacks + typedFor(line)} of {line.orderedPacks} came: keep {typedFor(line)}
                ?{' '}
              </span>
            ))}
            Press again to keep it, or type what came.
          </Notice>
        )}
        {state !== 'received' && (
          <div className="row panel-row">
            {state === 'drafted' ? (
              <button type="button" className="small-key first" onClick={send}>
                The list went to {vendor} <KeyCap of="O" />
              </button>
            ) : (
              <>
                <button type="button" className="small-key first" onClick={() => take(false)}>
                  This came <KeyCap of="R" />
                </button>
                <button type="button" className="small-key" onClick={() => take(true)}>
                  The rest does not come
                </button>
              </>
            )}
          </div>
        )}
      </Panel>
    </article>
  )
}

/** One pack fewer or more; none takes the supply off the list. */
function Packs({ line, change }: { line: Line; change: (packs: number) => void }): ReactNode {
  const { wantedPacks, name } = line
  return (
    <div className="row">
      <button
        type="button"
        className="small-key"
        aria-label={`Fewer packs of ${name}`}
        onClick={() => change(wantedPacks - 1)}
      >
        −
      </button>
      <span className="number">{wantedPacks}</span>
      <button
        type="button"
        className="small-key"
        aria-label={`More packs of ${name}`}
        onClick={() => change(wantedPacks + 1)}
      >
        +
      </button>
    </div>
  )
}
