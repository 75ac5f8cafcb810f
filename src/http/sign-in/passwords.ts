import { randomInt } from 'node:crypto'
import { refuse, type Refusal } from '../../domain/refusal.ts'

export const shortestPassword = 12
export const longestPassword = 128

/** Why a password will not do; null when it will. Length is what helps; rules about digits and signs only make people write it down. */
export function faultOfPassword(password: string, whose: { name: string; email: string }): Refusal | null {
  const length = [...password].length
  if (length < shortestPassword) return refuse('password-too-short', {}, 'password')
  if (password.length > longestPassword) return refuse('password-too-long', {}, 'password')
  const lower = password.toLowerCase()
  const isOneCharacter = new Set(password).size === 1
  if (isOneCharacter || lower === whose.email.toLowerCase() || lower === whose.name.toLowerCase()) {
    return refuse('password-guessable', {}, 'password')
  }
  return null
}

/** No letters that are read as one another on paper or over the telephone. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to hand over, about 79 bits: `k7rm-x2pq-…`. */
export function newPassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
