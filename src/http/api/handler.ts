import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { refuse } from '../../domain/refusal.ts'
import { refusalResponse } from './answer.ts'
import type { ApiContext } from './base.ts'
import { unreadableOf, wireErrorOf } from './failure.ts'
import { router } from './router.ts'

/** Answers whatever comes under /api. */
export function createApi(log: (line: string) => void) {
  const handler = new OpenAPIHandler(router, {
    // Inside the call the path is known and the error still gets its place in the contract.
    clientInterceptors: [
      async ({ next, path }) => {
        try {
          return await next()
        } catch (error) {
          throw wireErrorOf(error, log, path.join('.'))
        }
      },
    ],
    // Around it: what could not even be read.
    interceptors: [
      async ({ next, request }) => {
        try {
          return await next()
        } catch (error) {
          throw unreadableOf(error, log, `${request.method} ${request.url.pathname}`)
        }
      },
    ],
  })

  return async (request: Request, context: ApiContext): Promise<Response> => {
    const { matched, response } = await handler.handle(request, { prefix: '/api', context })
    if (!matched) return refusalResponse(refuse('no-such-address'))
    response.headers.set('cache-control', 'no-store')
    if (response.headers.get('content-type') === 'application/pdf') {
      // Our own screens may show it in a frame, to print it.
      response.headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'self'")
      response.headers.set('x-frame-options', 'SAMEORIGIN')
    }
    return response
  }
}
