import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import type { Refusal } from '../../refusal.ts'
import { KeyCap } from '../KeyCap.tsx'
import { Notice } from '../Notice.tsx'
import { AlikePatrons } from './AlikePatrons.tsx'

interface CheckedPatronProps {
  checked: Outputs['patrons']['checkNew']
  isBusy: boolean
  refusal: Refusal | null
  /** It is this one. */
  take: (card: string) => void
  make: (isSomebodyElse: boolean) => void
  back: () => void
}

/** Before a patron is made: who is alike, with why, and the record as it will be. */
export function CheckedPatron({ checked, isBusy, refusal, take, make, back }: CheckedPatronProps): ReactNode {
  const { alike, record } = checked
  const isAlone = alike.length === 0
  useKeys({ N: () => !isBusy && make(!isAlone), B: back }, true)
  return (
    <section className="stack" aria-label="New patron">
      {isAlone ? <Notice>Nobody in the library system is alike.</Notice> : <AlikePatrons alike={alike} take={take} />}
      <dl className="record" aria-label="The record as it will be">
        {record.map(({ field, value }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row">
        <button
          type="button"
          className={isAlone ? 'small-key form-key first' : 'small-key form-key'}
          aria-busy={isBusy}
          onClick={() => !isBusy && make(!isAlone)}
        >
          {isAlone ? 'Make the patron' : 'Somebody else: make the patron'} <KeyCap of="N" />
        </button>
        <button type="button" className="small-key form-key" onClick={back}>
          Change something <KeyCap of="B" />
        </button>
      </div>
    </section>
  )
}
