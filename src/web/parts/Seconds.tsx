import { useEffect, useState, type ReactNode } from 'react'

/** Seconds that run down; not read out at each step. */
export function Seconds({ left }: { left: number }): ReactNode {
  return <RunningDown key={left} left={left} />
}

function RunningDown({ left }: { left: number }): ReactNode {
  const [end] = useState(() => Date.now() + left * 1000)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(tick)
  }, [])
  return <span>{Math.max(0, Math.ceil((end - now) / 1000))} s</span>
}
