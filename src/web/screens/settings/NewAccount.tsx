import { NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { client } from '../../api.ts'
import { useFields } from '../../fields.ts'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { roleWords } from '../../words.ts'
import { useChange } from './saying.ts'
import { PressButton } from '../../parts/PressButton.tsx'

export const roles = ['assistant', 'librarian', 'administrator', 'member', 'facility'] as const
export const libraryKindOf = (role: string): readonly ('member' | 'facility')[] =>
  role === 'member' ? ['member'] : role === 'facility' ? ['facility'] : []

export function NewAccount({
  added,
  close,
}: {
  added: (name: string, password: string) => void
  close: () => void
}): ReactNode {
  const [library, setLibrary] = useState('')
  const { refusal, isBusy, change } = useChange()
  const { values, text } = useFields({ name: '', email: '', role: 'assistant' }, refusal)
  const kinds = libraryKindOf(values.role)

  const add = () =>
    change(
      async () => {
        const made = await client.staff.add({
          name: values.name,
          email: values.email,
          role: roles.find((one) => one === values.role) ?? 'assistant',
          ...(kinds.length > 0 && library !== '' ? { libraryId: Number(library) } : {}),
        })
        added(made.account.name, made.password)
      },
      'Account made',
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
      <TextInput {...text('name', 'Name')} required maxLength={200} data-autofocus />
      <TextInput {...text('email', 'E-mail')} type="email" required />
      <NativeSelect {...text('role', 'Role')} data={roles.map((value) => ({ value, label: roleWords[value] }))} />
      {kinds.length > 0 && (
        <LibrarySelect label="Library" kinds={kinds} required chosen={library} change={setLibrary} />
      )}
      {refusal && (
        <div className="across">
          <Notice kind="warn">{refusal.sentence}</Notice>
        </div>
      )}
      <div className="across row">
        <PressButton isSubmit isBusy={isBusy}>
          Make the account
        </PressButton>
        <PressButton press={close}>Close</PressButton>
      </div>
    </form>
  )
}
