import type { ReactNode } from 'react'
import { useLetterKeys } from '../kept.ts'

/** The key that does it; gone when letter keys are switched off. */
export function KeyCap({ of, isAlways = false }: { of: string | null; isAlways?: boolean }): ReactNode {
  const areOn = useLetterKeys()
  return of === null || !(areOn || isAlways) ? null : <kbd>{of}</kbd>
}
