import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { Refusal } from '../../refusal.ts'

/** What was typed into a field, before the package is closed. */
export interface TypedField {
  /** Kept, or why it is not. */
  settle(): Promise<Refusal | null>
  focus(): void
}

/** A text that is kept when the field is left or Enter is pressed; what was refused stays to be mended. */
export function TextSaved({
  label,
  description,
  kept,
  save,
  placeholder,
  join,
}: {
  label: string
  description: ReactNode
  kept: string
  save: (text: string) => Promise<Refusal | null>
  placeholder?: string
  /** Makes it known to whoever closes the package; answers how it is forgotten. */
  join: (field: TypedField) => () => void
}): ReactNode {
  const [text, setText] = useState(kept)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const keep = async (): Promise<Refusal | null> => {
    const answer = text.trim() === kept ? null : await save(text.trim())
    setRefusal(answer)
    return answer
  }
  useEffect(() => join({ settle: keep, focus: () => input.current?.focus() }))
  return (
    <TextInput
      ref={input}
      label={label}
      description={description}
      autoComplete="off"
      spellCheck={false}
      maxLength={60}
      value={text}
      error={refusal?.sentence ?? false}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(event) => {
        setText(event.currentTarget.value)
        setRefusal(null)
      }}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void keep()
      }}
    />
  )
}
