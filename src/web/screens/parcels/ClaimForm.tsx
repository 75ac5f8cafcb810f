import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import type { ClaimView } from '../../../contract/claims.ts'
import { readDollars } from '../../../domain/shipping/meter.ts'
import { useMe } from '../../me.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { claimForms } from '../../searches.ts'

export interface ClaimGiven {
  readonly claimNumber?: string
  readonly filedOn?: string
  readonly paidCents?: number
}

/** What is asked when a claim is filed or paid. */
export function ClaimForm({
  kind,
  label,
  claim,
  keep,
  cancel,
}: {
  kind: (typeof claimForms)[number]
  label: string
  claim: ClaimView
  keep: (given: ClaimGiven) => void
  cancel: () => void
}): ReactNode {
  const { today } = useMe()
  const [claimNumber, setNumber] = useState(claim.claimNumber ?? '')
  const [filedOn, setDay] = useState(claim.filedOn ?? today)
  const [paid, setPaid] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'file') return keep({ claimNumber, filedOn })
    const paidCents = readDollars(paid)
    if (paidCents === null) return setFault('Type what the carrier paid as dollars and cents: 50.00')
    keep({ paidCents })
  }
  return (
    <form className="row at-foot" onSubmit={submit}>
      {kind === 'file' ? (
        <>
          <TextInput
            ref={first}
            label="Claim number"
            autoComplete="off"
            maxLength={60}
            value={claimNumber}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <TextInput
            label="Filed on"
            type="date"
            max={today}
            required
            value={filedOn}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </>
      ) : (
        <TextInput
          ref={first}
          label="Paid"
          placeholder="50.00"
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          value={paid}
          error={fault ?? false}
          onChange={(event) => setPaid(event.currentTarget.value)}
        />
      )}
      <PressButton isSubmit>{label}</PressButton>
      <PressButton press={cancel}>Not now</PressButton>
    </form>
  )
}
