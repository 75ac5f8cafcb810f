import type { MiddlewareHandler } from 'hono'
import { crossSitePage } from './pages.ts'
import { refusals } from '../../domain/refusal.ts'

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/**
 * For the whole app: a request that changes something and is let in by a cookie must come from our own pages. A
 * program with a token sends no cookie by accident, and a request without either is nobody's.
 */
export function refuseCrossSite(publicUrl: string | null): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw
    const isByCookie = request.headers.has('cookie') && bearerOf(request.headers) === null
    if (safeMethods.includes(request.method) || !isByCookie || isSameOrigin(request, publicUrl)) return next()
    const { status, sentence } = refusals['cross-site']
    if (request.headers.get('accept')?.includes('text/html')) return c.html(crossSitePage(sentence), status)
    return c.json({ defined: false, code: 'cross-site', status, message: sentence, data: { sentence } }, status)
  }
}

export function isSameOrigin(request: Request, publicUrl: string | null): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return isOurOrigin(request.headers.get('origin') ?? '', request.url, publicUrl)
}

export function isOurOrigin(origin: string, requestUrl: string, publicUrl: string | null): boolean {
  return origin === new URL(publicUrl ?? requestUrl).origin
}

/** What stands after `Authorization: Bearer`; null when there is no such header. */
export function bearerOf(headers: Headers): string | null {
  return /^bearer\s+(.*)$/i.exec(headers.get('authorization') ?? '')?.[1]?.trim() ?? null
}
