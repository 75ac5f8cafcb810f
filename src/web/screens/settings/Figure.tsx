import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'

/** A number in a table. */
export function Figure({
  label,
  value,
  step = 1,
  set,
}: {
  label: string
  value: number
  step?: number
  set: (value: number) => void
}): ReactNode {
  return (
    <TextInput
      size="xs"
      className="ship-figure"
      aria-label={label}
      type="number"
      min={0}
      step={step}
      required
      value={String(value)}
      onChange={(event) => set(Number(event.currentTarget.value))}
    />
  )
}
