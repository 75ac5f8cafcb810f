import { useEffect, useRef } from 'react'
import { hasKnownShape } from '../domain/values/known-shape.ts'
import { sayOnly } from './done-line.ts'
import { areLetterKeysOn } from './kept.ts'
import { codeOf, endsScan, fastMs, isBurst, noRun, withKey } from './scan/burst.ts'
import { fieldAsItIs, type PutBack } from './scan/field.ts'

export const halfWords = 'Read half: scan it again'
export type KeyMap = Readonly<Record<string, () => void>>

/** A row must have stood under the focus this long before a letter acts on it. */
export const settledMs = 1000

interface Layer {
  readonly current: KeyMap
  readonly isFront: boolean
}
const layers: Layer[] = []
interface Scanner {
  readonly take: (code: string) => void
  /** The scanner stopped inside a code. */
  readonly half: () => void
}
const scanners: Scanner[] = []
let run = noRun
/** Puts the field the scanner typed into back as it was before. */
let putBack: PutBack | null = null
let pending: { readonly key: string; readonly timer: ReturnType<typeof setTimeout> } | null = null

/** Single keys that work outside text fields. A row's keys (`isFront`) come before its page's. */
export function useKeys(keys: KeyMap, isFront = false): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const layer: Layer = {
      get current() {
        return latest.current
      },
      isFront,
    }
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
    }
  }, [isFront])
}

/** Takes scans while it is on the screen, before they mean "find"; `half`: says in its own place that one broke off. */
export function useScans(take: ((code: string) => void) | null, half: () => void = () => sayOnly(halfWords)): void {
  const latest = useRef({ take, half })
  useEffect(() => {
    latest.current = { take, half }
  })
  const isOn = take !== null
  useEffect(() => {
    if (!isOn) return
    const scanner = { take: (code: string) => latest.current.take?.(code), half: () => latest.current.half() }
    scanners.push(scanner)
    return () => {
      scanners.splice(scanners.indexOf(scanner), 1)
    }
  }, [isOn])
}

/** Listens for scans wherever the focus is, and for keys outside text fields, until the returned function is called. */
export function listenForKeys(take: (code: string) => void, half: () => void): () => void {
  const scanner = { take, half }
  scanners.unshift(scanner)
  // Before anything on the page hears them: a dialog, a menu or a form must not see a scanner's Enter.
  window.addEventListener('keydown', hear, true)
  return () => {
    scanners.splice(scanners.indexOf(scanner), 1)
    window.removeEventListener('keydown', hear, true)
  }
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="menu"], [role="listbox"], [role="dialog"]')) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function hear(event: KeyboardEvent): void {
  // A key held down repeats as fast as a scanner types.
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) {
    forget()
    return
  }
  const isEnd = event.key === 'Enter' || event.key === 'Tab'
  if (isEnd && endsScan(run, event.timeStamp)) {
    endScan(event)
    return
  }
  if (event.key.length !== 1) {
    if (event.key !== 'Shift') forget()
    return
  }
  const isFast = event.timeStamp - run.lastAtMs <= fastMs
  const isAmid = isFast || isBurst(run)
  run = withKey(run, event.key, event.timeStamp)
  if (run.text.length === 1 && !run.isRest) putBack = fieldAsItIs(event.target)
  settlePending(isFast)
  if (isTyping(event.target)) return
  // A blank inside a code must not press the button that has the focus.
  if (event.key === ' ' && run.text.length > 1 && isAmid) event.preventDefault()
  if (event.key === '/' && areLetterKeysOn() && handler('/')) {
    event.preventDefault()
    handler('/')?.()
    forget()
    return
  }
  // A letter waits until it is clear that no scanner is typing: a barcode must not press keys.
  if (run.text.length === 1 || !isAmid) pending = laterPress(event.key.toUpperCase())
}

const laterPress = (key: string) => ({ key, timer: setTimeout(press, fastMs + 10, key) })

/** A letter that a scan follows closely was a person's, be the page too busy to have heard its pause. */
function settlePending(isFast: boolean): void {
  if (pending === null) return
  const { key, timer } = pending
  clearTimeout(timer)
  pending = null
  if (!isFast) press(key)
}

function endScan(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
  const { isRest } = run
  const code = codeOf(run)
  putBack?.()
  forget()
  const scanner = scanners.at(-1)
  if (isRest && !hasKnownShape(code)) scanner?.half()
  else scanner?.take(code)
}

function press(key: string): void {
  pending = null
  if (!areLetterKeysOn()) return
  handler(key)?.()
}

function handler(key: string): (() => void) | null {
  const inOrder = [...layers.filter((layer) => layer.isFront), ...layers.filter((layer) => !layer.isFront)]
  for (const layer of inOrder) {
    const found = layer.current[key]
    if (found) return found
  }
  return null
}

function forget(): void {
  run = noRun
  putBack = null
  if (pending !== null) clearTimeout(pending.timer)
  pending = null
}
