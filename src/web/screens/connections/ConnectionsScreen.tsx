import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api } from '../../api.ts'
import { useMe } from '../../me.tsx'
import { Answer } from '../../parts/Answer.tsx'
import { addresses } from '../../routes.tsx'
import { useTitle } from '../../use-title.ts'
import { ConnectionPanel } from './ConnectionPanel.tsx'
import { Peers } from './Peers.tsx'

/** How each system outside stands; nothing is asked of it for this page. */
export function ConnectionsScreen(): ReactNode {
  useTitle('Connections')
  const { role } = useMe()
  const { open } = useSearch({ from: addresses.connections })
  const navigate = useNavigate()
  const connections = useQuery(api.connections.list.queryOptions({ refetchInterval: 30_000 }))
  const show = (name: string | undefined) => void navigate({ to: addresses.connections, search: { open: name } })
  return (
    <div className="stack connections">
      <div className="page-head">
        <h1>Connections</h1>
        <span className="soft">Each one that is switched on takes cards away</span>
        <Link className="small-key" to={addresses.differences}>
          Differences
        </Link>
      </div>
      <Answer to={connections} what="the connections" lines={8}>
        {(found) =>
          found.map((one) => (
            <ConnectionPanel
              key={one.name}
              connection={one}
              mayChange={role === 'administrator'}
              isOpen={open === one.name}
              open={(isOpen) => show(isOpen ? one.name : undefined)}
            />
          ))
        }
      </Answer>
      <Peers />
    </div>
  )
}
