import { useQuery } from '@tanstack/react-query'
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { api } from '../api.ts'
import { LibrarySelect } from './LibrarySelect.tsx'

interface LibraryOrderProps {
  label: string
  chosen: readonly number[]
  change: (chosen: readonly number[]) => void
}

/** Lenders in the order in which they are asked: added by search, moved by buttons or Alt and the arrow keys. */
export function LibraryOrder({ label, chosen, change }: LibraryOrderProps): ReactNode {
  const libraries = useQuery(api.libraries.list.queryOptions({ input: {} }))
  const list = useRef<HTMLOListElement>(null)
  const hintId = useId()
  const byId = new Map((libraries.data ?? []).map((one) => [one.id, one]))

  const move = (from: number, to: number) => {
    if (to < 0 || to >= chosen.length) return
    change(moved(chosen, from, to))
    requestAnimationFrame(() => list.current?.children[to]?.querySelector<HTMLElement>('[data-name]')?.focus())
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1)
  }
  return (
    <fieldset className="across stack tight">
      <legend>{label}</legend>
      <ol className="order" ref={list} aria-describedby={hintId}>
        {chosen.map((id, index) => {
          const name = byId.get(id)?.name ?? `Library ${id}`
          const channel = byId.get(id)?.channel
          return (
            <li key={id}>
              <button
                type="button"
                data-name
                className="small-key grow"
                onKeyDown={(event) => onKeyDown(event, index)}
                title="Alt ↑ and Alt ↓ move it"
              >
                {index + 1}. {name} {channel === 'iso18626' && <span className="soft number">ISO 18626</span>}
              </button>
              <button
                type="button"
                className="small-key"
                disabled={index === 0}
                aria-label={`Move ${name} up`}
                onClick={() => move(index, index - 1)}
              >
                ↑
              </button>
              <button
                type="button"
                className="small-key"
                disabled={index === chosen.length - 1}
                aria-label={`Move ${name} down`}
                onClick={() => move(index, index + 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="small-key"
                aria-label={`Take ${name} off`}
                onClick={() => change(chosen.filter((one) => one !== id))}
              >
                ✕
              </button>
            </li>
          )
        })}
      </ol>
      <p className="small soft" id={hintId}>
        {chosen.length === 0
          ? 'Nobody yet. The first on the list is asked first.'
          : 'Asked from the top. Alt ↑ and Alt ↓ move a lender.'}
      </p>
      <LibrarySelect
        label="Add a lender"
        isAdder
        kinds={['partner']}
        chosen=""
        without={chosen}
        change={(id) => id !== '' && change([...chosen, Number(id)])}
      />
    </fieldset>
  )
}

function moved(list: readonly number[], from: number, to: number): readonly number[] {
  const one = list[from]
  return one === undefined ? list : list.toSpliced(from, 1).toSpliced(to, 0, one)
}
