import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'

/** A form opened by a key: its first field has the focus, Enter sends it, Escape leaves it. */
export function FormPanel({
  title,
  does,
  isBusy,
  refusal,
  submit,
  leave,
  children,
}: {
  title: string
  does: string
  isBusy: boolean
  refusal: Refusal | null
  submit: () => Promise<void>
  leave: () => void
  children: ReactNode
}): ReactNode {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  return (
    <Panel title={title}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from any field */}
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (!isBusy) void submit()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') leave()
        }}
      >
        <div className="calendar-form">{children}</div>
        {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
        <div className="row">
          <PressButton isSubmit isBusy={isBusy}>
            {does} <kbd>Enter</kbd>
          </PressButton>
          <button type="button" className="small-key" onClick={leave}>
            Leave it <kbd>Esc</kbd>
          </button>
        </div>
      </form>
    </Panel>
  )
}
