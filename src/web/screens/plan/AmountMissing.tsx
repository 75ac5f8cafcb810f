import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'

/** Pieces to go back insured, nobody knows for how much: left out of the plan until the lender's terms say it. */
export function AmountMissing({ pieces, hasKey }: { pieces: PlanView['amountMissing']; hasKey: boolean }): ReactNode {
  const navigate = useNavigate()
  const [first] = pieces
  const key = (requestId: number) =>
    void navigate({
      to: addresses.request,
      params: { requestId: String(requestId) },
      search: { act: 'lendersTerms' },
    })
  useKeys(first && hasKey ? { K: () => key(first.requestId) } : {})
  return pieces.map((one) => (
    <Notice key={one.pieceId} kind="warn">
      <span className="plan-joins">
        <span>
          <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
            {one.number}
          </Link>{' '}
          <bdi>{one.title}</bdi> goes back insured and <bdi>{one.library}</bdi> named no amount: it is left out of the
          plan until the amount stands in the lender’s terms. Where their wording asks for none, empty the wording
          there.
        </span>
        <PressButton press={() => key(one.requestId)}>
          Lender’s terms <KeyCap of={one === first && hasKey ? 'K' : null} />
        </PressButton>
      </span>
    </Notice>
  ))
}
