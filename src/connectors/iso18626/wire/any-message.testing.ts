/** Any message that version 1.2 can say, made up from the grammar: every optional part there or not, every odd text. */
import type { Arbitrary } from 'fast-check'
import {
  array,
  boolean,
  constantFrom,
  date,
  integer,
  maxSafeInteger,
  oneof,
  option,
  record,
  string,
  webUrl,
} from 'fast-check'
import { isMessage } from '../../../domain/iso18626/check.ts'
import { closedCodes, errorTypes, isIn2017 } from '../../../domain/iso18626/codes.ts'
import type { Part, StructureName } from '../../../domain/iso18626/grammar.ts'
import { isStructure, partsOf } from '../../../domain/iso18626/grammar.ts'
import type { Message } from '../../../domain/iso18626/messages.ts'
import { messageKinds } from '../../../domain/iso18626/structures.ts'

export function anyMessage(): Arbitrary<Message> {
  return oneof(...messageKinds.map((kind) => structure(kind).map((parts) => ({ kind, ...parts })))).filter(
    (value: unknown): value is Message => isMessage(value),
  )
}

function structure(name: StructureName): Arbitrary<object> {
  const parts = partsOf(name).filter((part) => !part.since2021)
  if (parts.some((part) => part.often === 'choice')) {
    return oneof(...parts.map((part) => one(part).map((value) => ({ [part.name]: value }))))
  }
  const needed = parts.filter((part) => part.often === 'once' || part.name === 'supplyingAgencyId')
  const all = Object.fromEntries(parts.map((part) => [part.name, valueOf(part)]))
  // What says nothing is not sent, so a structure made up without any part would not come back.
  return record(all, { requiredKeys: needed.map((part) => part.name) }).map((made) =>
    Object.fromEntries(Object.entries(made).filter(([, value]) => saysSomething(value))),
  )
}

function saysSomething(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.values(value).some(saysSomething)
}

function valueOf(part: Part): Arbitrary<unknown> {
  if (part.name === 'bibliographicInfo') return structureWithPart(part.name)
  if (part.often !== 'list') return one(part)
  return array(one(part).filter(saysSomething), { minLength: 1, maxLength: Math.min(part.most, 3) })
}

function structureWithPart(name: StructureName): Arbitrary<object> {
  return structure(name).map((made) => (saysSomething(made) ? made : { title: 'x' }))
}

function one(part: Part): Arbitrary<unknown> {
  const { name, type } = part
  if (isStructure(type)) return structure(type)
  if (name === 'errorType') return constantFrom(...errorTypes)
  switch (type) {
    case 'text':
      return anyText()
    case 'code':
      return option(webUrl(), { nil: undefined }).chain((scheme) =>
        anyText().map((value) => (scheme === undefined ? { value } : { value, scheme })),
      )
    case 'dateTime':
      return date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map((instant) =>
        Temporal.Instant.from(instant.toISOString()).toString(),
      )
    case 'integer':
      return maxSafeInteger().map((value) => value + 0)
    case 'boolean':
      return boolean()
    case 'agencyId':
      return record({ type: anyText(), value: anyText() }).map((agency) => ({ ...agency }))
    case 'money':
      return record({ currency: anyText(), cents: maxSafeInteger() }).map((money) => ({ ...money }))
    default:
      return constantFrom(...closedCodes[type].filter(isIn2017))
  }
}

/** Texts with every sign there is, among them halves of one and those that XML forbids or treats specially. */
export function anyText(): Arbitrary<string> {
  const halves = array(integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 8 }).map((units) =>
    String.fromCharCode(...units),
  )
  const special = constantFrom(']]>', '<![CDATA[', '&amp;', '\r\n', ' \t ', '\u2028', 'שלום', '👩‍🚀', '-->', '\u0000')
  const anything = oneof(halves, special, string({ unit: 'binary', maxLength: 12 }), string({ maxLength: 12 }))
  return array(anything, { minLength: 1, maxLength: 3 })
    .map((texts) => texts.join(''))
    .filter((text) => text.trim() !== '')
}
