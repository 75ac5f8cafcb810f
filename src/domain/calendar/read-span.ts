// Reads from a mail on which days its sender is closed. It proposes; a person keeps it. So it would rather find nothing
// than guess: there must be a word of closing, whole dates, and an end.
import { addDays, daysBetween } from '../values/days.ts'
import { mentionsIn, type Mention, type SaidDay, type SaidDays } from './read-day.ts'

export interface ReadSpan {
  readonly startsOn: string
  readonly endsOn: string
  /** The sentence that says so. */
  readonly words: string
}

const closing =
  /\b(closed|closing|closes|(?:we|library|office|will|to) close|closure|shut ?down|shut|not (?:be )?(?:lending|filling|shipping|staffed|supplying)|unstaffed|suspend(?:ed|ing|s)?|on (?:holiday|vacation|break)|no (?:ill|interlibrary loan|lending)|unable to (?:lend|fill|ship|supply)|unavailable)\b/i
const notClosing =
  /(?:\bnot|\bnever|n[’']t)(?: be)? clos(?:e|ed|ing)\b|\b(?:request|loan|ticket|case|order|account|transaction)s?(?: \S+)? (?:is|are|was|were|has been|have been|will be|now|been) closed\b|\bclosed (?:the |your |this )?(?:request|loan|ticket|case|order)s?\b/i
const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?/gi
const between =
  /^[\s,(]*(?:-|–|—|to|through|thru|until|till|up to|(?:up )?(?:to|until|through),? and including)[\s,]*$|^\/$/i
const again =
  /\b(?:re-?open(?:s|ing)?|(?:be )?open again|open(?:s|ing)? back up|resum(?:e|es|ing)|be back|(?<!(?:\bnot?|n[’']t|never) )return(?:s|ing)?|back)\b[^.;]{0,40}$/i
const noDay =
  /\b(?:weeks? (?:of|beginning|starting|ending|commencing)|by|before|prior to|after|deadline(?: is| of)?|due(?: on)?|last [a-z ]{2,20}|ordered|received|dated|sent)\s*(?:is|on|:)?\s*$/i
const openEnded = /\b(?:from|starting|beginning|begins|starts|as of|effective|since)\s*(?:on|the)?\s*$/i
/** "closes at noon on Dec 24", "Dec 24 at noon": they are there for a part of the day. */
const hour = "(?:at|after|from) (?:noon|midday|\\d{1,2}(?::\\d\\d)? ?(?:[ap]\\.?m\\b\\.?|o[’']clock)?)"
const partBefore = new RegExp(`\\b(?:${hour}|early)[ ,]*(?:on)?[ ,]*$`, 'i')
const partAfter = new RegExp(`^[ ,]*(?:${hour}|early\\b)`, 'i')
const vague =
  /\b(?:mid|early|late|end of|beginning of|start of)(?:[- ]+in)?[- ]+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i
const only = /\b(?:until|till|through|thru)\s*$/i
const isOpenWord = /\bopen\b/i
/** A longer closing than this was read wrong, or is for a person to type. */
const mostDays = 150
/** A day without a year may lie so far back and still be this year's. */
const daysBack = 45

/** Every closing the text tells of that is not over when it was sent, in order. */
export function readSpans(text: string, sentOn: string): readonly ReadSpan[] {
  const sentences = sentencesOf(text)
  const found = sentences.flatMap((words, at) => {
    if (!closing.test(words) || notClosing.test(words)) return []
    const next = sentences[at + 1] ?? ''
    const spoken =
      /re-?open|open again|resum|be back|return/i.test(next) && !closing.test(next) ? `${words} ${next}` : words
    return spansIn(spoken, sentOn).map((span) => ({ ...span, words }))
  })
  return joined(found.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)))
}

/** Weekday names say nothing the date does not; a list with dashes is one sentence with its head. */
function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\r/g, '')
    .replace(/[ \t]*\n[ \t]*(?:[-*•–][ \t]+)(?=\S)/g, ', ')
    .replace(/[ \t]*\n[ \t]*(?=\S)/g, ' ')
    .replace(weekday, '')
    .split(/\n+|(?<=[.!?])\s+(?=[A-Z"“])/)
    .map((one) => one.replace(/\s+/g, ' ').trim())
    .filter((one) => one !== '')
}

interface Span {
  readonly startsOn: string
  readonly endsOn: string
}

function spansIn(sentence: string, sentOn: string): readonly Span[] {
  if (vague.test(sentence)) return []
  const mentions = mentionsIn(sentence)
  const spans: Span[] = []
  for (let at = 0; at < mentions.length; at += 1) {
    const one = mentions[at]
    const next = mentions[at + 1]
    if (!one) break
    const before = sentence.slice(mentions[at - 1]?.end ?? 0, one.at)
    if (noDay.test(before) || again.test(before) || isOpenedBy(before)) continue
    const gap = next ? sentence.slice(one.end, next.at) : ''
    const isRange =
      next !== undefined && (between.test(gap) || (/\bbetween\s*$/i.test(before) && /^\s*and\s*$/i.test(gap)))
    const isUntilOpen = next !== undefined && again.test(gap)
    const span = isRange
      ? fromTo(one, next, sentOn)
      : isUntilOpen && one.first === one.last
        ? untilBefore(one, next, sentOn)
        : alone(one, before, sentOn)
    if (isRange || isUntilOpen) at += 1
    const isPart = partBefore.test(before) || partAfter.test(sentence.slice(one.end))
    const whole = span && isPart ? { ...span, startsOn: addDays(span.startsOn, 1) } : span
    const others = one.others.map((days) => fromTo(days, days, sentOn))
    spans.push(...[whole, ...others].filter((each) => each !== null).filter((each) => isBelievable(each, sentOn)))
  }
  return spans
}

/** "… but open on the 26th": the day is one on which they are there. */
const isOpenedBy = (before: string): boolean =>
  isOpenWord.test(before) && !closing.test(before.slice(before.search(isOpenWord)))

function alone(one: Mention, before: string, sentOn: string): Span | null {
  if (only.test(before) && one.first === one.last) {
    const endsOn = dayFor(one.last, sentOn, sentOn)
    return endsOn === null ? null : { startsOn: sentOn, endsOn }
  }
  if (openEnded.test(before) && one.first === one.last) return null
  return fromTo(one, one, sentOn)
}

function fromTo(from: SaidDays, until: SaidDays, sentOn: string): Span | null {
  // "24 Dec to 2 Jan 2027": the year at the end belongs to the end; the start is the nearest such day before it.
  const end = until.last
  if (from.first.year === null && end.year !== null) {
    const endsOn = written(end, end.year)
    const same = written(from.first, end.year)
    const startsOn = same !== null && endsOn !== null && same <= endsOn ? same : written(from.first, end.year - 1)
    return startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null
  }
  const startsOn = dayFor(from.first, sentOn, addDays(sentOn, -daysBack))
  const endsOn = startsOn === null ? null : dayFor(end, startsOn, startsOn)
  return startsOn !== null && endsOn !== null ? { startsOn, endsOn } : null
}

/** Closed from a day until they open again on another. */
function untilBefore(from: SaidDays, opens: SaidDays, sentOn: string): Span | null {
  const span = fromTo(from, { ...opens, last: opens.first }, sentOn)
  return span && span.startsOn < span.endsOn ? { ...span, endsOn: addDays(span.endsOn, -1) } : null
}

/** The day with its own year; without one, the first such day that is not before `from`. */
function dayFor(day: SaidDay, near: string, from: string): string | null {
  if (day.year !== null) return written(day, day.year)
  const year = Number(near.slice(0, 4))
  const tried = [year - 1, year, year + 1, year + 2].map((one) => written(day, one))
  return tried.find((one) => one !== null && one >= from) ?? null
}

function written({ month, day }: SaidDay, year: number): string | null {
  const most = Temporal.PlainYearMonth.from({ year, month }).daysInMonth
  return day > most ? null : Temporal.PlainDate.from({ year, month, day }).toString()
}

const isBelievable = ({ startsOn, endsOn }: Span, sentOn: string): boolean =>
  startsOn <= endsOn &&
  endsOn >= sentOn &&
  daysBetween(startsOn, endsOn) <= mostDays &&
  daysBetween(sentOn, startsOn) <= 550

/** Spans that touch or repeat one another are one. */
function joined(spans: readonly ReadSpan[]): readonly ReadSpan[] {
  const list: ReadSpan[] = []
  for (const span of spans) {
    const last = list.at(-1)
    if (last && span.startsOn <= addDays(last.endsOn, 1))
      list[list.length - 1] = { ...last, endsOn: last.endsOn > span.endsOn ? last.endsOn : span.endsOn }
    else list.push(span)
  }
  return list
}
