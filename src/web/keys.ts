import { useEffect, useRef } from 'react'
import { hasKnownShape } from '../domain/values/known-shape.ts'
import { areLetterKeysOn } from './kept.ts'
import { endsScan, fastMs, isBurst, noRun, withKey } from './scan/burst.ts'
import { fieldAsItIs, type PutBack } from './scan/field.ts'

export type KeyMap = Readonly<Record<string, () => void>>

/** A row must have stood under the focus this long before a letter acts on it. */
export const settledMs = 1000

interface Layer {
  readonly current: KeyMap
  readonly isFront: boolean
}
const layers: Layer[] = []
const scanners: ((code: string) => void)[] = []
let run = noRun
let readHalf: () => void = () => {}
/** Puts the field the scanner typed into back as it was before. */
let putBack: PutBack | null = null
let pending: ReturnType<typeof setTimeout> | null = null

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

/** Takes scans while it is on the screen, before they mean "find". */
export function useScans(take: ((code: string) => void) | null): void {
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  const isOn = take !== null
  useEffect(() => {
    if (!isOn) return
    const scanner = (code: string) => latest.current?.(code)
    scanners.push(scanner)
    return () => {
      scanners.splice(scanners.indexOf(scanner), 1)
    }
  }, [isOn])
}

/** Listens for scans wherever the focus is, and for keys outside text fields, until the returned function is called. */
export function listenForKeys(scanned: (code: string) => void, half: () => void): () => void {
  scanners.unshift(scanned)
  readHalf = half
  // Before anything on the page hears them: a dialog, a menu or a form must not see a scanner's Enter.
  window.addEventListener('keydown', hear, true)
  return () => {
    scanners.splice(scanners.indexOf(scanned), 1)
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
  if (pending !== null) clearTimeout(pending)
  pending = null
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
  if (run.text.length === 1 || !isAmid) pending = setTimeout(press, fastMs + 10, event.key.toUpperCase())
}

function endScan(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopImmediatePropagation()
  const { text, isRest } = run
  putBack?.()
  forget()
  if (isRest && !hasKnownShape(text)) readHalf()
  else scanners.at(-1)?.(text)
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
  if (pending !== null) clearTimeout(pending)
  pending = null
}
