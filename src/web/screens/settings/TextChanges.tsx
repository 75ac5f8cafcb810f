import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { Panel } from '../../parts/Panel.tsx'
import { Moment } from '../../parts/When.tsx'

interface TextChangesProps {
  view: Outputs['texts']['get']
  /** Puts an earlier wording into the form; it is in force once it is saved. */
  take: (subject: string, body: string) => void
}

/** Who changed the text when, the newest first. */
export function TextChanges({ view, take }: TextChangesProps): ReactNode {
  const { changes, original, language } = view
  if (changes.length === 0) return null
  return (
    <Panel title="Changes" isBare>
      <ul>
        {changes.map(({ id, at, by, subject, body }, index) => (
          <li key={id} className="card-line" data-row>
            <div className="row wide">
              <span>
                <Moment at={at} isFull /> {by ?? 'before changes were kept'}
                {body === null && ': back to the original'}
                {index === 0 && body !== null && <span className="soft"> (in force)</span>}
              </span>
              {index > 0 && subject !== null && body !== null && (
                <button type="button" className="small-key" onClick={() => take(subject, body)}>
                  Take this wording
                </button>
              )}
            </div>
          </li>
        ))}
        {language === 'en' && (
          <li className="card-line" data-row>
            <div className="row wide">
              <span>The original</span>
              <button type="button" className="small-key" onClick={() => take(original.subject, original.body)}>
                Take this wording
              </button>
            </div>
          </li>
        )}
      </ul>
    </Panel>
  )
}
