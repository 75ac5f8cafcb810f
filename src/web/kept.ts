import { useSyncExternalStore } from 'react'

// What this browser remembers for the person at it. A browser that keeps nothing loses only comfort.
const name = 'keuka.letter-keys'
const watchers = new Set<() => void>()

export function areLetterKeysOn(): boolean {
  try {
    return window.localStorage.getItem(name) !== 'off'
  } catch (error) {
    console.info('this browser keeps nothing', error)
    return true
  }
}

export function setLetterKeys(on: boolean): void {
  try {
    window.localStorage.setItem(name, on ? 'on' : 'off')
  } catch (error) {
    console.info('this browser keeps nothing', error)
  }
  for (const tell of watchers) tell()
}

export const useLetterKeys = (): boolean =>
  useSyncExternalStore((tell) => {
    watchers.add(tell)
    return () => watchers.delete(tell)
  }, areLetterKeysOn)

const printsName = 'keuka.prints-here'
/** This browser prints what waits for no printer as soon as it waits. */
export function printsHere(): boolean {
  try {
    return window.localStorage.getItem(printsName) === 'on'
  } catch (error) {
    console.info('this browser keeps nothing', error)
    return false
  }
}
export function keepPrintingHere(on: boolean): void {
  try {
    window.localStorage.setItem(printsName, on ? 'on' : 'off')
  } catch (error) {
    console.info('this browser keeps nothing', error)
  }
}
