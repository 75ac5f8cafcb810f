import type { ReactNode } from 'react'
import type { PhoneLine } from '../../contract/desk.ts'
import { StateMark } from '../parts/StateMark.tsx'
import { Day } from '../parts/When.tsx'

interface PhoneRowProps {
  found: PhoneLine
  isChosen: boolean
  choose: () => void
  open: () => void
}

/** Where it is, when due, who has it: one line. */
export function PhoneRow({ found, isChosen, choose, open }: PhoneRowProps): ReactNode {
  const { line, where, who, due } = found
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are heard by the field, which points here
    <div
      id={`phone-${line.id}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it shows more than an option may hold
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      onClick={choose}
      onDoubleClick={open}
      ref={(row) => {
        if (isChosen) row?.scrollIntoView({ block: 'nearest' })
      }}
    >
      <span className="number">{line.number}</span>
      <bdi className="phone-title">{line.title}</bdi>
      <StateMark line={line} />
      <span className="phone-where">
        {where}
        {who !== null && <span className="soft"> · {who}</span>}
      </span>
      <span className="phone-due">
        {due && (
          <>
            <span className="soft">{due.words}</span> <Day on={due.on} isLate={line.isOverdue} />
          </>
        )}
      </span>
    </div>
  )
}
