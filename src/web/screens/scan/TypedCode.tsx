import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { PressButton } from '../../parts/PressButton.tsx'
import { enqueue } from '../../scan/queue.ts'

/** For a strap no scanner can read: its number by hand, or words of the title. */
export function TypedCode(): ReactNode {
  const [code, setCode] = useState('')
  return (
    <form
      className="row at-foot"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() === '') return
        enqueue(code.trim())
        setCode('')
      }}
    >
      <TextInput
        label="Without a scanner: number, barcode, ISBN, title words or who sent it"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <PressButton isSubmit>Scan it</PressButton>
    </form>
  )
}
