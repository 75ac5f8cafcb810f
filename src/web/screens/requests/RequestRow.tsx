import { Link } from '@tanstack/react-router'
import type { CSSProperties, ReactNode } from 'react'
import type { RequestLine } from '../../../contract/request-view.ts'
import { StateMark } from '../../parts/StateMark.tsx'
import { Day, Moment } from '../../parts/When.tsx'
import { addresses } from '../../routes.tsx'
import { serviceWords } from '../../words.ts'

interface RequestRowProps {
  id: number
  place: number
  style: CSSProperties
  /** Not here yet while it is being fetched. */
  line: RequestLine | undefined
  isGone: boolean
  isMarked: boolean
  isCursor: boolean
  mayMark: boolean
  /** Absent: no column for it. Null: this row was not among those. */
  result: { readonly isDone: boolean; readonly sentence: string | null } | null | undefined
}

export function RequestRow(props: RequestRowProps): ReactNode {
  const { id, place, style, line, isGone, isMarked, isCursor, mayMark, result } = props
  return (
    <tr
      className={isGone ? 'list-row gone' : 'list-row'}
      data-id={id}
      style={style}
      tabIndex={isCursor ? 0 : -1}
      aria-rowindex={place + 2}
      {...(mayMark ? { 'aria-selected': isMarked } : {})}
    >
      <td className="mark-cell">{mayMark && <span className="mark-box" aria-hidden="true" />}</td>
      <td>
        {line ? (
          <Link className="number" tabIndex={-1} to={addresses.request} params={{ requestId: String(id) }}>
            {line.number}
          </Link>
        ) : (
          '…'
        )}
      </td>
      <td className="list-title" title={line?.title}>
        {line?.service === 'copy' && <span className="soft">{serviceWords.copy}: </span>}
        <bdi>{line?.title}</bdi>
        {line && line.author !== null && <span className="soft"> {line.author}</span>}
      </td>
      <td>
        {line && <StateMark line={line} />}
        {line?.pieces && line.pieces.count > 1 && (
          <span className="soft">
            {' '}
            {line.pieces.ahead} of {line.pieces.count}
          </span>
        )}
      </td>
      <td>{line && <Moment at={line.stateSince} />}</td>
      <td>{line?.partner?.name}</td>
      <td>{line?.pickup?.name}</td>
      <td>{line && <Until line={line} />}</td>
      {result !== undefined && (
        <td className="list-result" title={result?.sentence ?? undefined}>
          {result && (result.isDone ? '✓ done' : `✕ ${result.sentence ?? ''}`)}
        </td>
      )}
    </tr>
  )
}

/** The day by which we have to answer; the due date; before there is one, the day by which it is needed. */
function Until({ line }: { line: RequestLine }): ReactNode {
  if (line.answerBy !== null) {
    return (
      <>
        <span>answer by </span>
        <Day on={line.answerBy} isShort />
      </>
    )
  }
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
