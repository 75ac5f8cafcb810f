import { useState, type ReactNode } from 'react'
import { printLabels } from '../../../domain/printing/sheet.ts'
import { stocks, type StockName } from '../../../domain/printing/stock.ts'
import { useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { counted } from '../../words.ts'
import { PaperRow } from './PaperRow.tsx'
import { PaperTable } from './PaperTable.tsx'
import { settlePrints, takeAsPdf, type PrintJob } from './printing.ts'
import { canStartLater, SheetStart } from './SheetStart.tsx'
import { PrintHere } from './PrintHere.tsx'

const stateWords = {
  waiting: 'Waiting',
  printing: 'At the printer',
  failed: 'Did not print',
  unsure: 'Did this print?',
  printed: 'Printed',
  cancelled: 'Left out',
} as const

export const showInTab = (address: string): void => void window.open(address, '_blank', 'noopener')

export function ToPrint({
  jobs,
  run,
}: {
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof settlePrints>) => Promise<void>
}): ReactNode {
  const [kind, choose] = useState<PrintJob['kind'] | null>(null)
  const kinds = [...Map.groupBy(jobs, (one) => one.kind)]
  // The last of a kind has come out: all is shown again.
  const chosen = kinds.some(([one]) => one === kind) ? kind : null
  const shown = chosen === null ? jobs : jobs.filter((one) => one.kind === chosen)
  const [count, setCount] = useState(listedAtOnce)
  const batches = [...Map.groupBy(shown.filter(isForBatch), (one) => one.stock)]
  const [starts, setStarts] = useState<Partial<Readonly<Record<StockName, number>>>>({})
  const [first] = batches
  const take = async (stock: StockName, own: readonly PrintJob[]) => {
    await run(takeAsPdf(own, showInTab, starts[stock] ?? 0))
    // The next one goes on a fresh sheet, unless somebody says otherwise again.
    setStarts((before) => ({ ...before, [stock]: 0 }))
  }
  useKeys({ P: () => first && void take(first[0], first[1]) })
  return (
    <Panel title="To print" isBare side={<PrintHere jobs={jobs.filter(isForBatch)} run={run} />}>
      {kinds.length > 1 && (
        <div className="panel-row">
          <fieldset className="bare row">
            <legend className="only-heard">Which papers</legend>
            <KindKey words={`All ${jobs.length}`} isOn={chosen === null} press={() => choose(null)} />
            {kinds.map(([one, own]) => (
              <KindKey
                key={one}
                words={`${printLabels[one]} ${own.length}`}
                isOn={chosen === one}
                press={() => choose(one)}
              />
            ))}
          </fieldset>
        </div>
      )}
      {batches.length > 0 && (
        <div className="row panel-row">
          {batches.map(([stock, own], index) => (
            <div key={stock} className="row">
              {canStartLater(stock) && (
                <SheetStart
                  stock={stock}
                  count={own.length}
                  startAt={starts[stock] ?? 0}
                  change={(startAt) => setStarts((before) => ({ ...before, [stock]: startAt }))}
                />
              )}
              <button
                type="button"
                className={index === 0 ? 'small-key first' : 'small-key'}
                onClick={() => void take(stock, own)}
              >
                {counted(own.length, 'paper')} as one PDF: {stocks[stock].label} {index === 0 && <KeyCap of="P" />}
              </button>
            </div>
          ))}
        </div>
      )}
      {jobs.length === 0 ? (
        <Empty>Nothing waits. A scan that needs a strap, a slip or a label puts it here.</Empty>
      ) : (
        <PaperTable caption="Papers to print, the oldest first" last="State">
          {shown.slice(0, count).map((job) => (
            <PaperRow key={job.id} job={job} where={job.printer ?? stocks[job.stock].label} state={stateOf(job)}>
              {(job.state === 'failed' || job.state === 'unsure') && (
                <button type="button" className="small-key" onClick={() => void run(settlePrints([job], 'again'))}>
                  Print again
                </button>
              )}
              {job.state !== 'printing' && (
                <>
                  {hasOwnPrinter(job) && (
                    <button type="button" className="small-key" onClick={() => void run(takeAsPdf([job], showInTab))}>
                      As PDF instead
                    </button>
                  )}
                  <button type="button" className="small-key" onClick={() => void run(settlePrints([job], 'printed'))}>
                    It came out
                  </button>
                  <button type="button" className="small-key" onClick={() => void run(settlePrints([job], 'cancel'))}>
                    Leave it out
                  </button>
                </>
              )}
            </PaperRow>
          ))}
        </PaperTable>
      )}
      {shown.length > count && (
        <div className="panel-row">
          <button type="button" className="small-key" onClick={() => setCount(count + listedAtOnce)}>
            Show {Math.min(listedAtOnce, shown.length - count)} more of {shown.length}
          </button>
        </div>
      )}
    </Panel>
  )
}

/** The keys above the list mean all that waits; on a telephone more rows than these are a long way. */
const listedAtOnce = 20

function KindKey({ words, isOn, press }: { words: string; isOn: boolean; press: () => void }): ReactNode {
  return (
    <button type="button" className="small-key" aria-pressed={isOn} onClick={press}>
      {words}
    </button>
  )
}

/** Its printer may be off or gone: it need not wait for that. */
const hasOwnPrinter = (job: PrintJob): boolean =>
  job.printer !== null && job.kind !== 'form' && (job.state === 'waiting' || job.state === 'failed')
/** Nothing sends it by itself: it comes out with the next PDF. */
const isForBatch = (job: PrintJob): boolean => job.state === 'waiting' && job.printer === null && job.kind !== 'form'
const stateOf = (job: PrintJob): string =>
  job.error === null ? stateWords[job.state] : `${stateWords[job.state]}: ${job.error}`
