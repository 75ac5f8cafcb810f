import { NativeSelect } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useKeys } from '../../keys.ts'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import { counted } from '../../words.ts'
import { PaperRow } from './PaperRow.tsx'
import { PaperTable } from './PaperTable.tsx'
import { jammed, settlePrints, type PrintJob } from './printing.ts'

const counts = [1, 2, 3, 6, 10, 20]

/** What came out, the last first; after a jam the last ones go back. */
export function CameOut({
  jobs,
  run,
}: {
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof settlePrints>) => Promise<void>
}): ReactNode {
  const [count, setCount] = useState('1')
  const last = jobs.find((one) => !one.isVoid)
  const jam = () => last && void run(jammed(last.printer, Number(count)))
  useKeys({ J: jam })
  return (
    <Panel
      title="Came out"
      isBare
      side={
        last && (
          <div className="row">
            <NativeSelect
              aria-label="How many to print again"
              size="xs"
              value={count}
              onChange={(event) => setCount(event.currentTarget.value)}
              data={counts.map((one) => ({ value: String(one), label: `the last ${counted(one, 'paper')}` }))}
            />
            <button type="button" className="small-key" onClick={jam}>
              It jammed <KeyCap of="J" />
            </button>
          </div>
        )
      }
    >
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
