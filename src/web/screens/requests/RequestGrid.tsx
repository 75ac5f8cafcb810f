import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useNavigate } from '@tanstack/react-router'
import {
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { isTyping, useKeys } from '../../keys.ts'
import { Failed } from '../../parts/Failed.tsx'
import { addresses } from '../../routes.tsx'
import { RequestRow } from './RequestRow.tsx'
import type { SteadyIndex } from './use-index.ts'
import { useLines } from './use-lines.ts'
import type { Marks } from './use-marks.ts'
import type { Orders } from './use-orders.ts'
import { useRowKeys } from './use-row-keys.ts'

interface RequestGridProps {
  steady: SteadyIndex
  marks: Marks
  mayMark: boolean
  orders: Orders | null
  hold: {
    readonly hasFocus: boolean
    readonly setFocus: (has: boolean) => void
    readonly setPointer: (is: boolean) => void
  }
}

const overscan = 12
const heights = { wide: 32, narrow: 88 }
const columns = ['Number', 'Title', 'State', 'Since', 'Partner', 'Pick-up', 'By when'] as const

/** Every request of the list, of which only the rows in sight are drawn; the whole is walked by keyboard. */
export function RequestGrid({ steady, marks, mayMark, orders, hold }: RequestGridProps): ReactNode {
  const { ids, placeOf, gone } = steady
  const box = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const isNarrow = useNarrow()
  const cursorPlace = marks.cursor === null ? null : (placeOf.get(marks.cursor) ?? null)
  const rowHeight = isNarrow ? heights.narrow : heights.wide
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes here; the rows are drawn at every scroll
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan,
    // The row with the focus stays drawn wherever one scrolls: taken away it would take the focus along, unsaid.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      if (cursorPlace === null || inSight.includes(cursorPlace)) return inSight
      return [...inSight, cursorPlace].toSorted((one, other) => one - other)
    },
    scrollPaddingStart: isNarrow ? 0 : heights.wide,
    getItemKey: (place) => ids[place] ?? place,
  })
  useEffect(() => rows.measure(), [rows, rowHeight])
  const drawn = rows.getVirtualItems()
  const from = Math.max(0, (rows.range?.startIndex ?? 0) - overscan)
  const to = Math.min(ids.length - 1, (rows.range?.endIndex ?? -1) + overscan)
  const { lines, failed } = useLines(ids, from, to)
  const letters = useRowKeys(marks.cursor, hold.hasFocus && marks.marked.size === 0)

  const go = (place: number, marking = false) => {
    const to = Math.max(0, Math.min(place, ids.length - 1))
    marks.goTo(to, marking && mayMark)
    rows.scrollToIndex(to, { align: 'auto' })
    setWanted(true)
  }
  // The row may have to be drawn before it can take the focus.
  const [isWanted, setWanted] = useState(false)
  const isDrawn = drawn.some((row) => row.index === cursorPlace)
  useEffect(() => {
    if (!isWanted || !isDrawn) return
    box.current?.querySelector<HTMLElement>(`[data-id="${marks.cursor}"]`)?.focus({ preventScroll: true })
    setWanted(false)
  }, [isWanted, isDrawn, marks.cursor])

  const toggle = () => mayMark && marks.cursor !== null && marks.toggle(marks.cursor)
  const open = (id: number) => void navigate({ to: addresses.request, params: { requestId: String(id) } })
  const at = cursorPlace ?? -1
  useKeys(hold.hasFocus ? { ...letters, J: () => go(at + 1), K: () => go(at - 1), ' ': () => void toggle() } : {}, true)
  useArrowsFromOutside(box, () => go(Math.max(at, 0)))

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 2)
    const places: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: ids.length - 1,
    }
    const place = places[event.key]
    if (place !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) go(place, event.shiftKey)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && mayMark) marks.markAll()
    else if (event.key === 'Escape' && marks.marked.size > 0) marks.clear()
    else if (event.key === 'Enter' && marks.cursor !== null) open(marks.cursor)
    else if (event.key !== ' ') return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target.closest('a')) return
    const id = Number(event.target.closest<HTMLElement>('[data-id]')?.dataset['id'])
    const place = placeOf.get(id)
    if (place === undefined) return
    if (mayMark && event.shiftKey) go(place, true)
    else if (mayMark && event.target.closest('.mark-cell')) marks.toggle(id)
    else go(place)
  }
  return (
    <>
      {failed && <Failed error={failed.error} again={() => void failed.refetch()} />}
      <div ref={box} className="list-box" data-results={orders === null ? undefined : ''}>
        <table
          className="list"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table one walks in is a grid
          role="grid"
          tabIndex={cursorPlace !== null && isDrawn ? -1 : 0}
          aria-label="Requests, newest first; arrow keys go from line to line, Space marks"
          aria-rowcount={ids.length + 1}
          aria-multiselectable={mayMark}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onFocus={(event) => {
            hold.setFocus(true)
            if (event.target === event.currentTarget && ids.length > 0) go(Math.max(at, 0))
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) hold.setFocus(false)
          }}
          onPointerEnter={() => hold.setPointer(true)}
          onPointerLeave={() => hold.setPointer(false)}
        >
          <thead className="list-head">
            <tr className="list-row" aria-rowindex={1}>
              <th scope="col" className="mark-cell">
                <span className="only-heard">Marked</span>
              </th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              {orders && <th scope="col">Result</th>}
            </tr>
          </thead>
          <tbody className="list-rows" style={{ height: rows.getTotalSize() }}>
            {drawn.map(({ index, start, size }) => {
              const id = ids[index]
              return id === undefined ? null : (
                <RequestRow
                  key={id}
                  id={id}
                  place={index}
                  style={{ transform: `translateY(${start}px)`, height: size }}
                  line={lines.get(id)}
                  isGone={gone.has(id)}
                  isMarked={marks.marked.has(id)}
                  isCursor={marks.cursor === id}
                  mayMark={mayMark}
                  result={orders === null ? undefined : (orders.results.get(id) ?? null)}
                />
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

const narrow = () => window.matchMedia('(max-width: 52rem)')
const useNarrow = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      const watched = narrow()
      watched.addEventListener('change', tell)
      return () => watched.removeEventListener('change', tell)
    },
    () => narrow().matches,
  )

/** From anywhere on the page the first arrow enters the list. */
function useArrowsFromOutside(box: { readonly current: HTMLElement | null }, enter: () => void): void {
  const latest = useRef(enter)
  useEffect(() => {
    latest.current = enter
  })
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (isTyping(event.target) || box.current?.contains(document.activeElement)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [box])
}
