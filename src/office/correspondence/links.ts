// Addresses that work without signing in: ids, an end and a signature; never a name. Whoever changes a letter of one
// has an address that opens nothing.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type LinkTo =
  /** Where one request stands, for the library on the other side. */
  | { readonly kind: 'status'; readonly requestId: number; readonly libraryId: number }
  /** One answer to one line of a member's mail; `version` is the request's when the line was written. */
  | {
      readonly kind: 'answer'
      readonly requestId: number
      readonly libraryId: number
      readonly action: string
      readonly version: number
    }
  /** A calendar for a telephone; `turn` is the office's number for all of them, so that they can be made anew. */
  | { readonly kind: 'calendar'; readonly calendar: string; readonly turn: number }
export type LinkOf<K extends LinkTo['kind']> = Extract<LinkTo, { kind: K }>
export type ReadLink<K extends LinkTo['kind']> =
  | { readonly is: 'good'; readonly to: LinkOf<K> }
  | { readonly is: 'over' }
  | { readonly is: 'unknown' }

export interface Links {
  sign(to: LinkTo, endsAt: Date): string
  readStatus(token: string, now: Date): ReadLink<'status'>
  readAnswer(token: string, now: Date): ReadLink<'answer'>
  readCalendar(token: string, now: Date): ReadLink<'calendar'>
}

export function createLinks(secret: string): Links {
  if (secret.length < 32) throw new Error('The secret for signed links must have at least 32 characters.')
  const signature = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

  /** The parts between kind and signature, once the signature holds and the end has not come. */
  function open(token: string, kind: string, count: number, now: Date): readonly string[] | 'over' | null {
    const cut = token.lastIndexOf('.')
    const text = token.slice(0, cut)
    if (cut < 0 || !isSame(token.slice(cut + 1), signature(text))) return null
    const [first, ...parts] = text.split('.')
    const endsAt = Number.parseInt(parts.at(-1) ?? '', 36) * 1000
    if (first !== kind || parts.length !== count + 1) return null
    return endsAt > now.getTime() ? parts.slice(0, -1) : 'over'
  }
  return {
    sign(to, endsAt) {
      const text = [...partsOf(to), Math.floor(endsAt.getTime() / 1000).toString(36)].join('.')
      return `${text}.${signature(text)}`
    },
    readStatus(token, now) {
      const parts = open(token, 's', 2, now)
      if (parts === null || parts === 'over') return { is: parts ?? 'unknown' }
      const [requestId = '', libraryId = ''] = parts
      return { is: 'good', to: { kind: 'status', requestId: Number(requestId), libraryId: Number(libraryId) } }
    },
    readCalendar(token, now) {
      const parts = open(token, 'c', 2, now)
      if (parts === null || parts === 'over') return { is: parts ?? 'unknown' }
      const [calendar = '', turn = ''] = parts
      return { is: 'good', to: { kind: 'calendar', calendar, turn: Number(turn) } }
    },
    readAnswer(token, now) {
      const parts = open(token, 'a', 4, now)
      if (parts === null || parts === 'over') return { is: parts ?? 'unknown' }
      const [requestId = '', libraryId = '', version = '', action = ''] = parts
      return {
        is: 'good',
        to: {
          kind: 'answer',
          requestId: Number(requestId),
          libraryId: Number(libraryId),
          version: Number(version),
          action,
        },
      }
    },
  }
}

function partsOf(to: LinkTo): readonly (string | number)[] {
  if (to.kind === 'status') return ['s', to.requestId, to.libraryId]
  if (to.kind === 'calendar') return ['c', to.calendar, to.turn]
  return ['a', to.requestId, to.libraryId, to.version, to.action]
}

/** Equal in a time that does not tell how much of it was equal. */
function isSame(given: string, right: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(right))
}
