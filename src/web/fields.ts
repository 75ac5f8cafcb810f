import { useState } from 'react'
import type { Refusal } from './refusal.ts'

interface TextProps {
  name: string
  label: string
  value: string
  onChange: (event: { currentTarget: { value: string } }) => void
  error: string | boolean
  autoComplete: string
}

/** The typed texts of a form; they stay as they are when the office says no. */
export function useFields<T extends Readonly<Record<string, string>>>(start: T, refusal: Refusal | null) {
  const [values, setValues] = useState<T>(start)
  const set = (name: keyof T & string, value: string) => setValues((before) => ({ ...before, [name]: value }))
  const text = (name: keyof T & string, label: string): TextProps => ({
    name,
    label,
    value: values[name] ?? '',
    onChange: (event) => set(name, event.currentTarget.value),
    error: isAbout(refusal, name) ? (refusal?.sentence ?? true) : false,
    autoComplete: 'off',
  })
  return { values, set, text }
}

/** A refusal names its field, sometimes with the group it stands in: "citation.year". */
const isAbout = (refusal: Refusal | null, name: string): boolean =>
  refusal?.field === name || refusal?.field?.split('.').at(-1) === name

/** Only what was filled in. */
export const filled = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  )

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
