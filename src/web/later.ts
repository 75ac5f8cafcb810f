import { useEffect, useState } from 'react'

/** A text once it has stood still for a while: what is typed is not asked for letter by letter. */
export function useLater(text: string, pauseMs: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text, pauseMs])
  return settled
}
