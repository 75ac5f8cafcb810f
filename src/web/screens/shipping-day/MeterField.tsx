import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { CarrierDayView } from '../../../contract/packing.ts'
import { readDollars } from '../../../domain/shipping/meter.ts'
import type { Carrier } from '../../../domain/shipping/services.ts'
import { attempt } from '../../acting.ts'
import { api, client, queryClient } from '../../api.ts'
import { PressButton } from '../../parts/PressButton.tsx'
import { moneyWords } from '../../words.ts'

/** What the postage meter says of the day, kept, and the difference in words. */
export function MeterField({ on, day, carrier }: { on: string; day: CarrierDayView; carrier: Carrier }): ReactNode {
  const kept = day.meterCents === null ? '' : moneyWords(day.meterCents, null)
  const [text, setText] = useState(kept)
  const [fault, setFault] = useState<string | null>(null)
  const keep = async (): Promise<void> => {
    const cents = text.trim() === '' ? null : readDollars(text)
    if (text.trim() !== '' && cents === null) {
      setFault('Type the total as dollars and cents: 18.20')
      return
    }
    const refusal = await attempt(async () => {
      const view = await client.packing.meter({ on, carrier, cents })
      queryClient.setQueryData(api.packing.day.queryKey({ input: { on } }), view)
    })
    setFault(refusal?.sentence ?? null)
  }
  return (
    <form
      className="day-meter"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <TextInput
        label={carrier === 'usps' ? 'Total on the postage meter' : 'Total in the carrier’s own program'}
        placeholder="dollars and cents"
        inputMode="decimal"
        autoComplete="off"
        maxLength={12}
        value={text}
        error={fault ?? false}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <PressButton isSubmit>Compare and keep</PressButton>
      {day.words !== null && <p aria-live="polite">{day.words}</p>}
    </form>
  )
}
