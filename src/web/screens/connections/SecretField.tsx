import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { ConnectionView } from '../../../contract/connections.ts'
import { Moment } from '../../parts/When.tsx'

type Secret = ConnectionView['secrets'][number]

/** A key or password: whether and since when it is set; what is typed is never shown again. */
export function SecretField({
  secret,
  value,
  set,
}: {
  secret: Secret
  value: string
  set: (value: string) => void
}): ReactNode {
  const { name, label, isSet, isLocked, setAt, isOptional } = secret
  const [isChanging, setChanging] = useState(value !== '')
  if (isSet && !isChanging)
    return (
      <div className="secret-set">
        <span className="mantine-InputWrapper-label">{label}</span>
        <span className="row">
          <span className="soft">set {setAt !== null && <Moment at={setAt} isFull />}</span>
          <button type="button" className="small-key" aria-label={`Change ${label}`} onClick={() => setChanging(true)}>
            Change
          </button>
        </span>
      </div>
    )
  return (
    <TextInput
      label={label}
      name={name}
      type="password"
      autoComplete="new-password"
      maxLength={500}
      value={value}
      description={
        isLocked
          ? 'Sealed with a key that is not here: enter it anew.'
          : isSet
            ? 'Empty: as it was.'
            : isOptional
              ? 'Only where it is asked for. Never shown again.'
              : 'Never shown again.'
      }
      onChange={(event) => set(event.currentTarget.value)}
    />
  )
}
