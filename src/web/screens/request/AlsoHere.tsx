import { useQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { api, client } from '../../api.ts'

/** One page of one browser; `crypto.randomUUID` is only there over https. */
const screen = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

/** Who else has this request open, so that two people do not begin the same thing. */
export function AlsoHere({ requestId }: { requestId: number }): ReactNode {
  const look = useQuery(
    api.look.queryOptions({ input: { requestId, screen }, refetchInterval: 45_000, gcTime: 0, retry: false }),
  )
  useEffect(() => {
    const leave = () => void client.look({ requestId, screen, away: true }).catch(() => undefined)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [requestId])
  const names = look.data?.others.map((one) => one.name) ?? []
  return (
    <output className="also-here">
      {names.length > 0 && `${inWords(names)} ${names.length === 1 ? 'has' : 'have'} this open too`}
    </output>
  )
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
