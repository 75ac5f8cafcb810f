import type { ReactNode } from 'react'
import { useIsAway } from '../away.ts'
import { useLine } from '../live.ts'

const words = { connecting: 'connecting', live: 'live', broken: 'not connected' } as const

/** Whether what others do arrives by itself. */
export function LiveLight(): ReactNode {
  const isAway = useIsAway()
  const heard = useLine()
  const line = isAway ? 'broken' : heard
  return (
    <output className="live" title={line === 'broken' ? 'Trying again; reload to see what changed.' : undefined}>
      <span aria-hidden="true">{line === 'live' ? '●' : line === 'broken' ? '✕' : '○'}</span>
      {words[line]}
    </output>
  )
}
