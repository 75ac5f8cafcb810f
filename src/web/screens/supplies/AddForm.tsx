import { TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { attempt } from '../../acting.ts'
import { client } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { useFields } from '../../fields.ts'
import { useMe } from '../../me.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import type { Refusal } from '../../refusal.ts'
import { refreshForms } from './FormsScreen.tsx'

/** A PDF under a name and a version; the versions before it stay. */
export function AddForm(): ReactNode {
  const { today } = useMe()
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isBusy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const { values, text } = useFields({ name: '', version: '', inForceFrom: today, stockCount: '' }, refusal)
  const send = async () => {
    const chosen = file.current?.files?.[0]
    if (!chosen) return setRefusal({ code: 'no-file', sentence: 'Choose the form as a PDF file.', field: 'file' })
    setBusy(true)
    const { name, version, inForceFrom, stockCount } = values
    const answer = await attempt(async () => {
      await client.forms.add({
        name,
        version,
        inForceFrom,
        file: chosen,
        ...(stockCount === '' ? {} : { stockCount: Number(stockCount) }),
      })
      sayOnly('Form kept', `${name}, ${version}`)
      refreshForms()
    })
    setBusy(false)
    setRefusal(answer)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void send()
      }}
    >
      <TextInput {...text('name', 'Name')} required maxLength={80} placeholder="Damage report" />
      <TextInput {...text('version', 'Version')} required maxLength={40} placeholder="2026-11" />
      <TextInput {...text('inForceFrom', 'In force from')} required type="date" />
      <TextInput {...text('stockCount', 'Printed ones in the cupboard')} type="number" min={0} max={1_000_000} />
      <label className="across file-field">
        <span>PDF file, at most 4 MB</span>
        <input ref={file} type="file" accept="application/pdf,.pdf" />
      </label>
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across">
        <PressButton isSubmit isBusy={isBusy}>
          Keep it
        </PressButton>
      </div>
    </form>
  )
}
