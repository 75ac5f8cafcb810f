import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { PressButton } from '../../parts/PressButton.tsx'
import { counted } from '../../words.ts'
import { jammed, type PrintJob } from './printing.ts'

/** How many of the last papers came out badly: those of the last batch, unless somebody counts others. */
export function Jam({
  last,
  jobs,
  run,
  leave,
}: {
  last: PrintJob
  jobs: readonly PrintJob[]
  run: (does: ReturnType<typeof jammed>) => Promise<void>
  leave: () => void
}): ReactNode {
  const [count, setCount] = useState(String(together(last, jobs)))
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.select(), [])
  const put = async () => {
    leave()
    await run(jammed(last.printer, Number(count)))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from its field
    <form
      ref={form}
      className="row at-foot"
      aria-label="It jammed"
      onKeyDown={(event) => event.key === 'Escape' && leave()}
      onSubmit={(event) => {
        event.preventDefault()
        void put()
      }}
    >
      <TextInput
        label={`How many of the last papers ${last.printer === null ? 'as PDF' : `of ${last.printer}`} came out badly`}
        type="number"
        min={1}
        max={100}
        required
        value={count}
        onChange={(event) => setCount(event.currentTarget.value)}
      />
      <PressButton isSubmit>
        Print {counted(Number(count) || 0, 'paper')} again <kbd>Enter</kbd>
      </PressButton>
      <PressButton press={leave}>
        Leave it <kbd>Esc</kbd>
      </PressButton>
    </form>
  )
}

/** What came out at one go with the last: the same printer, within a minute. */
function together(last: PrintJob, jobs: readonly PrintJob[]): number {
  const at = Date.parse(last.printedAt ?? last.createdAt)
  const isWith = (one: PrintJob) =>
    one.printer === last.printer && at - Date.parse(one.printedAt ?? one.createdAt) < 60_000
  return Math.max(1, jobs.filter((one) => !one.isVoid && isWith(one)).length)
}
