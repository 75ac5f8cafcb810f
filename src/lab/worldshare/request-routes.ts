import { Hono, type Context } from 'hono'
import { hasScope, sessionOf, type Session } from './access.ts'
import { act, actionKeys, actions, type ActionKey } from './actions.ts'
import {
  answerFailure,
  answerList,
  answerOne,
  answerRefused,
  formatFor,
  httpError,
  type Form,
  type Format,
} from './answer.ts'
import { checkRequest } from './check-request.ts'
import { readDetails } from './details.ts'
import { failure, failureCodes, forbidden, unknownRequest, type Failure } from './failure.ts'
import { nowOf, requestOf, type Lab } from './lab.ts'
import { createRequest, sameReference } from './requests.ts'
import { searchRequests } from './search-requests.ts'
import { parseJson, type Json, type LabRequest } from './state.ts'
import { maySee, viewOf, viewOfNew } from './view.ts'
import { readXml } from './xml.ts'

export interface Env {
  readonly Bindings: { readonly lab: Lab }
}
type Ask = Context<Env>

const formABases = ['/ill/request/data', '/ILL/request/data']

/** The request service in both its forms: B below its base address, A at the older one. */
export function requestRoutes(assumedBase: string): Hono<Env> {
  const app = new Hono<Env>()
  for (const base of formABases) {
    app.post(base, (c) => create(c, 'A'))
    app.get(`${base}/:id{[0-9]+}`, (c) => read(c, 'A'))
    app.all(base, (c) => wrongMethod(c, 'A', 'POST'))
    app.all(`${base}/:id{[0-9]+}`, (c) => wrongMethod(c, 'A', 'GET'))
  }
  // The base address is each site's own: whatever stands before /requests is taken for it.
  for (const base of new Set(['', pathOf(assumedBase), ...formABases, '/:base{.+}'])) {
    app.post(`${base}/requests`, (c) => create(c, 'B'))
    app.get(`${base}/requests`, search)
    app.get(`${base}/requests/:id`, (c) => read(c, 'B'))
    app.all(`${base}/requests/:id/:action`, doAction)
    app.all(`${base}/requests`, (c) => wrongMethod(c, 'B', 'GET, POST'))
    app.all(`${base}/requests/:id`, (c) => wrongMethod(c, 'B', 'GET'))
  }
  return app
}

interface Admitted {
  readonly lab: Lab
  readonly session: Session
  readonly format: Format
  readonly form: Form
}

/** Who calls and in which format it wants its answer; or the answer that nothing is done. */
function admit(c: Ask, form: Form, scopes: readonly string[]): Admitted | Response {
  const lab = c.env.lab
  const otherwise = form === 'A' ? 'json' : lab.assumed('defaultFormat')
  const format = formatFor(c.req.header('accept') ?? null, otherwise)
  if (format === null) return httpError(406, 'Not Acceptable', otherwise)
  const query = new URL(c.req.url).searchParams
  const session = sessionOf(lab, { method: c.req.method, query, authorization: c.req.header('authorization') ?? null })
  if ('refused' in session) return answerRefused(format, session)
  if (scopes.some((one) => hasScope(session, one))) return { lab, session, format, form }
  if (lab.assumed('scopeMissingStatus') === 401) {
    return answerRefused(format, { refused: true, message: `The token lacks the scope ${scopes.join(' or ')}` })
  }
  const refused = failure(lab.assumed('scopeMissingStatus'), [{ failureCode: failureCodes.forbidden }])
  return answerFailure(lab, form, format, refused)
}

async function create(c: Ask, form: Form): Promise<Response> {
  const admitted = admit(c, form, [c.env.lab.assumed('scopeCreate')])
  if (admitted instanceof Response) return admitted
  const { lab, session, format } = admitted
  const body = await bodyOf(c)
  if (body === null) return fail(admitted, failure(400, [{ failureCode: failureCodes.unreadable }]))
  const wanted = checkRequest(lab, body, session.institution)
  if ('failed' in wanted) return fail(admitted, wanted)
  const request = sameReference(lab, wanted, session.institution) ?? createRequest(lab, wanted, session.institution)
  return answerOne(lab, form, format, viewOfNew(lab, request), lab.assumed('createdStatus'))
}

function read(c: Ask, form: Form): Response {
  const { assumed } = c.env.lab
  const admitted = admit(c, form, [assumed('scopeRead'), 'resource-sharing:my-requests'])
  if (admitted instanceof Response) return admitted
  const request = find(admitted, c.req.param('id') ?? '')
  return 'failed' in request ? fail(admitted, request) : show(admitted, request)
}

function search(c: Ask): Response {
  const { assumed } = c.env.lab
  const admitted = admit(c, 'B', [assumed('scopeSearch'), 'resource-sharing:my-requests'])
  if (admitted instanceof Response) return admitted
  const { lab, session, format } = admitted
  const page = searchRequests(lab, new URL(c.req.url).searchParams, session.institution)
  if ('failed' in page) return fail(admitted, page)
  const views = page.requests.map((one) => viewOf(lab, one, session.institution))
  return answerList(lab, format, views, page.total)
}

async function doAction(c: Ask): Promise<Response> {
  const { assumed } = c.env.lab
  const admitted = admit(c, 'B', [assumed('scopeManage')])
  if (admitted instanceof Response) return admitted
  const { lab, session } = admitted
  const key = actionNamed(lab, c.req.param('action') ?? '')
  if (key === null) {
    return fail(admitted, failure(404, [{ failureCode: failureCodes.unsupported, fieldName: 'action' }]))
  }
  const isCancelByGet = c.req.method === 'GET' && key === 'actionCancel' && assumed('cancelByGet')
  if (c.req.method !== assumed('actionVerb') && !isCancelByGet) return wrongMethod(c, 'B', assumed('actionVerb'))
  const request = find(admitted, c.req.param('id') ?? '')
  if ('failed' in request) return fail(admitted, request)
  const body = isCancelByGet ? {} : await bodyOf(c)
  if (body === null) return fail(admitted, failure(400, [{ failureCode: failureCodes.unreadable }]))
  const details = readDetails(lab, body, actions[key].by)
  if ('failed' in details) return fail(admitted, details)
  const refused = act({ lab, request, details, now: nowOf(lab) }, session.institution, key)
  return refused ? fail(admitted, refused) : show(admitted, request)
}

function actionNamed(lab: Lab, name: string): ActionKey | null {
  return actionKeys.find((key) => lab.assumed(key) === name) ?? null
}

function find({ lab, session }: Admitted, id: string): LabRequest | Failure {
  const request = /^\d{1,15}$/.test(id) ? requestOf(lab, Number(id)) : undefined
  if (!request) return unknownRequest(lab.assumed)
  return maySee(request, session.institution) ? request : forbidden(lab.assumed)
}

function show({ lab, session, format, form }: Admitted, request: LabRequest): Response {
  return answerOne(lab, form, format, viewOf(lab, request, session.institution))
}

function fail({ lab, form, format }: Admitted, failed: Failure): Response {
  return answerFailure(lab, form, format, failed)
}

function wrongMethod(c: Ask, form: Form, allow: string): Response {
  const otherwise = form === 'A' ? 'json' : c.env.lab.assumed('defaultFormat')
  const answer = httpError(405, 'Method Not Allowed', formatFor(c.req.header('accept') ?? null, otherwise) ?? 'json')
  answer.headers.set('allow', allow)
  return answer
}

/** The body as an object, whether it came as JSON or as XML; null if it is neither. An empty one says nothing. */
async function bodyOf(c: Ask): Promise<Json | null> {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  const type = c.req.header('content-type') ?? ''
  if (!/xml/i.test(type)) return parseJson(text)?.value ?? null
  const read = readXml(text)
  if (read === null) return null
  return read.root === 'illRequest' ? { illRequest: read.value } : read.value
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname.replace(/\/+$/, '') : ''
}
