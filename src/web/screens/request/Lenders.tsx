import type { ReactNode } from 'react'
import type { RequestView } from '../../../contract/request-view.ts'
import { Empty } from '../../parts/Empty.tsx'
import { Numbered } from '../../parts/Numbered.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { moneyWords, wordsFor } from '../../words.ts'
import type { PanelProps } from './RequestPage.tsx'

/** The lenders in the order in which they are asked, and what each said. */
export function Lenders({ view, search, show }: PanelProps): ReactNode {
  const canChoose = view.buttons.some((button) => button.action === 'setLenders' && button.possible)
  return (
    <Panel
      title="Lenders"
      isBare
      side={
        canChoose && (
          <button
            type="button"
            className="small-key"
            aria-expanded={search.act === 'setLenders'}
            onClick={() => show({ card: undefined, act: search.act === 'setLenders' ? undefined : 'setLenders' })}
          >
            Choose…
          </button>
        )
      }
    >
      {view.entries.length === 0 ? (
        <Empty>No lender chosen yet. Choose some, then send.</Empty>
      ) : (
        <ol>
          {view.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ol>
      )}
    </Panel>
  )
}

function Entry({ entry }: { entry: RequestView['entries'][number] }): ReactNode {
  const said = [
    entry.reason !== null && wordsFor(entry.reason),
    entry.retryReason !== null && `ask again: ${wordsFor(entry.retryReason)}`,
    ...entry.conditions.map(wordsFor),
    entry.costCents !== null && moneyWords(entry.costCents, entry.currency),
    entry.supplierNumber !== null && `their number ${entry.supplierNumber}`,
  ].filter((one) => one !== false)
  return (
    <li className="card-line" aria-current={entry.isCurrent ? 'true' : undefined}>
      <div className="row wide">
        <span className={entry.isCurrent ? 'card-words' : undefined}>
          {entry.n}. {entry.library.name}
        </span>
        <span>
          {entry.stateLabel}
          {entry.isCurrent && ' (now)'}
        </span>
      </div>
      <div className="small soft">
        {entry.askedAt === null ? (
          'not asked yet'
        ) : (
          <>
            asked <Moment at={entry.askedAt} />
          </>
        )}
        {entry.dueOn !== null && (
          <>
            {' '}
            · due <Day on={entry.dueOn} isShort />
          </>
        )}
        {said.length > 0 && ` · ${said.join(' · ')}`}
        {entry.askedAt !== null && (
          <>
            {' '}
            · under <Numbered text={entry.wireNumber} />
          </>
        )}
      </div>
    </li>
  )
}
