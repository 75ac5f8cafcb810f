import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { addresses } from '../../routes.tsx'

type Line = PlanView['unplanned'][number]
const mendWords: Readonly<Record<Line['mend'], string>> = {
  request: 'Open the request',
  terms: 'Lender’s terms',
  closings: 'Its closings',
  calendar: 'Calendar',
  rates: 'Rate tables',
  shipping: 'Settings, Shipping',
  packages: 'Packages',
}

/** Pieces for which there is no way, each with the rule that stands in it and a key to where that is changed. */
export function Unplanned({ lines, hasKey }: { lines: PlanView['unplanned']; hasKey: boolean }): ReactNode {
  const mend = useMend()
  const [first] = lines
  useKeys(first && hasKey ? { U: () => mend(first) } : {})
  if (!first) return null
  return (
    <Notice kind="warn">
      <h2>No way home yet ({lines.length})</h2>
      <ul className="unplanned">
        {lines.map((one) => (
          <li key={one.pieceId} className="plan-joins">
            <span>
              <Link to={addresses.request} params={{ requestId: String(one.requestId) }}>
                {one.number}
              </Link>{' '}
              <bdi>“{one.title}”</bdi> to <bdi>{one.library}</bdi>. {one.why.join(' ')}
            </span>
            <PressButton press={() => mend(one)}>
              {mendWords[one.mend]} <KeyCap of={one === first && hasKey ? 'U' : null} />
            </PressButton>
          </li>
        ))}
      </ul>
      <p className="soft small">Left out of the plan, its price and what it saves, until that is changed.</p>
    </Notice>
  )
}

function useMend(): (line: Line) => void {
  const navigate = useNavigate()
  return ({ mend, requestId, libraryId }) => {
    const params = { requestId: String(requestId) }
    switch (mend) {
      case 'request':
        return void navigate({ to: addresses.request, params })
      case 'terms':
        return void navigate({ to: addresses.request, params, search: { act: 'lendersTerms' } })
      case 'closings':
        return void navigate(
          libraryId === null
            ? { to: addresses.calendar }
            : { to: addresses.library, params: { libraryId: String(libraryId) } },
        )
      case 'calendar':
        return void navigate({ to: addresses.calendar })
      case 'rates':
      case 'shipping':
        return void navigate({ to: addresses.settings, params: { part: 'shipping' } })
      case 'packages':
        return void navigate({ to: addresses.parcels })
      default: {
        const nothing: never = mend
        return nothing
      }
    }
  }
}
