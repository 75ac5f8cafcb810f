import { Hono, type Context } from 'hono'
import { hasScope, sessionOf, type Session } from './access.ts'
import { answerRefused, httpError, json } from './answer.ts'
import { writeInstant } from './dates.ts'
import { nowOf } from './lab.ts'
import { findPatrons, makePatron, type PatronRefused } from './patrons.ts'
import type { Env } from './request-routes.ts'
import { at, parseJson, textOf, type JsonObject, type LabPatron } from './state.ts'

type Ask = Context<Env>
const scim = 'application/scim+json;charset=UTF-8'

/** The service of patron records (SCIM): made, found by code, read. */
export function patronRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  for (const base of ['/idaas/scim/v2/Users', '/scim/v2/Users']) {
    app.post(`${base}/.search`, (c) => search(c))
    app.post(base, (c) => create(c))
    app.get(`${base}/:id`, read)
    app.all(base, () => refused({ status: 405, detail: 'Method Not Allowed' }))
  }
  return app
}

function admit(c: Ask): Session | Response {
  const { lab } = c.env
  const query = new URL(c.req.url).searchParams
  const session = sessionOf(lab, { method: c.req.method, query, authorization: c.req.header('authorization') ?? null })
  if ('refused' in session) return answerRefused('json', session)
  if (hasScope(session, lab.assumed('scopePatron'))) return session
  return httpError(lab.assumed('scopeMissingStatus'), `The token lacks the scope ${lab.assumed('scopePatron')}`)
}

async function search(c: Ask): Promise<Response> {
  const session = admit(c)
  if (session instanceof Response) return session
  const body = parseJson(await c.req.text())
  const found = findPatrons(c.env.lab, textOf(at(body?.value, 'filter')), session.institution)
  if ('detail' in found) return refused(found)
  const Resources = found.map((one) => viewOf(one))
  return json(
    {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: found.length,
      startIndex: 1,
      itemsPerPage: found.length,
      Resources,
    },
    200,
    scim,
  )
}

async function create(c: Ask): Promise<Response> {
  const session = admit(c)
  if (session instanceof Response) return session
  const { lab } = c.env
  const body = parseJson(await c.req.text())
  const made = makePatron(lab, body?.value ?? null, session.institution, nowOf(lab))
  return 'detail' in made ? refused(made) : json(viewOf(made), 201, scim)
}

function read(c: Ask): Response {
  const session = admit(c)
  if (session instanceof Response) return session
  const id = c.req.param('id')
  const found = c.env.lab.state.patrons.find((one) => one.id === id && one.institution === session.institution)
  return found ? json(viewOf(found), 200, scim) : refused({ status: 404, detail: `User ${id} not found` })
}

function viewOf({ id, document, createdAt }: LabPatron): JsonObject {
  const created = writeInstant(createdAt)
  return { ...document, id, meta: { resourceType: 'User', created, lastModified: created } }
}

function refused({ status, scimType, detail }: PatronRefused): Response {
  const body = {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail,
    ...(scimType !== undefined && { scimType }),
  }
  return json(body, status, scim)
}
