import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RequestLine } from '../../../contract/requests.ts'
import { StateMark } from '../../parts/StateMark.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { useSteady } from '../../steady.ts'
import { counted, serviceWords } from '../../words.ts'

/** The dense list; what changes meanwhile changes in place. */
export function RequestTable({ lines }: { lines: readonly RequestLine[] }): ReactNode {
  const steady = useSteady(lines, (line) => String(line.id))
  const rows = useRowFocus<HTMLTableSectionElement>()
  return (
    <>
      {steady.waiting > 0 && (
        <button type="button" className="small-key" onClick={steady.showAll}>
          Show {counted(steady.waiting, 'new request')}
        </button>
      )}
      <div className="table-box" {...steady.hold}>
        <table className="table folds">
          <caption className="only-heard">Requests, newest first; the arrow keys go from line to line</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Title</th>
              <th scope="col">State</th>
              <th scope="col">Since</th>
              <th scope="col">Partner</th>
              <th scope="col">Pick-up</th>
              <th scope="col">Due, or needed</th>
            </tr>
          </thead>
          <tbody ref={rows}>
            {steady.rows.map(({ item, isGone }) => (
              <Line key={item.id} line={item} isGone={isGone} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Line({ line, isGone }: { line: RequestLine; isGone: boolean }): ReactNode {
  return (
    <tr data-row className={isGone ? 'gone' : undefined}>
      <th scope="row">
        <Link className="number" to={addresses.request} params={{ requestId: String(line.id) }}>
          {line.number}
        </Link>
      </th>
      <td className="title" title={line.title}>
        {line.service === 'copy' && <span className="soft">{serviceWords.copy}: </span>}
        <bdi>{line.title}</bdi>
        {line.author !== null && <span className="soft"> {line.author}</span>}
      </td>
      <td>
        <StateMark line={line} />
        {line.pieces && line.pieces.count > 1 && (
          <span className="soft">
            {' '}
            {line.pieces.ahead} of {line.pieces.count}
          </span>
        )}
      </td>
      <td>
        <Moment at={line.stateSince} />
      </td>
      <td className="name">{line.partner?.name}</td>
      <td className="name">{line.pickup?.name}</td>
      <td>
        <Until line={line} />
      </td>
    </tr>
  )
}

/** The due date; before there is one, the day by which it is needed. */
function Until({ line }: { line: RequestLine }): ReactNode {
  if (line.dueOn !== null) {
    return (
      <>
        <span className="when-folded">due </span>
        <Day on={line.dueOn} isLate={line.isOverdue} />
      </>
    )
  }
  if (line.neededBy === null || line.stage === 'done') return null
  return (
    <span className="soft">
      needed <Day on={line.neededBy} isShort />
    </span>
  )
}
