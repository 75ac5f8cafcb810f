import { useState } from 'react'
import { copyText } from '../../copy-text.ts'
import type { KeyMap } from '../../keys.ts'

/** Digits reach so many fields; the copy key reaches all. */
const withDigit = 9

export interface Copies {
  /** Fields copied so far, by their place. */
  readonly copied: ReadonlySet<number>
  copy(index: number): void
  copyNext(): void
  readonly keys: KeyMap
}

/** Fields to key into another system: a digit copies each, C the next. */
export function useCopies(values: readonly string[]): Copies {
  const [copied, setCopied] = useState<readonly number[]>([])
  const copy = (index: number): void => {
    const value = values[index]
    if (value === undefined) return
    void copyText(value).then((isDone) => isDone && setCopied((before) => [...before, index]))
  }
  const copyNext = (): void => copy(((copied.at(-1) ?? -1) + 1) % Math.max(1, values.length))
  const digits = values.slice(0, withDigit).map((_, index) => [String(index + 1), () => copy(index)] as const)
  return { copied: new Set(copied), copy, copyNext, keys: { ...Object.fromEntries(digits), C: copyNext } }
}
