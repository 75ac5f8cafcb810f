import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

type Begun = PlanView['begun'][number]

/** Packages that are open, and what has come since that can still go in. */
export function BegunPackages({ begun }: { begun: readonly Begun[] }): ReactNode {
  const [refusal, setRefusal] = useState<string | null>(null)
  const next = begun.find((one) => one.joins.length > 0)
  const put = async ({ parcelId, number, joins }: Begun) => {
    const answer = await attempt(async () => {
      const { pieces } = await client.plan.putIn({ parcelId, pieceIds: joins.map((one) => one.pieceId) })
      sayOnly(`${counted(pieces, 'piece')} more in ${number}`, 'To be scanned at the packing station')
    })
    setRefusal(answer?.sentence ?? null)
    refreshAll()
  }
  useKeys(next ? { I: () => void put(next) } : {})
  return (
    <Panel title="Begun already" isBare side={<span className="soft small">They stay as they are</span>}>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <ul>
        {begun.map((one) => (
          <li key={one.parcelId} className="card-line" data-row>
            <span>
              <Link to={addresses.parcel} params={{ parcelId: String(one.parcelId) }}>
                {one.number}
              </Link>{' '}
              <bdi>{one.library.name}</bdi>{' '}
              <span className="soft">
                {counted(one.pieces, 'piece')}
                {one.serviceLabel !== null && ` · ${one.serviceLabel}`}
              </span>
            </span>
            {one.joins.length > 0 && (
              <div className="plan-joins">
                <span>
                  Can go into it:{' '}
                  {one.joins.map((piece, index) => (
                    <span key={piece.pieceId}>
                      {index > 0 && ' · '}
                      <Link to={addresses.request} params={{ requestId: String(piece.requestId) }}>
                        {piece.number}
                      </Link>{' '}
                      <bdi>{piece.title}</bdi>
                    </span>
                  ))}
                </span>
                <PressButton press={() => void put(one)}>
                  Put in <KeyCap of={one === next ? 'I' : null} />
                </PressButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
