import { useSyncExternalStore } from 'react'
import { keep, readKept } from './kept.ts'

export type Tone = 'right' | 'wrong' | 'look'
const name = 'keuka.sound'
const watchers = new Set<() => void>()
let isOn = readKept('localStorage', name) !== 'off'
let context: AudioContext | null = null

export const useSound = (): boolean =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => isOn,
  )

export function setSound(on: boolean): void {
  isOn = on
  keep('localStorage', name, on ? 'on' : 'off')
  for (const tell of watchers) tell()
  if (on) play('right')
}

/** Apart by shape, not by pitch alone: up is right, a long low one is wrong, two alike say look here. */
const tunes = {
  right: [
    { hertz: 880, from: 0, seconds: 0.07 },
    { hertz: 1320, from: 0.07, seconds: 0.09 },
  ],
  wrong: [{ hertz: 150, from: 0, seconds: 0.5 }],
  look: [
    { hertz: 520, from: 0, seconds: 0.1 },
    { hertz: 520, from: 0.18, seconds: 0.1 },
  ],
} as const satisfies Record<Tone, readonly { hertz: number; from: number; seconds: number }[]>

export function play(tone: Tone): void {
  if (!isOn) return
  context ??= new AudioContext()
  // A browser lets a page sound only after somebody touched it; a scanner's keys count.
  if (context.state === 'suspended') void context.resume()
  for (const { hertz, from, seconds } of tunes[tone]) note(context, tone, hertz, context.currentTime + from, seconds)
}

function note(sounding: AudioContext, tone: Tone, hertz: number, from: number, seconds: number): void {
  const source = sounding.createOscillator()
  const volume = sounding.createGain()
  source.type = tone === 'wrong' ? 'sawtooth' : 'sine'
  source.frequency.value = hertz
  volume.gain.setValueAtTime(0.2, from)
  volume.gain.setTargetAtTime(0, from + seconds - 0.02, 0.01)
  source.connect(volume).connect(sounding.destination)
  source.start(from)
  source.stop(from + seconds + 0.05)
}
