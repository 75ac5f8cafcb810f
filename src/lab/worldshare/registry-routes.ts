import { Hono, type Context } from 'hono'
import { hasScope, sessionOf } from './access.ts'
import { answerRefused, httpError, json } from './answer.ts'
import { addressOf } from './holdings.ts'
import { libraryOf } from './libraries.ts'
import type { Env } from './request-routes.ts'

/** The registry: the name and place of a library by its number. */
export function registryRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/oclc-config/institution/data/:id', lookUp)
  app.all('/oclc-config/institution/data/:id', () => httpError(405, 'Method Not Allowed'))
  return app
}

function lookUp(c: Context<Env>): Response {
  const query = new URL(c.req.url).searchParams
  const authorization = c.req.header('authorization') ?? null
  const session = sessionOf(c.env.lab, { method: c.req.method, query, authorization })
  if ('refused' in session) return answerRefused('json', session)
  if (!hasScope(session, 'configPlatform')) return httpError(403, 'The token lacks the scope configPlatform')
  const library = libraryOf(Number(c.req.param('id')))
  if (!library) return httpError(404, `Unable to find institution ${c.req.param('id')}`)
  return json(
    {
      id: `${new URL(c.req.url).origin}/oclc-config/institution/data/${library.id}`,
      content: {
        institution: {
          identifiers: { registryId: library.id, oclcSymbol: library.symbol },
          nameLocation: { institutionName: library.name, address: addressOf(library) },
          institutionType: library.type,
        },
      },
    },
    200,
  )
}
