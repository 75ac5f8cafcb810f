import { useQuery } from '@tanstack/react-query'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { api } from '../api.ts'
import { Candidates } from './lenders/Candidates.tsx'
import { useCandidates, type LendersFor } from './lenders/asked.ts'
import { LibrarySelect } from './LibrarySelect.tsx'

interface LibraryOrderProps {
  label: string
  chosen: readonly number[]
  change: (chosen: readonly number[]) => void
  /** For what lenders are looked for. */
  wanted?: LendersFor
}

const noWish: LendersFor = {}

/** Lenders in the order in which they are asked: added from the best, by search; moved by buttons, by Alt and the arrow keys, or by dragging. */
export function LibraryOrder({ label, chosen, change, wanted = noWish }: LibraryOrderProps): ReactNode {
  const libraries = useQuery(api.libraries.list.queryOptions({ input: {} }))
  const candidates = useCandidates(wanted)
  const list = useRef<HTMLOListElement>(null)
  const hintId = useId()
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const byId = new Map((libraries.data ?? []).map((one) => [one.id, one]))
  const whyById = new Map((candidates.data ?? []).map((one) => [one.libraryId, one.reasons.join(' · ')]))

  const move = (from: number, to: number) => {
    if (to < 0 || to >= chosen.length || from === to) return
    change(moved(chosen, from, to))
    focusAt(to)
  }
  const focusAt = (index: number) =>
    requestAnimationFrame(() => list.current?.children[index]?.querySelector<HTMLElement>('[data-name]')?.focus())
  const takeOff = (index: number) => {
    change(chosen.toSpliced(index, 1))
    focusAt(Math.min(index, chosen.length - 2))
  }
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Delete') {
      event.preventDefault()
      return takeOff(index)
    }
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
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dragging is the mouse's way; buttons and Alt with the arrows do the same
            <li
              key={id}
              draggable
              data-over={over === index && dragged !== null && dragged !== index ? '' : undefined}
              onDragStart={(event) => {
                event.dataTransfer.setData('text/plain', String(index))
                setDragged(index)
              }}
              onDragOver={(event) => {
                if (dragged === null) return
                event.preventDefault()
                setOver(index)
              }}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged !== null) move(dragged, index)
              }}
              onDragEnd={() => {
                setDragged(null)
                setOver(null)
              }}
            >
              <button
                type="button"
                data-name
                className="small-key grow"
                onKeyDown={(event) => onKeyDown(event, index)}
                title="Alt ↑ and Alt ↓ move it, Delete takes it off"
              >
                <span>
                  {index + 1}. {name} {channel === 'iso18626' && <span className="soft number">ISO 18626</span>}
                  <span className="why">{whyById.get(id) ?? ''}</span>
                </span>
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
                onClick={() => takeOff(index)}
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
          : 'Asked from the top. Alt ↑ and Alt ↓ move a lender, Delete takes it off.'}
      </p>
      <Candidates candidates={candidates.data ?? []} chosen={chosen} add={(ids) => change([...chosen, ...ids])} />
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
