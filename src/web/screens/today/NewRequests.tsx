import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { api, client, type Outputs } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { useKeys } from '../../keys.ts'
import { refreshAll } from '../../live.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { addresses } from '../../routes.tsx'
import { counted } from '../../words.ts'

type Line = Outputs['intake']['review'][number]
type Result = Outputs['intake']['sendPassing']['results'][number]

/** New borrowing requests: how many pass every check, and the key that sends those. */
export function NewRequests(): ReactNode {
  const review = useQuery(api.intake.review.queryOptions())
  const [refused, setRefused] = useState<readonly Result[]>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const lines = review.data ?? []
  const passing = lines.filter((line) => line.passes)

  const send = async () => {
    if (isBusy || passing.length === 0) return
    setBusy(true)
    const refusal = await attempt(async () => {
      const requestIds = passing.map((line) => line.requestId)
      const sent = await client.intake.sendPassing({ requestIds })
      const gone = sent.results.filter((one) => one.isSent)
      setRefused(sent.results.filter((one) => !one.isSent))
      if (gone.length === 0) sayOnly('Nothing was sent')
      else
        say({
          words: `Sent ${counted(gone.length, 'request')}`,
          about: gone[0] && gone.length === 1 ? `${gone[0].title} (${gone[0].number})` : '',
          gesture: sent.gesture,
          requestIds: gone.map((one) => one.requestId),
          leavesAtMs: sent.leavesInSeconds === null ? null : Date.now() + sent.leavesInSeconds * 1000,
        })
      refreshAll()
    })
    setProblem(refusal?.sentence ?? null)
    setBusy(false)
  }
  useKeys(passing.length > 0 ? { A: () => void send() } : {})
  if (lines.length === 0 && refused.length === 0) return null
  return (
    <Panel
      title={`New requests (${lines.length}) · ${passing.length} ${passing.length === 1 ? 'passes' : 'pass'} every check`}
      side={
        passing.length > 0 && (
          <button type="button" className="small-key first" disabled={isBusy} onClick={() => void send()}>
            {passing.length === 1 ? 'Send it' : `Send the ${passing.length}`} <KeyCap of="A" />
          </button>
        )
      }
    >
      {problem !== null && <Notice kind="warn">{problem}</Notice>}
      {refused.length > 0 && (
        <Notice kind="warn">
          <ul>
            {refused.map((one) => (
              <li key={one.requestId}>
                Not sent: {one.number} <bdi>{one.title}</bdi>. {one.sentence}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <details>
        <summary>What was noticed</summary>
        <ul className="plain-lines">
          {lines.map((line) => (
            <NewLine key={line.requestId} line={line} />
          ))}
        </ul>
      </details>
    </Panel>
  )
}

function NewLine({ line }: { line: Line }): ReactNode {
  const telling = line.findings.filter((one) => one.weight !== 'says')
  return (
    <li>
      <Link to={addresses.request} params={{ requestId: String(line.requestId) }} className="number">
        {line.number}
      </Link>{' '}
      <bdi>{line.title}</bdi>{' '}
      <span className="soft">{telling.length === 0 ? 'passes' : telling.map((one) => one.sentence).join(' ')}</span>
    </li>
  )
}
