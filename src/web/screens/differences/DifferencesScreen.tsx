import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { useRowFocus } from '../../row-focus.ts'
import { addresses } from '../../routes.tsx'
import { systems, type DifferencesSearch } from '../../searches.ts'
import { useTitle } from '../../use-title.ts'
import { counted } from '../../words.ts'
import { CompareBar } from './CompareBar.tsx'
import { DifferenceLine } from './DifferenceLine.tsx'
import type { Difference, Differences } from './differences.ts'

const runningMs = 1500
export const systemWords = { polaris: 'Polaris', worldshare: 'WorldShare' } as const

/** Where ours, Polaris and WorldShare disagree: what each says, since when, and the keys that mend it. */
export function DifferencesScreen(): ReactNode {
  useTitle('Differences')
  const list = useQuery(
    api.differences.list.queryOptions({
      refetchInterval: ({ state }) => (state.data?.run && state.data.run.endedAt === null ? runningMs : false),
    }),
  )
  return (
    <div className="stack">
      <Answer to={list} what="the differences" lines={6} heading="Differences">
        {(found) => (
          <>
            <CompareBar found={found} />
            <Lists found={found} />
          </>
        )}
      </Answer>
    </div>
  )
}

function Lists({ found }: { found: Differences }): ReactNode {
  const search = useSearch({ from: addresses.differences })
  const navigate = useNavigate({ from: addresses.differences })
  const change = (next: DifferencesSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const [open, setOpen] = useState<string | null>(null)
  const rows = useRowFocus<HTMLDivElement>()
  const fits = (one: Difference): boolean =>
    (search.system === undefined || one.beside === search.system) &&
    (search.kind === undefined || one.kind === search.kind)
  const shown = found.differences.filter(fits)
  const heard = shown.filter((one) => one.silence === null)
  const silenced = shown.filter((one) => one.silence !== null)
  const kinds = [...new Map(found.differences.map((one) => [one.kind, one.label]))]
  const lines = (all: readonly Difference[]) => (
    <ul className="plain">
      {all.map((one) => (
        <DifferenceLine
          key={one.id}
          one={one}
          isOn={found.isOn}
          opened={open?.startsWith(`${one.id} `) ? open.slice(String(one.id).length + 1) : null}
          open={(what) => setOpen(what === null ? null : `${one.id} ${what}`)}
        />
      ))}
    </ul>
  )
  return (
    <div className="stack" ref={rows}>
      {found.differences.length > 0 && (
        <search className="filters" aria-label="Filters">
          <NativeSelect
            label="System"
            value={search.system ?? ''}
            onChange={(event) => change({ system: systems.find((one) => one === event.currentTarget.value) })}
            data={[{ value: '', label: 'Both' }, ...systems.map((value) => ({ value, label: systemWords[value] }))]}
          />
          <NativeSelect
            label="Kind"
            value={search.kind ?? ''}
            onChange={(event) => change({ kind: event.currentTarget.value || undefined })}
            data={[{ value: '', label: 'All' }, ...kinds.map(([value, label]) => ({ value, label }))]}
          />
        </search>
      )}
      <Panel title={heard.length === 0 ? 'Differences' : counted(heard.length, 'difference')} isBare>
        {heard.length > 0 ? lines(heard) : <Empty>{emptyWords(found, silenced.length)}</Empty>}
      </Panel>
      {silenced.length > 0 && (
        <details className="quiet">
          <summary>Silenced: {counted(silenced.length, 'difference')}</summary>
          {lines(silenced)}
        </details>
      )}
    </div>
  )
}

function emptyWords({ isOn, compared, differences }: Differences, silenced: number): string {
  if (!isOn.polaris && !isOn.worldshare)
    return 'Neither Polaris nor WorldShare is connected. When one is, it is compared with ours every night.'
  if (differences.length > silenced) return 'None of this kind.'
  if (compared.polaris === null && compared.worldshare === null)
    return 'Nothing has been compared yet. It is done every night, or now by the key above.'
  return 'All agree. What differs will stand here, with the keys that mend it.'
}
