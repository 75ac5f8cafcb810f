// The staff's token: asked for once, used by all, renewed before it ends (PAPI 8.0, AuthenticateStaffUser: 24 hours).
import { z } from 'zod'
import { readDate } from './dates.ts'

export const staffTokenShape = z.object({
  AccessToken: z.string().min(1),
  AccessSecret: z.string().min(1),
  PolarisUserID: z.number().nullish(),
  BranchID: z.number().nullish(),
  AuthExpDate: z.string().nullish(),
})
export interface StaffToken {
  readonly token: string
  readonly secret: string
  readonly userId: number | null
  readonly branchId: number | null
}

const renewBeforeMs = 10 * 60_000
const usualMs = 24 * 3_600_000

export interface StaffTokens {
  get(): Promise<StaffToken>
  /** This one was refused: the next `get` logs in, unless somebody has since. */
  drop(refused: StaffToken): void
}

export function createStaffTokens(options: {
  readonly logIn: () => Promise<z.infer<typeof staffTokenShape>>
  /** Of whom it is: with another account or address the old one is forgotten. */
  readonly whose: () => string
  readonly now: () => Date
  readonly timeZone: () => string
}): StaffTokens {
  let kept: { readonly token: StaffToken; readonly renewAt: number } | null = null
  let asking: Promise<StaffToken> | null = null
  let owner = ''

  async function ask(): Promise<StaffToken> {
    const answer = await options.logIn()
    const now = options.now().getTime()
    const ends = readDate(answer.AuthExpDate, options.timeZone())?.getTime() ?? now + usualMs
    const token = {
      token: answer.AccessToken,
      secret: answer.AccessSecret,
      userId: answer.PolarisUserID ?? null,
      branchId: answer.BranchID ?? null,
    }
    // A token that ends soon by their clock is used once: half its time is better than a log-in for every call.
    kept = { token, renewAt: Math.max(ends - renewBeforeMs, now + Math.max(0, ends - now) / 2) }
    return token
  }
  return {
    async get() {
      if (options.whose() !== owner) {
        owner = options.whose()
        kept = null
        asking = null
      }
      if (kept && options.now().getTime() < kept.renewAt) return kept.token
      asking ??= ask().finally(() => (asking = null))
      return asking
    },
    drop(refused) {
      if (kept?.token === refused) kept = null
    },
  }
}
