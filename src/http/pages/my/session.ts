import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PatronRecord } from '../../../store/patrons.ts'
import { patronOf } from '../../../office/visitors/patron-door.ts'
import type { PageContext, PagesOptions } from '../door.ts'

/** A cookie of its own, for these pages alone; it ends with the browser. */
const cookieName = 'keuka_patron'

export function keepSession(c: PageContext, secret: string, publicUrl: string | null): void {
  setCookie(c, cookieName, secret, {
    path: '/my',
    httpOnly: true,
    sameSite: 'Lax',
    secure: publicUrl?.startsWith('https:') ?? false,
  })
}

export const secretOf = (c: PageContext): string | null => getCookie(c, cookieName) ?? null

export function dropSession(c: PageContext): void {
  deleteCookie(c, cookieName, { path: '/my' })
}

/** Who is here; null for nobody. */
export async function patronHere(c: PageContext, { office, now }: PagesOptions): Promise<PatronRecord | null> {
  const secret = secretOf(c)
  return secret === null ? null : patronOf(office, secret, now())
}
