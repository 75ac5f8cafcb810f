import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { feeKinds, feeKindWords, noneTyped, readExtras, typedFrom } from '../../../domain/shipping/rates/key-extras.ts'
import { client, type Outputs } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'
import { useChange } from './saying.ts'

type Table = Outputs['shipping']['rates']['tables'][number]

/** What a table asks for a declared value and a signature, as the office's contract says. */
export function ExtrasForm({ table, close }: { table: Table; close: () => void }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const [unread, setUnread] = useState<Refusal | null>(null)
  const no = unread ?? refusal
  const { values, text } = useFields(table.extras ? { ...typedFrom(table.extras) } : { ...noneTyped }, no)
  const { service, from } = table
  const save = async (extras: Table['extras'], said: string) => {
    setUnread(null)
    if (await change(() => client.shipping.keyExtras({ service, from, extras }), said, table.label)) close()
  }
  const submit = () => {
    const read = readExtras(values)
    if (!read.ok) return setUnread({ code: 'bad-details', sentence: read.problem, field: read.field })
    const { value } = read.extras
    void save(
      { ...read.extras, value: value.kind === 'brackets' ? { ...value, brackets: [...value.brackets] } : value },
      'Fees kept: the plan is made anew',
    )
  }
  return (
    <form
      className="form feet"
      aria-label={`Declared value and signature: ${table.label}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) submit()
      }}
    >
      <TextInput {...text('free', 'Declared value free up to ($)')} inputMode="decimal" />
      <NativeSelect
        {...text('kind', 'Above that')}
        data={feeKinds.map((value) => ({ value, label: feeKindWords[value] }))}
      />
      {values.kind === 'per_hundred' && (
        <>
          <TextInput {...text('each', 'Fee for each started $100 ($)')} inputMode="decimal" />
          <TextInput {...text('least', 'At least ($)')} inputMode="decimal" placeholder="none" />
          <NativeSelect
            {...text('of', 'The hundreds count')}
            data={[
              { value: 'whole', label: 'of the whole value' },
              { value: 'rest', label: 'of what is above the free' },
            ]}
          />
          <TextInput {...text('upTo', 'No value above ($)')} inputMode="decimal" />
        </>
      )}
      {values.kind === 'brackets' && (
        <Textarea
          className="across"
          {...text('brackets', 'Brackets')}
          autosize
          minRows={3}
          maxRows={12}
          placeholder={'300,5.10\n400,6.80'}
          description="A line for each: up to this value, its fee."
        />
      )}
      <TextInput {...text('signature', 'Signature ($)')} inputMode="decimal" placeholder="not known" />
      {no !== null && no.field === null && (
        <div className="across">
          <Notice kind="warn">{no.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isSubmit isFirst isBusy={isBusy}>
          Keep the fees
        </PressButton>
        <PressButton press={close}>Cancel</PressButton>
        {table.extras !== null && (
          <PressButton press={() => void save(null, 'Fees removed')}>Remove the fees</PressButton>
        )}
      </div>
    </form>
  )
}
