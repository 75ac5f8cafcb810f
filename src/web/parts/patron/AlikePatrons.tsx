import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { Notice } from '../Notice.tsx'

interface AlikePatronsProps {
  alike: Outputs['patrons']['checkNew']['alike']
  take: (card: string) => void
}

/** Who might be the same person, with why; one of them can be taken. */
export function AlikePatrons({ alike, take }: AlikePatronsProps): ReactNode {
  return (
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
  )
}
