import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { papersFor } from '../../../domain/printing/papers-for.ts'
import { paperLabels, printLabels } from '../../../domain/printing/sheet.ts'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { printPaper, settlePrints } from '../print/printing.ts'

const stateWords = {
  waiting: 'waits in the queue',
  printing: 'at the printer',
  failed: 'did not print',
  unsure: 'perhaps printed',
  printed: 'printed',
  cancelled: 'left out',
} as const

/** The papers of a request: which there are, and one more of each at a press. */
export function Papers({ view }: { view: RequestView }): ReactNode {
  const { line } = view
  const queue = useQuery(api.paper.queue.queryOptions({ input: { requestId: line.id } }))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <Panel
      title="Paper"
      side={
        <Link className="small" to={addresses.print}>
          Print queue
        </Link>
      }
    >
      <Answer to={queue} what="the papers" lines={2}>
        {({ open, printed }) => (
          <ul className="small">
            {[...open, ...printed].slice(0, 8).map((job) => (
              <li key={job.id} className="row">
                <span>
                  {printLabels[job.kind]}: {job.isVoid ? 'undone, throw it away' : stateWords[job.state]}{' '}
                  <span className="soft">
                    <Moment at={job.printedAt ?? job.createdAt} />
                  </span>
                </span>
                {job.state !== 'waiting' && job.state !== 'printing' && (
                  <button
                    type="button"
                    className="small-key"
                    aria-label={`${printLabels[job.kind]} again`}
                    onClick={() => void settlePrints([job], 'again').then(setRefusal)}
                  >
                    Again
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row">
        {papersFor(line.kind, line.service).map((kind) => (
          <button
            key={kind}
            type="button"
            className="small-key"
            onClick={() => void printPaper({ kind, requestId: line.id }, line.title).then(setRefusal)}
          >
            Print a {paperLabels[kind].toLowerCase()}
          </button>
        ))}
      </div>
    </Panel>
  )
}
