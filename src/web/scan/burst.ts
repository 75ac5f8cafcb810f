// A scanner is a keyboard that types faster than anybody can. What it typed is judged as a whole, at its end: a wireless
// one pauses now and then inside a code, and a person's fingers now and then fall together.
import { hasKnownShape } from '../../domain/values/known-shape.ts'

/** Between two keys of a scanner that sends without a pause; a person is slower. */
export const fastMs = 35
/** The longest pause inside one code. */
const longestPauseMs = 100
/** A burst so soon after another that had no end is the rest of one code. */
const restMs = 1000
const shortestScan = 3

export interface Run {
  readonly text: string
  /** The pauses before each key but the first. */
  readonly gapsMs: readonly number[]
  readonly lastAtMs: number
  /** Just before it stood the beginning of a code that was never ended. */
  readonly isRest: boolean
}
export const noRun: Run = { text: '', gapsMs: [], lastAtMs: -Infinity, isRest: false }

/** The run with this key: the same one, or another that begins with it. */
export function withKey(run: Run, key: string, atMs: number): Run {
  const gap = atMs - run.lastAtMs
  if (run.text !== '' && gap <= longestPauseMs)
    return { ...run, text: run.text + key, gapsMs: [...run.gapsMs, gap], lastAtMs: atMs }
  return { text: key, gapsMs: [], lastAtMs: atMs, isRest: gap <= restMs && (run.isRest || isBurst(run)) }
}

/** Most of its keys came faster than a person types. */
export const isBurst = ({ text, gapsMs }: Run): boolean =>
  text.length >= shortestScan && gapsMs.filter((gap) => gap <= fastMs).length * 2 > gapsMs.length

/** What was scanned: without a letter that a hand pressed as a key just before. */
export function codeOf({ text, gapsMs: [first = 0] }: Run): string {
  const rest = text.slice(1)
  if (first <= fastMs || !/^\p{L}/u.test(text) || hasKnownShape(text)) return text
  // A scanner's codes hold no single small letter.
  const isHands = /^\p{Ll}/u.test(text) && !/\p{Ll}/u.test(rest)
  return isHands || hasKnownShape(rest) ? rest : text
}

/** Whether Enter or Tab at this moment ends a code. */
export const endsScan = (run: Run, atMs: number): boolean => isBurst(run) && atMs - run.lastAtMs <= longestPauseMs
