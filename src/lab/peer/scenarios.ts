import { oneOf, yesNo } from './codes.ts'
import type { YesNo } from './codes.ts'

/** What a supplier does, one after the other. */
export const supplierWords = [
  'RECEIVED',
  'EXPECT',
  'WILLSUPPLY',
  'LOANED',
  'OVERDUE',
  'RECALLED',
  'UNFILLED',
  'RETRY',
  'CONDITION',
  'COST',
  'COPYCOMPLETED',
  'COMPLETED',
  'LOST',
  'CANCELLED',
  'NOTE',
] as const
/** What a requester does, one after the other; ON:Status holds until the supplier says so. */
export const requesterWords = [
  'RECEIVE',
  'RENEW',
  'RETURN',
  'FORWARD',
  'CANCEL',
  'REMIND',
  'STATUS',
  'NOTE',
  'ON',
] as const
/** What goes wrong on the way, from this point of the story on. */
export const faultWords = ['DOWN', 'HANGUP', 'TIMEOUT', 'CUT', 'ERROR', 'SLOW', 'SILENT'] as const
/** How a party is, from beginning to end. */
const supplierManners = ['CANCEL-YES', 'CANCEL-NO', 'RENEW-YES', 'RENEW-NO', 'NO-CHECKIN', 'CROSSING'] as const
const requesterManners = ['ACCEPT', 'DECLINE', 'RETRY'] as const

export type SupplierWord = (typeof supplierWords)[number]
export type RequesterWord = (typeof requesterWords)[number]
export type FaultWord = (typeof faultWords)[number]

export type Step<Word> = {
  word: Word
  value: string | undefined
  /** How long after the step before, where the scenario says so (WAIT). */
  afterMs: number | undefined
}

export type SupplierScenario = {
  steps: Step<SupplierWord | FaultWord>[]
  /** Answers to Cancel and Renew in turn; the last one stays. Empty: as a library would. */
  cancel: YesNo[]
  renew: YesNo[]
  checksIn: boolean
  crosses: boolean
  doubles: boolean
  unknown: string[]
}

export type RequesterScenario = {
  steps: Step<RequesterWord>[]
  terms: 'accept' | 'decline' | 'ignore'
  retries: boolean
  keepsId: boolean
  doubles: boolean
  unknown: string[]
}

type Token = { word: string; value: string | undefined }

/** The scenario that a note or a title names in brackets, as in `[scenario: WILLSUPPLY LOANED]`. */
export function namedScenario(...texts: (string | undefined)[]): string | undefined {
  const found = texts.map((text) => /\[scenario:\s*([^\]]*)\]/i.exec(text ?? '')?.[1]?.trim())
  return found.find((text) => text)
}

export function readSupplierScenario(text: string): SupplierScenario {
  const tokens = tokensOf(text)
  const answers = (question: string): YesNo[] =>
    tokens.flatMap(({ word }) => {
      const answer = word.startsWith(`${question}-`) ? oneOf(yesNo, word.at(question.length + 1)) : undefined
      return answer ? [answer] : []
    })
  const has = (word: string): boolean => tokens.some((token) => token.word === word)
  return {
    ...readSteps(tokens, [...supplierWords, ...faultWords], supplierManners),
    cancel: answers('CANCEL'),
    renew: answers('RENEW'),
    checksIn: !has('NO-CHECKIN'),
    crosses: has('CROSSING'),
    doubles: has('DUPLICATE'),
  }
}

export function readRequesterScenario(text: string): RequesterScenario {
  const tokens = tokensOf(text)
  const has = (word: string): boolean => tokens.some((token) => token.word === word)
  return {
    ...readSteps(tokens, requesterWords, requesterManners),
    terms: has('ACCEPT') ? 'accept' : has('DECLINE') ? 'decline' : 'ignore',
    retries: has('RETRY'),
    keepsId: tokens.some(({ word, value }) => word === 'RETRY' && value?.toUpperCase() === 'SAMEID'),
    doubles: has('DUPLICATE'),
  }
}

/** `3d`, `2h`, `30m`, `10s` or `500ms` in milliseconds. */
export function readDuration(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text ?? '')
  const unit = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }[match?.[2] ?? '']
  return unit === undefined ? undefined : Number(match?.[1]) * unit
}

function readSteps<Word extends string>(
  tokens: Token[],
  words: readonly Word[],
  manners: readonly string[],
): { steps: Step<Word>[]; unknown: string[] } {
  const steps: Step<Word>[] = []
  const unknown: string[] = []
  let afterMs: number | undefined
  for (const { word, value } of tokens) {
    const known = oneOf(words, word)
    const wait = word === 'WAIT' ? readDuration(value) : undefined
    if (wait !== undefined) afterMs = (afterMs ?? 0) + wait
    else if (known) {
      steps.push({ word: known, value, afterMs })
      afterMs = undefined
    } else if (word !== 'DUPLICATE' && !manners.includes(word)) unknown.push(word)
  }
  return { steps, unknown }
}

function tokensOf(text: string): Token[] {
  return text
    .split(/[\s_,;]+/)
    .filter((token) => token)
    .map((token) => {
      const [word = '', ...rest] = token.split(':')
      return { word: word.toUpperCase(), value: rest.length > 0 ? rest.join(':') : undefined }
    })
}
