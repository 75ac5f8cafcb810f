// Patron records as the library's identity service keeps them: what came in is kept as it came.
import type { Lab } from './lab.ts'
import { at, isObject, textOf, type Json, type JsonObject, type LabPatron } from './state.ts'

const persona = 'urn:mace:oclc.org:eidm:schema:persona:persona:20180305'
const correlation = 'urn:mace:oclc.org:eidm:schema:persona:correlationinfo:20180101'
const circulation = 'urn:mace:oclc.org:eidm:schema:persona:wmscircpatroninfo:20180101'
const ill = 'urn:mace:oclc.org:eidm:schema:persona:wsillinfo:20180101'

export interface PatronRefused {
  readonly status: number
  readonly scimType?: string
  readonly detail: string
}

/** Names of extensions have dots of their own, so they are gone down one by one. */
const inside = (body: Json | undefined, schema: string, path: string): Json | undefined =>
  isObject(body) ? at(body[schema], path) : undefined

const barcodeOf = (body: JsonObject): string => textOf(inside(body, circulation, 'circulationInfo.barcode'))
const illIdOf = (body: JsonObject): string => textOf(inside(body, ill, 'illInfo.illId'))
function sourceNumbers(body: JsonObject): readonly string[] {
  const listed = inside(body, correlation, 'correlationInfo')
  return Array.isArray(listed) ? listed.map((one) => textOf(at(one, 'idAtSource'))).filter((one) => one !== '') : []
}

/** What a record is found by. */
const codesOf = (body: JsonObject): readonly string[] =>
  [barcodeOf(body), ...sourceNumbers(body)].filter((one) => one !== '')

export function findPatrons(lab: Lab, filter: string, institution: number): readonly LabPatron[] | PatronRefused {
  const [, name, value] = /^(\w+) eq "([^"]*)"$/.exec(filter.trim()) ?? []
  if (name !== lab.assumed('patronSearchTerm') || value === undefined) {
    return { status: 400, scimType: 'invalidFilter', detail: `Filter is not supported: ${filter}` }
  }
  return lab.state.patrons.filter((one) => one.institution === institution && codesOf(one.document).includes(value))
}

export function makePatron(lab: Lab, body: Json, institution: number, now: number): LabPatron | PatronRefused {
  if (!isObject(body)) return { status: 400, scimType: 'invalidSyntax', detail: 'The body is no JSON object' }
  const schemas = body['schemas']
  if (!Array.isArray(schemas) || !schemas.includes('urn:ietf:params:scim:schemas:core:2.0:User')) {
    return invalid('schemas must name the User schema')
  }
  const home = textOf(inside(body, persona, 'institutionId'))
  if (home === '') return invalid('institutionId is missing')
  if (home !== String(institution)) return { status: 403, detail: `The token may not act for institution ${home}` }
  if (lab.assumed('patronIsNamed') && textOf(at(body, 'name.familyName')) === '')
    return invalid('familyName is missing')
  const codes = codesOf(body)
  const isTaken = lab.state.patrons.some(
    (one) => one.institution === institution && codesOf(one.document).some((code) => codes.includes(code)),
  )
  if (isTaken && lab.assumed('patronIsUnique')) {
    return { status: 409, scimType: 'uniqueness', detail: 'A user with this identifier exists' }
  }
  const patron: LabPatron = { id: lab.newId(), institution, document: body, createdAt: now }
  lab.state.patrons.push(patron)
  return patron
}

/** Whether a request names a patron that stands here, by any of its numbers. */
export function isKnownPatron({ state }: Lab, userId: string, institution: number): boolean {
  return state.patrons.some(
    (one) =>
      one.institution === institution && [one.id, illIdOf(one.document), ...codesOf(one.document)].includes(userId),
  )
}

const invalid = (detail: string): PatronRefused => ({ status: 400, scimType: 'invalidValue', detail })
