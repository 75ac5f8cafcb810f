import { noCredentials, type Refused } from './access.ts'
import { failureMessage, type Failure } from './failure.ts'
import type { Lab } from './lab.ts'
import type { Json, JsonObject } from './state.ts'
import { writeXml } from './xml.ts'

export type Format = 'json' | 'xml'
/** The two known forms of the request service: A has JSON and response, B has XML unless asked, and responses. */
export type Form = 'A' | 'B'

/** The format that Accept asks for; null if it asks for neither. */
export function formatFor(accept: string | null, otherwise: Format): Format | null {
  if (accept === null || accept.trim() === '') return otherwise
  const wanted = accept
    .split(',')
    .map((one, index) => {
      const [type = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
      const weight = parameters.find((part) => part.startsWith('q='))?.slice(2)
      return { type, weight: weight === undefined ? 1 : Number(weight), index }
    })
    .filter((one) => one.weight > 0)
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index)
  for (const { type } of wanted) {
    if (type === 'application/json' || type.endsWith('+json')) return 'json'
    if (type === 'application/xml' || type === 'text/xml') return 'xml'
    if (type === '*/*' || type === 'application/*' || type === 'text/*') return otherwise
  }
  return null
}

export function answerOne(lab: Lab, form: Form, format: Format, view: JsonObject, status = 200): Response {
  const body = { illRequest: view }
  if (format === 'xml') return xml(writeXml(lab.assumed('xmlRoot'), { responses: body }), status)
  return json({ [wrapper(lab, form)]: body }, status)
}

export function answerList(lab: Lab, format: Format, views: readonly JsonObject[], total: number): Response {
  const each = views.map((view) => ({ illRequest: view }))
  const count = { [lab.assumed('totalField')]: total }
  if (format === 'xml') return xml(writeXml(lab.assumed('xmlRoot'), { ...count, responses: each }), 200)
  if (lab.assumed('jsonList') === 'list') return json({ ...count, responses: each }, 200)
  return json({ ...count, responses: { illRequest: [...views] } }, 200)
}

export function answerFailure(lab: Lab, form: Form, format: Format, failed: Failure): Response {
  const detail = failed.detail.map(({ failureCode, fieldName }) => ({
    failureCode,
    ...(fieldName !== undefined && { fieldName }),
  }))
  const error = { message: failureMessage, detail, instance: lab.newId() }
  const body = { error, ...(failed.understood && { illRequest: failed.understood }) }
  if (format === 'xml') return xml(writeXml(lab.assumed('xmlRoot'), { responses: body }), failed.status)
  return json({ [wrapper(lab, form)]: body }, failed.status)
}

/** 401 as every service says it; XML has the same in elements. */
export function answerRefused(format: Format, { message, detail }: Refused): Response {
  const answer = httpError(401, message, format, detail)
  answer.headers.set('www-authenticate', 'Bearer realm="urn:oclc:lab"')
  return answer
}

/** The error of the layer before a service: {"code":{"type":"http","value":"401"},"message":…}. */
export function httpError(status: number, message: string, format: Format = 'json', details?: string): Response {
  const value = String(status)
  const more = details === undefined ? {} : { details }
  if (format === 'json') return json({ code: { type: 'http', value }, message, ...more }, status)
  const inside = writeXml('error', { message, ...more }, 'http://worldcat.org/xmlschemas/response')
  return xml(inside.replace('<message>', `<code type="http">${value}</code><message>`), status)
}

export const refusedAnswer = (format: Format): Response =>
  answerRefused(format, { refused: true, message: noCredentials })

export function json(body: Json, status: number, type = 'application/json;charset=UTF-8'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
}

export function xml(body: string, status: number, type = 'application/xml;charset=UTF-8'): Response {
  return new Response(body, { status, headers: { 'content-type': type } })
}

function wrapper(lab: Lab, form: Form): string {
  return form === 'A' ? 'response' : lab.assumed('jsonOne')
}
