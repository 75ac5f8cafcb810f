import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'

/** Pieces that no service may carry: each says which rule, and opens where that can be changed. */
export function Unplanned({ lines, hasKey }: { lines: PlanView['unplanned']; hasKey: boolean }): ReactNode {
  const navigate = useNavigate()
  const [first] = lines
  const open = (requestId: number) => void navigate({ to: addresses.request, params: { requestId: String(requestId) } })
  useKeys(first && hasKey ? { U: () => open(first.requestId) } : {})
  return lines.map((one) => (
    <Notice key={one.pieceId} kind="warn">
      <span className="plan-joins">
        <span>
          Cannot be planned:{' '}
          <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
            {one.number}
          </Link>{' '}
          <bdi>{one.title}</bdi> to <bdi>{one.library}</bdi>. {one.why.join(' ')}
        </span>
        <PressButton press={() => open(one.requestId)}>
          Open the request <KeyCap of={one === first && hasKey ? 'U' : null} />
        </PressButton>
      </span>
    </Notice>
  ))
}
