import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Inputs } from '../../api.ts'
import { FindingList } from '../../parts/findings/FindingList.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'
import { useLater } from './use-later.ts'

type Draft = Inputs['intake']['check']

/** What intake would notice of the form as it stands, a moment after the typing stops. */
export function DraftFindings({ draft }: { draft: Draft }): ReactNode {
  const asked = useLater(draft)
  const isEmpty = (asked.title ?? '') === ''
  const found = useQuery(
    api.intake.check.queryOptions({
      input: isEmpty ? skipToken : asked,
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const navigate = useNavigate()
  if (isEmpty || !found.data) return null
  const findings = found.data
  const ways = findings
    .flatMap((finding) => finding.ways)
    .filter((way) => way.requestId !== null)
    .map((way) => ({ way, key: null }))
  const open = findings.filter((one) => one.weight !== 'says').length
  return (
    <div className="across">
      <Panel
        title="Checks"
        side={
          <output>{open === 0 ? 'Passes every check' : counted(open, 'thing to look at', 'things to look at')}</output>
        }
      >
        {findings.length === 0 ? (
          <p className="soft">Nothing was noticed. It can go out as it is.</p>
        ) : (
          <FindingList
            findings={findings}
            ways={ways}
            press={(way) =>
              way.requestId !== null &&
              void navigate({ to: addresses.request, params: { requestId: String(way.requestId) } })
            }
            goTo={goToField}
          />
        )}
      </Panel>
    </div>
  )
}

function goToField(field: string): void {
  document.querySelector<HTMLElement>(`main form [name="${field}"], main form [data-field="${field}"] input`)?.focus()
}
