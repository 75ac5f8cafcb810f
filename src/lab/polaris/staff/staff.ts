import { Body, readJson } from '../body.ts'
import { xmlDate } from '../dates.ts'
import { pathOf, smallQuery, type Incoming, type Reply } from '../exchange.ts'
import { findRoute, route } from '../route.ts'
import { validToken } from '../tokens.ts'
import { DoorTrouble, PapiTrouble } from '../trouble.ts'
import type { Fields, Value } from '../value.ts'
import { zoneOf, type World } from '../world.ts'
import { illStaffCalls } from './ill-calls.ts'
import { itemStaffCalls } from './item-calls.ts'
import { patronStaffCalls } from './patron-calls.ts'
import { signIn, signInByBearer } from './sign-in.ts'
import { StaffTrouble, type StaffCall } from './staff-call.ts'
import { workflowCalls } from './workflow.ts'

const root = '/Polaris.ApplicationServices/api'
const calls: readonly StaffCall[] = [...patronStaffCalls, ...illStaffCalls, ...itemStaffCalls, ...workflowCalls]
const inside = `${root}/:version/:language/:product/:site/:org/:workstation`
const routes = calls.map((call) => route(call.method, `${inside}/${call.path}`, call))
const opening = `${root}/:version/:language/:product/authentication/staffuser`
const signInRoutes = [route('POST', opening, signIn), route('POST', `${opening}/oauth`, signInByBearer)]

/** Answers one call of the staff interface (Polaris.ApplicationServices). */
export function answerStaff(world: World, incoming: Incoming): Reply {
  try {
    return answer(world, incoming)
  } catch (error) {
    if (error instanceof StaffTrouble) return trouble(error.status, error.message)
    if (error instanceof DoorTrouble) return trouble(error.status, error.message)
    if (error instanceof PapiTrouble) return trouble(400, error.message)
    throw error
  }
}

function answer(world: World, incoming: Incoming): Reply {
  const path = pathOf(incoming.target)
  if (incoming.method === 'GET' && new RegExp(`^${root}/?$`, 'i').test(path)) {
    return written(world, 'version', { Version: '8.0.64721.0', Product: 'Polaris.ApplicationServices' })
  }
  const entry = findRoute(signInRoutes, incoming.method, path)
  if (entry && entry !== 'wrong method') {
    return written(world, 'authentication/staffuser', entry.value(world, incoming.header('authorization')))
  }
  const found = findRoute(routes, incoming.method, path)
  if (found === null) throw new StaffTrouble(404, 'No HTTP resource was found that matches the request URI.')
  if (found === 'wrong method') throw new StaffTrouble(405, 'The requested resource does not support this method.')
  const user = userOf(world, incoming.header('authorization'), found.path['site'] ?? '')
  const branchId = Number(found.path['org'])
  if (!world.state.organizations.some((one) => one.id === branchId))
    throw new StaffTrouble(400, 'Invalid organization.')
  if (!world.state.workstations.some((one) => one.id === Number(found.path['workstation']))) {
    throw new StaffTrouble(400, 'Invalid workstation.')
  }
  const body = incoming.body.trim().startsWith('{') ? readJson(incoming.body) : new Body({})
  const { value: call } = found
  const told = call.act({ ...world, path: found.path, query: smallQuery(incoming.target), body, user, branchId })
  return written(world, call.name, told)
}

/** `PAS {site}:{token}:{secret}`, or the Bearer itself where that is assumed. */
function userOf(world: World, header: string | undefined, site: string) {
  if (world.settings.assumed('oauthCalls') === 'bearer') {
    const bearer = validToken(world, 'identity', /^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? '')
    const known = world.state.staff.find((one) => one.id === bearer?.ownerId)
    if (known) return known
  }
  const read = /^PAS ([^:\s]+):([^:\s]+):(\S+)$/.exec(header ?? '')
  const pair = validToken(world, 'workstation', read?.[2] ?? '')
  const user = world.state.staff.find((one) => one.id === pair?.ownerId)
  if (!read || !pair || !user || pair.secret !== read[3] || read[1]?.toLowerCase() !== site.toLowerCase()) {
    throw new StaffTrouble(401, 'Authorization has been denied for this request.')
  }
  return user
}

function written(world: World, name: string, value: Value): Reply {
  const status = isFields(value) ? value['WorkflowStatus'] : undefined
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(plain(value, zoneOf(world))),
    name,
    ...(typeof status === 'number' ? { code: status } : {}),
  }
}

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** The staff interface writes dates as local time without a zone. */
function plain(value: Value, zone: string): unknown {
  if (value instanceof Date) return xmlDate(value, zone)
  if (Array.isArray(value)) return value.map((one: Value) => plain(one, zone))
  if (!isFields(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one, zone)]))
}

function trouble(status: number, message: string): Reply {
  const body = {
    ErrorCode: status,
    Message: message,
    MessageDetail: null,
    StackTrace: null,
    InnerException: null,
    Data: null,
  }
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(status === 401 ? { 'www-authenticate': 'PAS' } : {}),
    },
    body: JSON.stringify(body),
    name: 'staff interface',
    reason: message,
  }
}
