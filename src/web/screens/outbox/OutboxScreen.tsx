import { NativeSelect } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { OutboxView } from '../../../contract/work.ts'
import { api } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { moveRow, useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { outboxStandings, type OutboxSearch } from '../../searches.ts'
import { useSteady } from '../../steady.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { OutboxRow } from './OutboxRow.tsx'
import { connectionWords, standingWords } from './outbox-words.ts'

/** What the office still has to do outside: what waits, why, and what a person can do about it. */
export function OutboxScreen(): ReactNode {
  useTitle('Outbox')
  const search = useSearch({ from: addresses.outbox })
  const { standing, connection, page = '1' } = search
  const input = {
    page: Number(page),
    ...(standing === undefined ? {} : { standing }),
    ...(connection === undefined ? {} : { connection }),
  }
  const outbox = useQuery(
    api.effects.outbox.queryOptions({ input, refetchInterval: 30_000, placeholderData: keepPreviousData }),
  )
  return (
    <div className="stack">
      <div className="page-head">
        <h1>Outbox</h1>
        <span className="soft">Steps not done yet in other systems, in the mail and on paper, oldest first</span>
      </div>
      <Answer to={outbox} what="the outbox" lines={8}>
        {(found) => (
          <>
            <Filters counts={found.counts} search={search} />
            {/* Another page or filter is another list: nothing of the old one is held in place. */}
            <Lines key={JSON.stringify(input)} found={found} search={search} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Filters({ counts, search }: { counts: OutboxView['counts']; search: OutboxSearch }): ReactNode {
  const navigate = useNavigate()
  const show = (next: OutboxSearch) =>
    void navigate({ to: addresses.outbox, search: { ...search, page: undefined, ...next } })
  const standings = sums(
    counts.filter((one) => fits(one.connection, search.connection)).map((one) => [one.standing, one.count]),
  )
  const connections = sums(
    counts.filter((one) => fits(one.standing, search.standing)).map((one) => [one.connection, one.count]),
  )
  const withCount = (words: string, count: number | undefined) => `${words} (${count ?? 0})`
  return (
    <div className="filters">
      <NativeSelect
        label="How it stands"
        value={search.standing ?? ''}
        data={[
          { value: '', label: 'All' },
          ...outboxStandings.map((one) => ({ value: one, label: withCount(standingWords[one], standings.get(one)) })),
        ]}
        onChange={(event) => show({ standing: outboxStandings.find((one) => one === event.currentTarget.value) })}
      />
      <NativeSelect
        label="Goes through"
        value={search.connection ?? ''}
        data={[
          { value: '', label: 'All' },
          ...Object.entries(connectionWords).map(([value, words]) => ({
            value,
            label: withCount(words, connections.get(value)),
          })),
        ]}
        onChange={(event) => show({ connection: event.currentTarget.value || undefined })}
      />
    </div>
  )
}

const fits = (value: string, wanted: string | undefined): boolean => wanted === undefined || value === wanted

function sums(pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const [name, count] of pairs) found.set(name, (found.get(name) ?? 0) + count)
  return found
}

function Lines({ found, search }: { found: OutboxView; search: OutboxSearch }): ReactNode {
  const list = useRowFocus<HTMLUListElement>()
  const { rows, hold } = useSteady(found.lines, (one) => String(one.id))
  useKeys({ J: () => moveRow(list.current, 1), K: () => moveRow(list.current, -1) })
  const page = Number(search.page ?? '1')
  const first = (page - 1) * found.perPage + 1
  if (rows.length === 0)
    return (
      <Empty>
        <p>
          {search.standing === undefined && search.connection === undefined
            ? 'Nothing waits to be done outside. What you do with requests stands here until it has left the house.'
            : 'Nothing like this waits.'}
        </p>
        {page > 1 && (
          <Link to={addresses.outbox} search={{ ...search, page: undefined }}>
            To the first page
          </Link>
        )}
      </Empty>
    )
  return (
    <section className="panel" aria-label="Steps">
      <header>
        <span className="soft">
          {found.total > found.perPage
            ? `${first} to ${Math.min(first + found.perPage - 1, found.total)} of ${counted(found.total, 'step')}`
            : counted(found.total, 'step')}
        </span>
        <Pages page={page} last={Math.max(1, Math.ceil(found.total / found.perPage))} search={search} />
      </header>
      <ul ref={list} {...hold}>
        {rows.map(({ item, isGone }) => (
          <OutboxRow key={item.id} line={item} isGone={isGone} />
        ))}
      </ul>
    </section>
  )
}

function Pages({ page, last, search }: { page: number; last: number; search: OutboxSearch }): ReactNode {
  if (last === 1) return <span className="soft small of-keys">J, K or arrows go from step to step</span>
  const to = (next: number) => ({ ...search, page: next === 1 ? undefined : String(next) })
  return (
    <nav className="row" aria-label="Pages">
      {page > 1 && (
        <Link className="small-key" to={addresses.outbox} search={to(page - 1)}>
          Earlier
        </Link>
      )}
      {page < last && (
        <Link className="small-key" to={addresses.outbox} search={to(page + 1)}>
          Later
        </Link>
      )}
    </nav>
  )
}
