import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

/** Without letters that are read as one another. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const triesPerCode = 10

export interface OneTimeCode {
  /** Whether this is the code; after ten that are not, a new one is announced. */
  matches(text: string): boolean
}

/** A code that stands only in this process's memory and where `announce` prints it: whoever reads it sits at the machine. */
export function oneTimeCode(announce: (code: string) => void, make: () => string = newCode): OneTimeCode {
  let code = make()
  let tries = 0
  announce(code)
  return {
    matches(text) {
      if (timingSafeEqual(digest(text), digest(code))) return true
      tries += 1
      if (tries >= triesPerCode) {
        code = make()
        tries = 0
        announce(code)
      }
      return false
    },
  }
}

/** Such as KWX4-92HD. */
function newCode(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')
  return `${group()}-${group()}`
}

/** However it was typed: small letters, spaces and hyphens do not count. */
function digest(text: string): Buffer {
  return createHash('sha256')
    .update(text.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest()
}
