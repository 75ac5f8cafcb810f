import { useState, type ReactNode } from 'react'
import { useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { Jam } from './Jam.tsx'
import { PaperRow } from './PaperRow.tsx'
import { PaperTable } from './PaperTable.tsx'
import { settlePrints, type PrintJob } from './printing.ts'

/** What came out, the last first; after a jam the last ones go back. */
export function CameOut({
  jobs,
  run,
}: {
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof settlePrints>) => Promise<void>
}): ReactNode {
  const [isAsking, ask] = useState(false)
  const last = jobs.find((one) => !one.isVoid)
  useKeys(last && !isAsking ? { J: () => ask(true) } : {})
  return (
    <Panel
      title="Came out"
      isBare
      side={
        last && (
          <button type="button" className="small-key" aria-expanded={isAsking} onClick={() => ask(!isAsking)}>
            It jammed <KeyCap of="J" />
          </button>
        )
      }
    >
      {last && isAsking && (
        <div>
          <Jam last={last} jobs={jobs} run={run} leave={() => ask(false)} />
        </div>
      )}
      {jobs.length === 0 ? (
        <Empty>Nothing has been printed yet.</Empty>
      ) : (
        <PaperTable caption="Printed papers, the last first" last="When">
          {jobs.map((job) => (
            <PaperRow
              key={job.id}
              job={job}
              where={job.printer ?? 'PDF'}
              state={
                <>
                  {job.isVoid && <strong>Undone: throw it away · </strong>}
                  <Moment at={job.printedAt ?? job.createdAt} />
                </>
              }
            >
              <button type="button" className="small-key" onClick={() => void run(settlePrints([job], 'again'))}>
                Print again
              </button>
            </PaperRow>
          ))}
        </PaperTable>
      )}
    </Panel>
  )
}
