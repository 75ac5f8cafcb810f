import { Body, readJson, readXml } from './body.ts'
import { papiCalls } from './calls/list.ts'
import type { Asked, PapiCall } from './call.ts'
import { letIn } from './door.ts'
import { pathOf, smallQuery, type Incoming, type Reply } from './exchange.ts'
import { health } from './health.ts'
import { findRoute, route } from './route.ts'
import { DoorTrouble, PapiTrouble } from './trouble.ts'
import type { Fields } from './value.ts'
import { zoneOf, type World } from './world.ts'
import { asJson, asXml, type Style } from './write-out.ts'

const root = '/PAPIService/REST'
const routes = papiCalls.map((call) => {
  const version = call.version ?? ':version'
  const side = call.by === 'staff' ? 'protected' : call.name === 'AuthenticateStaffUser' ? 'protected' : 'public'
  const token = call.by === 'staff' ? '/:token' : ''
  return route(call.method, `${root}/${side}/${version}/:lang/:app/:org${token}${call.path}`, call)
})

/** Answers one call of PAPI. */
export function answerPapi(world: World, incoming: Incoming): Reply {
  const path = pathOf(incoming.target)
  const isJson = wantsJson(incoming)
  if (incoming.method === 'GET' && /^\/PAPIService\/(REST\/public\/v\d\/\d+\/\d+\/\d+\/)?api\/?$/i.test(path)) {
    return health(world)
  }
  const found = findRoute(routes, incoming.method, path)
  if (found === null) return refused('unknown address', new DoorTrouble(404, 'There is no such address.'))
  if (found === 'wrong method') return refused('unknown method', new DoorTrouble(405, 'Not with this method.'))
  const { value: call, path: names } = found
  try {
    return written(world, call, act(world, call, names, incoming), isJson)
  } catch (error) {
    if (error instanceof DoorTrouble) return refused(call.name, error)
    if (!(error instanceof PapiTrouble)) throw error
    const fields = { PAPIErrorCode: error.code, ErrorMessage: error.message, ...call.empty, ...error.rest }
    return { ...written(world, call, fields, isJson), reason: error.message }
  }
}

function act(world: World, call: PapiCall, names: Record<string, string>, incoming: Incoming): Fields {
  const body = readBody(world, call, incoming)
  const { staff, patron } = letIn(world, call, {
    method: incoming.method,
    target: incoming.target,
    header: incoming.header,
    path: names,
    patronId: body instanceof Body ? body.whole('PatronID') : null,
  })
  if (!(body instanceof Body)) throw body
  const asked: Asked = { ...world, path: names, query: smallQuery(incoming.target), body, staff, patron }
  return call.act(asked)
}

/** A body that cannot be read is told only to those who may call. */
function readBody({ settings }: World, call: PapiCall, incoming: Incoming): Body | DoorTrouble {
  if (call.rawBody) return new Body({ raw: incoming.body })
  if (!call.body) return new Body({})
  const type = (incoming.header('content-type') ?? '').toLowerCase()
  try {
    if (type.includes('json')) return readJson(incoming.body)
    if (type === '' || type.includes('xml')) return readXml(incoming.body, call.body, settings.assumed('xmlOrder'))
    return new DoorTrouble(415, 'Only application/xml and application/json are read.')
  } catch (error) {
    if (error instanceof DoorTrouble) return error
    throw error
  }
}

/** Accept decides; where it leaves the choice, the body's own kind; else XML. */
function wantsJson({ header }: Incoming): boolean {
  const accept = (header('accept') ?? '').toLowerCase()
  if (accept.includes('json')) return !accept.includes('xml') || accept.indexOf('json') < accept.indexOf('xml')
  return !accept.includes('xml') && (header('content-type') ?? '').toLowerCase().includes('json')
}

export function styleOf(world: World): Style {
  const { assumed } = world.settings
  return { jsonDates: assumed('jsonDateFormat'), zone: zoneOf(world), nulls: assumed('xmlNull') }
}

function written(world: World, call: PapiCall, fields: Fields, isJson: boolean): Reply {
  const code = fields['PAPIErrorCode']
  return {
    status: 200,
    headers: { 'content-type': isJson ? 'application/json; charset=utf-8' : 'application/xml; charset=utf-8' },
    body: isJson ? asJson(fields, styleOf(world)) : asXml(call.root, fields, styleOf(world)),
    name: call.name,
    ...(typeof code === 'number' ? { code } : {}),
  }
}

export function refused(name: string, { status, headers, message }: DoorTrouble): Reply {
  return {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8', 'x-emulator-reason': message },
    body: status === 401 ? '' : message,
    name,
    reason: message,
  }
}
