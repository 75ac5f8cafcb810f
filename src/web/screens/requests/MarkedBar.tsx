import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { Details } from '../../acting.ts'
import { api } from '../../api.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { NeedsForm } from '../../parts/needs/NeedsForm.tsx'
import { counted } from '../../words.ts'
import type { CommonAct } from './use-orders.ts'

/** So many can be looked at together. */
const most = 500
/** More acts than fit a line unfold. */
const shownFirst = 6

interface MarkedBarProps {
  ids: readonly number[]
  isAll: boolean
  isRunning: boolean
  run: (act: CommonAct, details: Details) => void
  clear: () => void
}

/** What can be done to all marked rows; a detail that is the same for all is asked once. */
export function MarkedBar({ ids, isAll, isRunning, run, clear }: MarkedBarProps): ReactNode {
  const [asked, setAsked] = useState<string | null>(null)
  const [isUnfolded, unfold] = useState(false)
  const isTooMany = ids.length > most
  const common = useQuery(
    api.requests.commonActs.queryOptions({
      input: { requestIds: [...ids] },
      enabled: !isTooMany,
      placeholderData: (before: readonly CommonAct[] | undefined) => before && [...before],
    }),
  )
  const acts = isTooMany ? [] : (common.data ?? [])
  const press = (act: CommonAct) => {
    if (isRunning) return
    if (Object.keys(act.needs).length > 0) return setAsked(asked === act.action ? null : act.action)
    run(act, {})
  }
  useKeys(
    common.isPlaceholderData
      ? {}
      : Object.fromEntries(
          acts.flatMap((act) => (act.key === null ? [] : [[act.key.toUpperCase(), () => press(act)]])),
        ),
    true,
  )
  const open = acts.find((act) => act.action === asked)
  return (
    <section className="marked-bar" aria-label="Marked requests">
      <div className="row">
        <output>
          <strong>{counted(ids.length, 'request')} marked</strong>
          {isAll && ', all of this list'}
        </output>
        {acts.slice(0, isUnfolded ? acts.length : shownFirst).map((act) => (
          <button
            key={act.action}
            type="button"
            className="small-key"
            title={act.about}
            disabled={isRunning}
            {...(Object.keys(act.needs).length > 0 ? { 'aria-expanded': asked === act.action } : {})}
            onClick={() => press(act)}
          >
            {act.label}
            {Object.keys(act.needs).length > 0 && '…'}
            {act.possible < ids.length && ` (${act.possible} of ${ids.length})`} <KeyCap of={act.key} />
          </button>
        ))}
        {acts.length > shownFirst && (
          <button type="button" className="small-key" aria-expanded={isUnfolded} onClick={() => unfold(!isUnfolded)}>
            {isUnfolded ? 'Fewer' : `${acts.length - shownFirst} more`}
          </button>
        )}
        <button type="button" className="small-key" onClick={clear}>
          Unmark <kbd>Esc</kbd>
        </button>
      </div>
      {isTooMany && <p className="soft small">At most {most} are done together: unmark some, or narrow the filters.</p>}
      {common.isError && <p className="soft small">What can be done together could not be looked up.</p>}
      {common.data?.length === 0 && !isTooMany && (
        <p className="soft small">Nothing can be done to all of these together.</p>
      )}
      {open && (
        <div className="act-form">
          <NeedsForm
            key={open.action}
            needs={open.needs}
            request={{ entries: [], pieces: [] }}
            submitLabel={`${open.label}: all ${ids.length}`}
            cancel={() => setAsked(null)}
            submit={(details) => {
              setAsked(null)
              run(open, details)
              return Promise.resolve(null)
            }}
          />
        </div>
      )}
    </section>
  )
}
