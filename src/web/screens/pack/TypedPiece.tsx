import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { PressButton } from '../../parts/PressButton.tsx'

/** For a code that no scanner reads. */
export function TypedPiece({ scan }: { scan: (code: string) => void }): ReactNode {
  const [code, setCode] = useState('')
  return (
    <form
      className="row at-foot"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() === '') return
        scan(code.trim())
        setCode('')
      }}
    >
      <TextInput
        label="Or type a strap, a barcode, a tracking number"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <PressButton isSubmit>Put in</PressButton>
    </form>
  )
}
