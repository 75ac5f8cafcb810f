import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import type { Refusal } from '../../refusal.ts'
import { KeyCap } from '../KeyCap.tsx'
import { Notice } from '../Notice.tsx'

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
      {isAlone ? (
        <Notice>Nobody in the library system is alike.</Notice>
      ) : (
        <>
          <Notice kind="warn">Is it one of these? Then they have an account already.</Notice>
          <ul className="panel" aria-label="Alike in the library system">
            {alike.map((one) => (
              <li key={one.card} className="card-line">
                <div className="row wide">
                  <span>
                    <span className="card-words">{one.name}</span>{' '}
                    <span className="soft">
                      card {one.card}
                      {one.library !== null && ` · ${one.library}`} · same {one.by.join(', ')}
                    </span>
                  </span>
                  <button type="button" className="small-key" onClick={() => take(one.card)}>
                    It is this one
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
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
