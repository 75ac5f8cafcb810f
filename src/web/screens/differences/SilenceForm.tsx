import { Checkbox, TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { aboutOf, silenceIt, type Difference } from './differences.ts'

const usualDays = 30

/** Why it is harmless, and until when nobody needs to see it. */
export function SilenceForm({ one, close }: { one: Difference; close: () => void }): ReactNode {
  const { today } = useMe()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState(laterDay(today, usualDays))
  const [isWholeKind, setWholeKind] = useState(one.request === null)
  const [problem, setProblem] = useState<string | null>(null)
  // Opened by a key: what is typed next is the reason.
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const keep = async () => {
    const refusal = await silenceIt(
      { kind: one.kind, reason, until, ...(isWholeKind || !one.request ? {} : { requestId: one.request.id }) },
      aboutOf(one),
    )
    setProblem(refusal?.sentence ?? null)
    if (!refusal) close()
  }
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <div className="row wide">
        <TextInput
          ref={field}
          label="Why it is harmless"
          value={reason}
          required
          maxLength={500}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label="Until"
          type="date"
          value={until}
          required
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      {one.request && (
        <Checkbox
          label={`All of this kind: ${one.label}`}
          checked={isWholeKind}
          onChange={(event) => setWholeKind(event.currentTarget.checked)}
        />
      )}
      {problem !== null && <Notice kind="warn">{problem}</Notice>}
      <div className="row">
        <button type="submit" className="small-key first">
          Silence
        </button>
        <button type="button" className="small-key" onClick={close}>
          Not now
        </button>
      </div>
    </form>
  )
}

const laterDay = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
