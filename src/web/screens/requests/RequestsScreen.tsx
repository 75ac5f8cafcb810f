import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { api, type Inputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { NewRequestLinks } from '../../parts/NewRequestLinks.tsx'
import { addresses } from '../../routes.tsx'
import type { RequestsSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { Filters } from './Filters.tsx'
import { RequestTable } from './RequestTable.tsx'

const pageSize = 100

/** Every request, newest first, by the filters in the address. */
export function RequestsScreen(): ReactNode {
  useTitle('Requests')
  const search = useSearch({ from: addresses.requests })
  const navigate = useNavigate()
  const list = useQuery(
    api.requests.list.queryOptions({ input: filtersFrom(search), placeholderData: keepPreviousData }),
  )
  const change = (next: RequestsSearch) =>
    void navigate({
      to: addresses.requests,
      search: { ...search, before: undefined, ...next },
      replace: true,
      resetScroll: false,
    })
  return (
    <>
      <div className="page-head">
        <h1>Requests</h1>
        <NewRequestLinks />
      </div>
      <Filters search={search} change={change} />
      <Answer to={list} what="the requests" lines={12}>
        {({ lines, more }) => (
          <>
            {lines.length === 0 ? (
              <NothingFound search={search} />
            ) : (
              <RequestTable key={JSON.stringify(search)} lines={lines} />
            )}
            <nav className="row pages" aria-label="Pages">
              {search.before !== undefined && (
                <Link className="small-key" to={addresses.requests} search={{ ...search, before: undefined }}>
                  Newest
                </Link>
              )}
              {more && (
                <Link
                  className="small-key"
                  to={addresses.requests}
                  search={{ ...search, before: String(lines.at(-1)?.id ?? '') }}
                >
                  Older
                </Link>
              )}
            </nav>
          </>
        )}
      </Answer>
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
  before,
}: RequestsSearch): Inputs['requests']['list'] {
  return {
    limit: pageSize,
    ...(words === undefined ? {} : { words }),
    ...(kind === undefined ? {} : { kind }),
    ...(service === undefined ? {} : { service }),
    ...(state === undefined ? {} : { state }),
    ...(stage === undefined ? {} : { stage }),
    ...(show === undefined || show === 'open' ? { open: true } : {}),
    ...(show === 'overdue' ? { overdue: true } : {}),
    ...(library === undefined ? {} : { libraryId: Number(library) }),
    ...(before === undefined ? {} : { before: Number(before) }),
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
