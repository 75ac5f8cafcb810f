import { TextInput } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { PressButton } from '../../parts/PressButton.tsx'

/** What a strap or barcode says goes in; the box is ready for the next at once. */
export function AddPiece({ add }: { add: (code: string) => Promise<boolean> }): ReactNode {
  const [code, setCode] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const put = async () => {
    const isIn = await add(code.trim())
    if (isIn) setCode('')
    box.current?.select()
  }
  return (
    <form
      className="row at-foot"
      onSubmit={(event) => {
        event.preventDefault()
        if (code.trim() !== '') void put()
      }}
    >
      <TextInput
        ref={box}
        label="Scan or type a strap or barcode"
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
