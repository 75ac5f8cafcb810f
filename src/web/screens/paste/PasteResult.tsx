import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PasteView } from '../../../contract/assisted.ts'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

type Outcome = PasteView['lines'][number]['outcome']
const order: readonly Outcome[] = ['moved', 'taken_in', 'not_understood', 'unknown', 'same']
const marks = {
  moved: 'Moves',
  taken_in: 'New',
  not_understood: 'Not understood',
  unknown: 'Unknown',
  same: 'Same',
} as const satisfies Record<Outcome, string>
const doneMarks = { ...marks, moved: 'Moved', taken_in: 'Taken in' } as const

export function countWords({ lines, recognized, isApplied }: PasteView): string {
  const count = (outcome: Outcome) => lines.filter((one) => one.outcome === outcome).length
  const parts = [
    `${counted(recognized, 'request')} recognized`,
    `${count('moved')} ${isApplied ? 'moved' : 'will move'}`,
    ...(count('taken_in') > 0 ? [`${count('taken_in')} ${isApplied ? 'taken in' : 'will be taken in'}`] : []),
    `${count('unknown')} unknown`,
    `${count('not_understood')} not understood`,
  ]
  return parts.join(', ')
}

/** What the page leads to, what needs a look first; what stays the same is last. */
export function PasteResult({ view }: { view: PasteView }): ReactNode {
  const rows = view.lines.toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome))
  const words = view.isApplied ? doneMarks : marks
  return (
    <div className="paste-table">
      <table className="plain-table">
        <caption className="only-heard">What the page leads to</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Number there</th>
            <th scope="col">Request</th>
            <th scope="col">It says</th>
            <th scope="col">That leads to</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one, index) => (
            <tr key={`${one.number ?? 'none'}${index}`} className={`paste-${one.outcome}`}>
              <td>{words[one.outcome]}</td>
              <td className="number">{one.number ?? ''}</td>
              <td>
                {one.requestId !== null && one.ours !== null && (
                  <>
                    <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                      {one.ours}
                    </Link>{' '}
                  </>
                )}
                <bdi>{one.title}</bdi>
              </td>
              <td>{one.says}</td>
              <td>{one.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
