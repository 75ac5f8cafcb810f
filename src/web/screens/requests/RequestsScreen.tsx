import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Inputs } from '../../api.ts'
import { Empty } from '../../parts/Empty.tsx'
import { NewRequestLinks } from '../../parts/NewRequestLinks.tsx'
import { addresses } from '../../routes.tsx'
import type { RequestsSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { Filters } from './Filters.tsx'
import { RequestsList } from './RequestsList.tsx'

/** Every request, newest first, by the filters in the address. */
export function RequestsScreen(): ReactNode {
  useTitle('Requests')
  const search = useSearch({ from: addresses.requests })
  const navigate = useNavigate()
  const change = (next: RequestsSearch) =>
    void navigate({ to: addresses.requests, search: { ...search, ...next }, replace: true, resetScroll: false })
  return (
    <>
      <div className="page-head">
        <h1>Requests</h1>
        <NewRequestLinks />
      </div>
      <Filters search={search} change={change} />
      <RequestsList
        key={JSON.stringify(search)}
        filters={filtersFrom(search)}
        nothing={<NothingFound search={search} />}
      />
    </>
  )
}

function filtersFrom({
  words,
  kind,
  service,
  state,
  stage,
  show,
  library,
}: RequestsSearch): Inputs['requests']['index'] {
  return {
    ...(words === undefined ? {} : { words }),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
    ...(state === undefined ? {} : { state }),
    ...(stage === undefined ? {} : { stage }),
    ...(show === undefined || show === 'open' ? { open: true } : {}),
    ...(show === 'overdue' ? { overdue: true } : {}),
    ...(library === undefined ? {} : { libraryId: Number(library) }),
  }
}

function NothingFound({ search }: { search: RequestsSearch }): ReactNode {
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  if (!isFiltered)
    return <Empty>No request is open. A new one begins with the buttons above, or when a library asks.</Empty>
  return (
    <Empty>
      <p>No request fits these filters.</p>
      <Link to={addresses.requests} search={{ show: 'all' }}>
        Show all requests
      </Link>
    </Empty>
  )
}
