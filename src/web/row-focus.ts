import { useEffect, useRef } from 'react'
import { isTyping } from './keys.ts'

/** Arrow keys go from row to row ([data-row]); from outside the list the first press enters it. */
export function useRowFocus<E extends HTMLElement>() {
  const list = useRef<E>(null)
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping(event.target) || !list.current)
        return
      const rows = rowsIn(list.current)
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const next = event.key === 'ArrowDown' ? rows[at + 1] : at > 0 ? rows[at - 1] : undefined
      if (!next || (at === -1 && event.key === 'ArrowUp')) return
      event.preventDefault()
      focusRow(next)
    }
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
  return list
}

/** From a row that is done to the next that is not. */
export function focusNextRow(row: HTMLElement | null): void {
  const list = row?.parentElement
  if (!row || !list) return
  const rows = rowsIn(list)
  const next = rows.slice(rows.indexOf(row) + 1).find((one) => !one.classList.contains('gone'))
  if (next) focusRow(next)
}

/** To the row so many further, or into the list. */
export function moveRow(list: HTMLElement | null, by: 1 | -1): void {
  if (!list) return
  const rows = rowsIn(list)
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = at === -1 ? rows[0] : rows[at + by]
  if (next) focusRow(next)
}

const rowsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]

function focusRow(row: HTMLElement): void {
  const inside = row.tabIndex >= 0 ? row : row.querySelector<HTMLElement>('a, button')
  inside?.focus()
  row.scrollIntoView({ block: 'nearest' })
}
