import { TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { Refusal } from '../../refusal.ts'

/** A text that is kept when the field is left or Enter is pressed; what was refused stays to be mended. */
export function TextSaved({
  label,
  description,
  kept,
  save,
  placeholder,
}: {
  label: string
  description: ReactNode
  kept: string
  save: (text: string) => Promise<Refusal | null>
  placeholder?: string
}): ReactNode {
  const [text, setText] = useState(kept)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const keep = async (): Promise<void> => {
    if (text.trim() !== kept) setRefusal(await save(text.trim()))
  }
  return (
    <TextInput
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
