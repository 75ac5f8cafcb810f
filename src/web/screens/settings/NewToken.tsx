import { NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client } from '../../api.ts'
import { dayAfter } from '../../dates.ts'
import { useFields } from '../../fields.ts'
import { useMe } from '../../me.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { roleWords } from '../../words.ts'
import { libraryKindOf, roles } from './NewAccount.tsx'
import { useChange } from './saying.ts'
import { PressButton } from '../../parts/PressButton.tsx'

const usualDays = 90
const longestDays = 364

export function NewToken({
  added,
  close,
}: {
  added: (name: string, secret: string) => void
  close: () => void
}): ReactNode {
  const { today } = useMe()
  const [library, setLibrary] = useState('')
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields({ name: '', role: 'assistant', endsAt: dayAfter(today, usualDays) }, refusal)
  const kinds = libraryKindOf(values.role)

  const add = () =>
    change(
      async () => {
        const made = await client.tokens.add({
          name: values.name,
          role: roles.find((one) => one === values.role) ?? 'assistant',
          endsAt: `${values.endsAt}T23:59:00Z`,
          ...(kinds.length > 0 && library !== '' ? { libraryId: Number(library) } : {}),
        })
        added(made.token.name, made.secret)
      },
      'Token made',
      values.name,
    )
  return (
    <form
      className="form act-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void add()
      }}
    >
      <TextInput {...text('name', 'Name')} required maxLength={100} description="The program that will use it." />
      <NativeSelect {...text('role', 'Role')} data={roles.map((value) => ({ value, label: roleWords[value] }))} />
      {kinds.length > 0 && (
        <LibrarySelect label="Library" kinds={kinds} required chosen={library} change={setLibrary} />
      )}
      <TextInput
        {...text('endsAt', 'Ends after')}
        type="date"
        required
        min={today}
        max={dayAfter(today, longestDays)}
      />
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isSubmit isBusy={isBusy}>
          Make the token
        </PressButton>
        <PressButton press={close}>Close</PressButton>
      </div>
    </form>
  )
}
