import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, type ReactNode } from 'react'
import { api, type Outputs } from '../../api.ts'
import { isStaff, useMe } from '../../me.tsx'
import { LibrarySelect } from '../../parts/LibrarySelect.tsx'
import { kinds, services, shows, stages, type RequestsSearch } from '../../searches.ts'
import { kindWords, serviceWords, stageWords } from '../../words.ts'

interface FiltersProps {
  search: RequestsSearch
  change: (next: RequestsSearch) => void
}

const showWords = { open: 'Open', all: 'All', overdue: 'Overdue' } as const
const pauseMs = 300

/** Each filter is a word in the address. On a narrow screen all but the words stand behind one button. */
export function Filters({ search, change }: FiltersProps): ReactNode {
  const counts = useQuery(api.requests.counts.queryOptions())
  const { role } = useMe()
  const [isUnfolded, unfold] = useState(false)
  const chosen = Object.entries(search).filter(([name, value]) => name !== 'words' && value !== undefined).length
  return (
    <search className="filters foldable" aria-label="Filters" data-open={isUnfolded ? '' : undefined}>
      <Words words={search.words ?? ''} change={(words) => change({ words })} />
      <button
        type="button"
        className="small-key filters-key"
        aria-expanded={isUnfolded}
        onClick={() => unfold(!isUnfolded)}
      >
        Filters{chosen > 0 && ` (${chosen} set)`}
      </button>
      <NativeSelect
        label="Show"
        value={search.show ?? 'open'}
        onChange={(event) => change({ show: shows.find((one) => one === event.currentTarget.value && one !== 'open') })}
        data={shows.map((value) => ({ value, label: showWords[value] }))}
      />
      <NativeSelect
        label="Kind"
        value={search.kind ?? ''}
        onChange={(event) => change({ kind: kinds.find((one) => one === event.currentTarget.value), state: undefined })}
        data={[any, ...kinds.map((value) => ({ value, label: kindWords[value] }))]}
      />
      <NativeSelect
        label="Loan or copy"
        value={search.service ?? ''}
        onChange={(event) =>
          change({ service: services.find((one) => one === event.currentTarget.value), state: undefined })
        }
        data={[any, ...services.map((value) => ({ value, label: serviceWords[value] }))]}
      />
      <NativeSelect
        label="Stage"
        value={search.stage ?? ''}
        onChange={(event) =>
          change({ stage: stages.find((one) => one === event.currentTarget.value), state: undefined })
        }
        data={[any, ...stages.map((value) => ({ value, label: stageWords[value] }))]}
      />
      <NativeSelect
        label="State"
        value={search.state ?? ''}
        onChange={(event) =>
          change({ state: event.currentTarget.value === '' ? undefined : event.currentTarget.value })
        }
        data={[any, ...statesOffered(counts.data ?? [], search)]}
      />
      {isStaff(role) && (
        <LibrarySelect
          label="Library"
          placeholder="Any"
          chosen={search.library ?? ''}
          change={(library) => change({ library: library === '' ? undefined : library })}
        />
      )}
    </search>
  )
}

const any = { value: '', label: 'Any' }

/** The states in which something stands, with how many; one chosen earlier stays to be seen. */
function statesOffered(counts: Outputs['requests']['counts'], { kind, service, stage, state }: RequestsSearch) {
  const byState = new Map<string, { labels: Set<string>; count: number }>()
  for (const one of counts) {
    if ((kind && one.kind !== kind) || (service && one.service !== service) || (stage && one.stage !== stage)) continue
    const found = byState.get(one.state) ?? { labels: new Set(), count: 0 }
    found.labels.add(one.stateLabel)
    byState.set(one.state, { labels: found.labels, count: found.count + one.count })
  }
  if (state !== undefined && !byState.has(state))
    byState.set(state, { labels: new Set([state.replaceAll('_', ' ')]), count: 0 })
  return [...byState].map(([value, { labels, count }]) => ({ value, label: `${[...labels].join(' / ')} (${count})` }))
}

/** Looked for once the typing rests. */
function Words({ words, change }: { words: string; change: (words: string | undefined) => void }): ReactNode {
  const [typed, setTyped] = useState(words)
  const [sent, setSent] = useState(words)
  const [seen, setSeen] = useState(words)
  // An address that changed by itself (the back key, a link) is taken over; our own, arriving late, is not.
  if (words !== seen) {
    setSeen(words)
    if (words !== sent) setTyped(words)
  }
  useEffect(() => {
    if (typed.trim() === words) return
    const timer = setTimeout(() => {
      setSent(typed.trim())
      change(typed.trim() === '' ? undefined : typed.trim())
    }, pauseMs)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      label="Title or number"
      type="search"
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
