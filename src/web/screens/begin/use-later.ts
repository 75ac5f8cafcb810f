import { useEffect, useState } from 'react'

const pauseMs = 400

/** The value as it stood when it last rested for a moment. */
export function useLater<T>(value: T): T {
  const [kept, setKept] = useState(value)
  const written = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setKept(value), pauseMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a new object that says the same is no change
  }, [written])
  return kept
}
