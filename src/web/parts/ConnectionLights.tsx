import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../api.ts'
import { addresses } from '../routes.tsx'
import { needsSomebody, standingShapes, standingWords } from '../screens/connections/standing-words.ts'

/** A light for each system outside that was set up; the page behind it says more. */
export function ConnectionLights(): ReactNode {
  const lights = useQuery(api.connections.lights.queryOptions({ refetchInterval: 60_000 }))
  const shown = (lights.data ?? []).filter((one) => one.standing !== 'unset')
  if (shown.length === 0) return null
  return (
    <Link className="lights" to={addresses.connections}>
      <span className="only-heard">
        Connections: {shown.map((one) => `${one.label} ${standingWords[one.standing]}`).join(', ')}
      </span>
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
