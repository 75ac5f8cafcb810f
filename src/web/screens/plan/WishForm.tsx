import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { PlanView } from '../../../contract/plan.ts'
import { attempt } from '../../acting.ts'
import { api } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { sentenceFor } from '../../refusal.ts'
import type { Ask } from './PackageLine.tsx'
import { differenceWords, wishWords, type Wish, type WishOrder } from './plan-words.ts'
import { keepWish } from './wish-done.ts'

const titles = {
  pin: 'Leaves on',
  hold: 'Hold until',
  alone: 'Send by itself',
  forbid: 'Not by this service',
} as const

/** What a person wants otherwise: its price stands there before it is kept. */
export function WishForm({ ask, view, close }: { ask: Ask; view: PlanView; close: () => void }): ReactNode {
  const { today } = useMe()
  const [on, setOn] = useState(view.days.find((one) => one.on > ask.target.on)?.on ?? ask.target.on)
  const [reason, setReason] = useState('')
  const services = view.services.filter((one) => ask.target.allowed.includes(one.id))
  const [service, setService] = useState(
    services.find((one) => one.id === ask.target.service)?.id ?? services[0]?.id ?? 'library_mail',
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isKeeping, setKeeping] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input, button')?.focus(), [])
  const leave = () => {
    // Back to the package, whose keys then act again.
    form.current?.closest<HTMLElement>('[data-row]')?.focus()
    close()
  }
  const pieceIds = [...ask.target.pieceIds]
  // The price of holding does not wait for its reason.
  const wish = wishFrom(ask.kind, { on, reason: reason.trim() || '…', service })
  const words = wishWords(wish, today)
  const keep = async () => {
    if (ask.kind === 'hold' && reason.trim() === '') return setRefusal('Say why it is held.')
    if (isKeeping) return
    setKeeping(true)
    const answer = await attempt(async () => {
      await keepWish({ pieceIds, wish }, view.days, `Planned anew: ${words}`, ask.target.words)
      close()
    })
    setKeeping(false)
    setRefusal(answer?.sentence ?? null)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves the form from any of its fields
    <form
      ref={form}
      className="plan-form"
      aria-label={`${titles[ask.kind]}: ${ask.target.words}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave()
        // In a list the browser would open it.
        if (event.key === 'Enter' && event.target instanceof HTMLSelectElement) {
          event.preventDefault()
          event.currentTarget.requestSubmit()
        }
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <strong className="small">{titles[ask.kind]}</strong>
      <div className="row at-foot">
        {ask.kind === 'pin' && (
          <NativeSelect
            label="Day"
            size="xs"
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
            data={view.days.map((one) => ({ value: one.on, label: dayWords(one.on, today) }))}
          />
        )}
        {ask.kind === 'hold' && (
          <>
            <TextInput
              label="Until"
              size="xs"
              type="date"
              required
              min={view.firstDay}
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
            />
            <TextInput
              label="Why"
              size="xs"
              withAsterisk
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </>
        )}
        {ask.kind === 'forbid' && (
          <NativeSelect
            label="Service"
            size="xs"
            value={service}
            onChange={(event) =>
              setService(services.find((one) => one.id === event.currentTarget.value)?.id ?? service)
            }
            data={services.map((one) => ({ value: one.id, label: one.label }))}
          />
        )}
        <PriceOf order={{ pieceIds, wish }} />
      </div>
      {refusal !== null && <Notice kind="warn">{refusal}</Notice>}
      <div className="row">
        <PressButton isSubmit isBusy={isKeeping}>
          Do it <kbd>Enter</kbd>
        </PressButton>
        <PressButton press={leave}>
          Leave it <kbd>Esc</kbd>
        </PressButton>
      </div>
    </form>
  )
}

function wishFrom(
  kind: Wish['kind'],
  { on, reason, service }: { on: string; reason: string; service: PlanView['services'][number]['id'] },
): Wish {
  switch (kind) {
    case 'pin':
      return { kind, on }
    case 'hold':
      return { kind, on, reason }
    case 'alone':
      return { kind }
    case 'forbid':
      return { kind, service }
    default: {
      const nothing: never = kind
      return nothing
    }
  }
}

/** What it would cost, or why it cannot be. */
function PriceOf({ order }: { order: WishOrder }): ReactNode {
  const price = useQuery({ ...api.plan.price.queryOptions({ input: order }), retry: false })
  return (
    <output className="plan-price">
      {price.data ? (
        <strong>{differenceWords(price.data.afterCents - price.data.beforeCents)}</strong>
      ) : price.isError ? (
        <span className="plan-doubt">{sentenceFor(price.error)}</span>
      ) : (
        <span className="soft">being reckoned…</span>
      )}
    </output>
  )
}
