import { useEffect, useRef } from 'react'
import { areLetterKeysOn } from './kept.ts'

export type KeyMap = Readonly<Record<string, () => void>>

/** Between two keys of a scanner; a person is slower. */
const burstMs = 35
const shortestScan = 4
/** A row must have stood under the focus this long before a letter acts on it. */
export const settledMs = 1000

interface Layer {
  readonly current: KeyMap
  readonly isFront: boolean
}
const layers: Layer[] = []
const scanners: ((code: string) => void)[] = []
let burst = ''
let lastAt = 0
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

/** Listens for keys and scans outside text fields until the returned function is called. */
export function listenForKeys(scanned: (code: string) => void): () => void {
  scanners.unshift(scanned)
  window.addEventListener('keydown', hear)
  return () => {
    scanners.splice(scanners.indexOf(scanned), 1)
    window.removeEventListener('keydown', hear)
  }
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role="menu"], [role="listbox"], [role="dialog"]')) return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function hear(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
  const isInBurst = event.timeStamp - lastAt <= burstMs
  lastAt = event.timeStamp
  if ((event.key === 'Enter' || event.key === 'Tab') && isInBurst && burst.length >= shortestScan) {
    event.preventDefault()
    const code = burst
    forget()
    scanners.at(-1)?.(code)
    return
  }
  if (event.key.length !== 1) {
    if (event.key !== 'Shift') forget()
    return
  }
  burst = isInBurst ? burst + event.key : event.key
  if (pending !== null) clearTimeout(pending)
  pending = null
  if (event.key === '/' && areLetterKeysOn() && handler('/')) {
    event.preventDefault()
    handler('/')?.()
    forget()
    return
  }
  // A letter waits until it is clear that no scanner is typing: a barcode must not press keys.
  if (burst.length === 1) pending = setTimeout(press, burstMs + 10, event.key.toUpperCase())
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
  burst = ''
  if (pending !== null) clearTimeout(pending)
  pending = null
}
