import { z } from 'zod'
import type { Incoming } from './exchange.ts'

export const faultKinds = {
  delay: 'answers late',
  'time-out-before': 'never answers, and does nothing',
  'time-out-after': 'does it, and never answers',
  unauthorized: 'forgets every token, then 401',
  'lock-out': 'locks the account that signs in',
  busy: 'too many calls, with Retry-After',
  error: 'HTTP 500',
  half: 'does it, and breaks off in the middle of the answer',
  'wrong-type': 'a web page where data should be',
  twice: 'the call is delivered twice',
  skew: 'the server’s clock is an hour off',
  maintenance: 'closed for maintenance: 503',
} as const

export type FaultKind = keyof typeof faultKinds

const isKind = (text: string): text is FaultKind => Object.hasOwn(faultKinds, text)
const kindSchema = z.string().refine(isKind)

export const faultSchema = z.object({
  kind: kindSchema,
  /** Part of "METHOD /path" or of the call's name; empty: every call. */
  on: z.string().default(''),
  chance: z.number().min(0).max(1).default(1),
  /** How often yet; null: until it is taken away. */
  times: z.number().int().positive().nullable().default(null),
  ms: z.number().int().min(0).default(5000),
})
export type FaultRule = z.infer<typeof faultSchema>
export interface Fault {
  readonly kind: FaultKind
  readonly ms: number
}

export class Faults {
  rules: FaultRule[] = []
  readonly #chance: () => number
  constructor(chance: () => number = Math.random) {
    this.#chance = chance
  }

  add(rule: unknown): FaultRule {
    const read = faultSchema.parse(rule)
    this.rules.push(read)
    return read
  }

  clear(): void {
    this.rules = []
  }

  /** What befalls this call: what it asks for itself (X-Emulator-Fault: half; ms=200), else the first rule that strikes. */
  strike(incoming: Incoming): Fault | null {
    const own = readHeader(incoming.header('x-emulator-fault'))
    if (own) return own
    const line = `${incoming.method} ${incoming.target}`.toLowerCase()
    for (const rule of this.rules) {
      if (!line.includes(rule.on.toLowerCase()) || this.#chance() >= rule.chance) continue
      if (rule.times !== null) {
        rule.times -= 1
        if (rule.times === 0) this.rules = this.rules.filter((one) => one !== rule)
      }
      return { kind: rule.kind, ms: rule.ms }
    }
    return null
  }
}

function readHeader(text: string | undefined): Fault | null {
  const [kind = '', option = ''] = (text ?? '').split(';').map((part) => part.trim())
  if (!isKind(kind)) return null
  return { kind, ms: Number(/^ms=(\d+)$/.exec(option)?.[1] ?? 5000) }
}
