import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { LibraryView } from '../../../contract/directory.ts'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { libraryKinds, type LibrariesSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { wordsFor } from '../../words.ts'

/** Partners, members and facilities: how each is reached, and what is missing. */
export function LibrariesScreen(): ReactNode {
  useTitle('Libraries')
  const search = useSearch({ from: addresses.libraries })
  const libraries = useQuery(
    api.libraries.list.queryOptions({ input: search.kind === undefined ? {} : { kind: search.kind } }),
  )
  const navigate = useNavigate()
  const change = (next: LibrariesSearch) =>
    void navigate({ to: addresses.libraries, search: { ...search, ...next }, replace: true })
  return (
    <>
      <div className="page-head">
        <h1>Libraries</h1>
        <span className="row">
          <Link className="small-key" to={addresses.newLibrary}>
            New library
          </Link>
        </span>
      </div>
      <search className="filters" aria-label="Filters">
        <TextInput
          label="Name or symbol"
          type="search"
          value={search.words ?? ''}
          onChange={(event) =>
            change({ words: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
          }
        />
        <NativeSelect
          label="Kind"
          value={search.kind ?? ''}
          onChange={(event) => change({ kind: libraryKinds.find((one) => one === event.currentTarget.value) })}
          data={[{ value: '', label: 'Any' }, ...libraryKinds.map((value) => ({ value, label: wordsFor(value) }))]}
        />
      </search>
      <Answer to={libraries} what="the libraries" lines={8}>
        {(list) => <LibraryTable list={list.filter((one) => fits(one, search.words))} />}
      </Answer>
    </>
  )
}

function fits(library: LibraryView, words: string | undefined): boolean {
  if (words === undefined) return true
  const all = [library.name, library.code ?? '', ...library.symbols.map((one) => one.symbol)].join(' ').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

function LibraryTable({ list }: { list: readonly LibraryView[] }): ReactNode {
  const rows = useRowFocus<HTMLTableSectionElement>()
  if (list.length === 0) return <Empty>No library here. Add one with “New library”, or change the filters.</Empty>
  return (
    <div className="table-box">
      <table className="table folds">
        <caption className="only-heard">Libraries</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Symbols</th>
            <th scope="col">Kind</th>
            <th scope="col">Reached by</th>
            <th scope="col">To mend</th>
          </tr>
        </thead>
        <tbody ref={rows}>
          {list.map((library) => (
            <tr key={library.id} data-row>
              <th scope="row" className="title">
                <Link to={addresses.library} params={{ libraryId: String(library.id) }}>
                  {library.name}
                </Link>
                {!library.active && <span className="soft"> not in use</span>}
              </th>
              <td>
                {[library.code, ...library.symbols.map((one) => `${one.scheme}:${one.symbol}`)]
                  .filter((one) => one !== null)
                  .join(' ')}
              </td>
              <td>{wordsFor(library.kind)}</td>
              <td>{wordsFor(library.channel)}</td>
              <td className={library.warnings.length > 0 ? 'wraps' : undefined}>{library.warnings.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
