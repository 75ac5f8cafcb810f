import { Hono, type Context } from 'hono'
import { noCredentials, sessionOf, usableKey, type Refused } from './access.ts'
import { answerRefused, httpError, json } from './answer.ts'
import type { Lab } from './lab.ts'
import type { Env } from './request-routes.ts'
import type { Key } from './state.ts'
import { giveToken, keyOfBasic } from './token.ts'

/** Where tokens come from; the second address is an older one. */
export function tokenRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  for (const path of ['/token', '/oauth2/accessToken']) {
    app.post(path, (c) => takeToken(c))
    app.all(path, () => {
      const answer = httpError(405, 'Method Not Allowed')
      answer.headers.set('allow', 'POST')
      return answer
    })
  }
  return app
}

async function takeToken(c: Context<Env>): Promise<Response> {
  const lab = c.env.lab
  const query = new URL(c.req.url).searchParams
  const key = keyOf(lab, c.req.method, query, c.req.header('authorization') ?? null)
  if ('refused' in key) return answerRefused('json', key)
  // Clients send the parameters as a form, or in the address.
  const form = new URLSearchParams(await c.req.text())
  const of = (name: string): string | null => form.get(name) ?? query.get(name)
  const answer = giveToken(lab, key, {
    grantType: of('grant_type'),
    scope: of('scope'),
    refreshToken: of('refresh_token'),
    contextInstitution: of('contextInstitutionId'),
  })
  if (!('given' in answer)) return httpError(answer.status, answer.message, 'json', answer.detail)
  const response = json(answer.given, 200)
  response.headers.set('cache-control', 'no-store')
  return response
}

function keyOf(lab: Lab, method: string, query: URLSearchParams, authorization: string | null): Key | Refused {
  if (authorization === null) return { refused: true, message: noCredentials }
  const basic = keyOfBasic(lab, authorization)
  if (basic !== null) return basic
  const session = sessionOf(lab, { method, query, authorization })
  return 'refused' in session ? session : usableKey(lab, session.key)
}
