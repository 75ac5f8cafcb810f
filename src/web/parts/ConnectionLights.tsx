import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { useIsAway } from '../away.ts'
import { addresses } from '../routes.tsx'
import { needsSomebody, standingShapes, standingWords } from '../screens/connections/standing-words.ts'

/** Each system outside that was set up. */
function useLights() {
  const lights = useQuery(api.connections.lights.queryOptions({ refetchInterval: 60_000 }))
  return (lights.data ?? []).filter((one) => one.standing !== 'unset')
}
type Light = ReturnType<typeof useLights>[number]

const inWords = (lights: readonly Light[]): string =>
  lights.map((one) => `${one.label} ${standingWords[one.standing]}`).join(', ')

/** A light for each system outside that was set up; the page behind it says more. */
export function ConnectionLights(): ReactNode {
  const shown = useLights()
  const isAway = useIsAway()
  if (shown.length === 0) return null
  if (isAway)
    return (
      <Link className="lights" to={addresses.connections}>
        <span className="standing is-quiet">
          <span aria-hidden="true">○</span> connections not known
        </span>
      </Link>
    )
  return (
    <Link className="lights" to={addresses.connections}>
      <span className="only-heard">Connections: {inWords(shown)}</span>
      {shown.map(({ name, label, standing, sentence }) => (
        <span
          key={name}
          aria-hidden="true"
          className={needsSomebody(standing) ? 'standing' : 'standing is-quiet'}
          data-standing={standing}
          title={`${label}: ${standingWords[standing]}. ${sentence}`}
        >
          <span>{standingShapes[standing]}</span> {label}
        </span>
      ))}
    </Link>
  )
}

/** The same beside the page's name, by shapes alone, where the window has no room for the names. */
export function ConnectionShapes(): ReactNode {
  const shown = useLights()
  if (shown.length === 0) return null
  return (
    <span className="rail-lights" title={inWords(shown)}>
      <span className="only-heard">: {inWords(shown)}</span>
      {shown.map(({ name, standing }) => (
        <span key={name} aria-hidden="true" className="standing" data-standing={standing}>
          {standingShapes[standing]}
        </span>
      ))}
    </span>
  )
}
