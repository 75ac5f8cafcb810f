import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { writeNumber } from '../../../domain/values/request-number.ts'
import { client, type Outputs } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { addresses } from '../../routes.tsx'
import { useChange } from './saying.ts'

type Kept = Outputs['settings']['scrubPreview']['kept'][number]

/** Closed requests whose personal data stays for now, each with why. */
export function KeptBack({ kept }: { kept: readonly Kept[] }): ReactNode {
  const { role } = useMe()
  const { refusal, isBusy, change } = useChange()
  const release = ({ requestId, number }: Kept) =>
    void change(() => client.settings.releaseHold({ requestId }), 'No longer held', writeNumber(number))
  return (
    <>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="table-box">
        <table className="table folds">
          <caption className="only-heard">Kept for now, the longest closed first</caption>
          <thead>
            <tr>
              <th scope="col">Number</th>
              <th scope="col">Why it is kept</th>
              <th scope="col">
                <span className="only-heard">What can be done</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {kept.map((one) => (
              <tr key={one.requestId}>
                <th scope="row">
                  <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                    {writeNumber(one.number)}
                  </Link>
                </th>
                <td className="wraps">{one.why}</td>
                <td className="right">
                  {one.isHeld && (
                    <button
                      type="button"
                      className="small-key"
                      disabled={role !== 'administrator' || isBusy}
                      title={role === 'administrator' ? undefined : 'An administrator ends a hold.'}
                      aria-label={`End the hold on ${writeNumber(one.number)}`}
                      onClick={() => release(one)}
                    >
                      End the hold
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
