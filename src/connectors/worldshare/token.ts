// OAuth 2 client credentials: a token for each group of scopes, asked for once, used by all callers, renewed before it
// ends. Its numbers are strings, and its instant has a space where others have a T.
import { numberOf, textOf, field } from './wire/body.ts'

export interface Token {
  readonly text: string
  readonly endsAt: Date
}
export interface Tokens {
  get(scopes: string): Promise<Token>
  /** This one was refused: the next `get` asks again, unless somebody has since. */
  drop(refused: Token): void
}

const renewBeforeMs = 5 * 60_000
const usualMs = 3_600_000

export function createTokens(options: {
  readonly ask: (scopes: string) => Promise<Token>
  /** Of whom they are: with a new key the old ones are forgotten. */
  readonly whose: () => string
  readonly now: () => Date
}): Tokens {
  const kept = new Map<string, { readonly token: Token; readonly renewAt: number }>()
  const asking = new Map<string, Promise<Token>>()
  let owner = ''

  async function ask(scopes: string): Promise<Token> {
    const token = await options.ask(scopes)
    const now = options.now().getTime()
    const ends = token.endsAt.getTime()
    // A token that ends soon by their clock is still used for half its time.
    kept.set(scopes, { token, renewAt: Math.max(ends - renewBeforeMs, now + Math.max(0, ends - now) / 2) })
    return token
  }
  return {
    get(scopes) {
      if (options.whose() !== owner) {
        owner = options.whose()
        kept.clear()
        asking.clear()
      }
      const known = kept.get(scopes)
      if (known && options.now().getTime() < known.renewAt) return Promise.resolve(known.token)
      const pending = asking.get(scopes) ?? ask(scopes).finally(() => asking.delete(scopes))
      asking.set(scopes, pending)
      return pending
    },
    drop(refused) {
      for (const [scopes, one] of kept) if (one.token === refused) kept.delete(scopes)
    },
  }
}

/** The token service's answer; null when it is not one. */
export function readToken(value: unknown, now: Date): Token | null {
  const text = textOf(field(value, 'access_token'))
  if (text === null) return null
  const seconds = numberOf(field(value, 'expires_in'))
  const said = textOf(field(value, 'expires_at'))
  const instant = said === null ? Number.NaN : Date.parse(said.replace(' ', 'T'))
  // How long it lives does not depend on whose clock is right.
  const ends =
    seconds !== null ? now.getTime() + seconds * 1000 : Number.isNaN(instant) ? now.getTime() + usualMs : instant
  return { text, endsAt: new Date(ends) }
}
