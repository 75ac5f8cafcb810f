import type { MiddlewareHandler } from 'hono'

/**
 * What every answer carries. The workbench puts styles into the page at run time; everything else comes from files of
 * our own. Pages with a stricter policy of their own keep it.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  // The papers that a screen prints by itself.
  "frame-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const securityHeaders =
  (publicUrl: string | null): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const { headers } = c.res
    const usual: Readonly<Record<string, string>> = {
      'content-security-policy': policy,
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(self), microphone=(), geolocation=()',
      ...(publicUrl?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
    }
    for (const [name, value] of Object.entries(usual)) if (!headers.has(name)) headers.set(name, value)
  }
