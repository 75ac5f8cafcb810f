import type { ReactNode } from 'react'
import { stocks } from '../../../domain/printing/stock.ts'
import { useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { counted } from '../../words.ts'
import { PaperRow } from './PaperRow.tsx'
import { PaperTable } from './PaperTable.tsx'
import { settlePrints, takeAsPdf, type PrintJob } from './printing.ts'
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
  const batches = [...Map.groupBy(jobs.filter(isForBatch), (one) => one.stock)]
  const first = batches[0]?.[1]
  useKeys({ P: () => first && void run(takeAsPdf(first, showInTab)) })
  return (
    <Panel title="To print" isBare side={<PrintHere jobs={jobs.filter(isForBatch)} run={run} />}>
      {batches.length > 0 && (
        <div className="row panel-row">
          {batches.map(([stock, own], index) => (
            <button
              key={stock}
              type="button"
              className={index === 0 ? 'small-key first' : 'small-key'}
              onClick={() => void run(takeAsPdf(own, showInTab))}
            >
              {counted(own.length, 'paper')} as one PDF: {stocks[stock].label} {index === 0 && <KeyCap of="P" />}
            </button>
          ))}
        </div>
      )}
      {jobs.length === 0 ? (
        <Empty>Nothing waits. A scan that needs a strap, a slip or a label puts it here.</Empty>
      ) : (
        <PaperTable caption="Papers to print, the oldest first" last="State">
          {jobs.map((job) => (
            <PaperRow key={job.id} job={job} where={job.printer ?? stocks[job.stock].label} state={stateOf(job)}>
              {(job.state === 'failed' || job.state === 'unsure') && (
                <button type="button" className="small-key" onClick={() => void run(settlePrints([job], 'again'))}>
                  Print again
                </button>
              )}
              {job.state !== 'printing' && (
                <>
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
    </Panel>
  )
}

/** Nothing sends it by itself: it comes out with the next PDF. */
const isForBatch = (job: PrintJob): boolean => job.state === 'waiting' && job.printer === null
const stateOf = (job: PrintJob): string =>
  job.error === null ? stateWords[job.state] : `${stateWords[job.state]}: ${job.error}`
