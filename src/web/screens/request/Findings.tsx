import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState, type ReactNode } from 'react'
import { act, newKey } from '../../acting.ts'
import { api } from '../../api.ts'
import { settledMs, useKeys } from '../../keys.ts'
import { FindingList, type Way } from '../../parts/findings/FindingList.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import type { PanelProps } from './RequestPage.tsx'

/** So many ways have a figure as their key. */
const mostKeys = 9

/** What intake noticed, while the request can still be changed before it goes out. */
export function Findings({ view, show }: PanelProps): ReactNode {
  const { line } = view
  const found = useQuery(api.intake.findings.queryOptions({ input: { requestId: line.id } }))
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const attempt = useRef(newKey())
  const [shownAt] = useState(() => performance.now())
  const navigate = useNavigate()

  const press = async (way: Way) => {
    setRefusal(null)
    if (way.requestId !== null)
      return void navigate({ to: addresses.request, params: { requestId: String(way.requestId) } })
    if (way.action === null) return
    if (way.asksMore) return show({ card: undefined, act: way.action })
    const { id: requestId, number, title, version } = line
    const { action, label, details } = way
    const answer = await act({ requestId, number, title, version, action, label, details, key: attempt.current })
    attempt.current = newKey()
    setRefusal(answer)
  }
  const findings = found.data ?? []
  const ways = findings
    .flatMap((finding) => finding.ways)
    .map((way, index) => ({ way, key: index < mostKeys ? String(index + 1) : null }))
  useKeys(
    Object.fromEntries(
      ways.flatMap(({ way, key }) =>
        key === null ? [] : [[key, () => performance.now() - shownAt >= settledMs && void press(way)]],
      ),
    ),
  )
  if (findings.length === 0) return null
  return (
    <Panel title="Noticed at intake">
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <FindingList findings={findings} ways={ways} press={(way) => void press(way)} />
    </Panel>
  )
}
