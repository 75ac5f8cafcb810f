import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { ParcelView } from '../../../contract/packages.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import { attempt } from '../../acting.ts'
import { api, client } from '../../api.ts'
import { say } from '../../done-line.ts'
import { filled, useFields } from '../../fields.ts'
import { refreshAll } from '../../live.ts'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import type { Refusal } from '../../refusal.ts'
import { counted } from '../../words.ts'
import { PressButton } from '../../parts/PressButton.tsx'
import { useWordsRead } from './words-read.ts'

/** Closing sends what is in it: a due date for what is lent, and how it travels. */
export function CloseParcel({ parcel, cancel }: { parcel: ParcelView; cancel: () => void }): ReactNode {
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const { values, text } = useFields({ dueOn: '', service: '', tracking: '' }, refusal)
  // Those that go to this library.
  const view = useQuery(api.packing.get.queryOptions({ input: { parcelId: parcel.id } }))
  const isLending = parcel.pieces.some((piece) => piece.kind === 'lending')

  const words = useWordsRead()

  const close = async () => {
    const answer = await attempt(async () => {
      const { service, ...rest } = values
      const { gesture } = await client.parcels.close({
        parcelId: parcel.id,
        wordsRead: words.areRead(parcel.pieces),
        ...filled(rest),
        ...(isServiceId(service) ? { service } : {}),
      })
      say({
        words: `Package ${parcel.number} closed`,
        about: `${counted(parcel.pieces.length, 'piece')} to ${parcel.library.name}`,
        gesture,
        requestIds: parcel.pieces.map((piece) => piece.requestId),
        // Nothing leaves the house before the carrier has it.
        leavesAtMs: null,
      })
      refreshAll()
      cancel()
    })
    words.hear(answer, parcel.pieces)
    setRefusal(answer)
  }
  return (
    <Panel title="Close the package">
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void close()
        }}
      >
        {isLending && (
          <TextInput
            {...text('dueOn', 'Due date of what is lent')}
            type="date"
            description="Empty: the office’s usual loan."
          />
        )}
        <NativeSelect
          {...text('service', 'Sent by')}
          data={[
            { value: '', label: 'As planned or cheapest' },
            ...(view.data?.services ?? []).map(({ id, label }) => ({ value: id, label })),
          ]}
        />
        <TextInput {...text('tracking', 'Tracking number')} maxLength={60} />
        {refusal && (
          <div className="across">
            <Notice kind="warn">
              {refusal.code === 'parcel-words'
                ? 'Read first what the lender wrote, above. Closing again sends it all the same.'
                : refusal.sentence}
            </Notice>
          </div>
        )}
        <div className="across row">
          <PressButton isSubmit>Close it</PressButton>
          <PressButton press={cancel}>Not yet</PressButton>
        </div>
      </form>
    </Panel>
  )
}
