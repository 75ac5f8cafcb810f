import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { PressButton } from './PressButton.tsx'

/** For what no scanner can read: typed by hand and taken as if it were scanned. */
export function TypedCode({
  label,
  button,
  take,
}: {
  label: string
  button: string
  take: (code: string) => void
}): ReactNode {
  const [code, setCode] = useState('')
  return (
    <form
      className="row at-foot typed-code"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() === '') return
        take(code.trim())
        setCode('')
        // What it comes to may have choices: their keys act outside text fields.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      }}
    >
      <TextInput
        label={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <PressButton isSubmit>{button}</PressButton>
    </form>
  )
}
