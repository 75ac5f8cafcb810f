import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Refusal } from '../../refusal.ts'
import { mendIt, type Difference } from './differences.ts'

/** Which request of ours it is. */
export function LinkForm({ one, run }: { one: Difference; run: (does: Promise<Refusal | null>) => void }): ReactNode {
  const [number, setNumber] = useState('')
  // Opened by a key: what is typed next is the number.
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const mend = one.mends.find((each) => each.name === 'link')
  return (
    <form
      className="row wide"
      onSubmit={(event) => {
        event.preventDefault()
        if (mend) run(mendIt(one, mend, number))
      }}
    >
      <TextInput
        ref={field}
        label="Number of our request"
        placeholder="B-26-000123-K"
        value={number}
        required
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <button type="submit" className="small-key first">
        Link
      </button>
    </form>
  )
}
