/**
 * Our messages as XML, strictly by the schema of the version the partner speaks: every element in its place, both
 * attributes with their prefix, dates in UTC, amounts with two places. What the version cannot say is left out; what it
 * cannot do without and we do not have is a fault of ours, and thrown.
 */
import { wrongIn } from '../../../domain/iso18626/check.ts'
import { isClosed, isIn2017 } from '../../../domain/iso18626/codes.ts'
import type { LeafName, Part, StructureName } from '../../../domain/iso18626/grammar.ts'
import { isStructure, partsOf } from '../../../domain/iso18626/grammar.ts'
import type { Message } from '../../../domain/iso18626/messages.ts'
import { decimalOf, readDateTime } from '../../../domain/iso18626/values.ts'
import { elementOf, elementWith } from './markup.ts'
import { namespace } from './tree.ts'

export interface WriteOptions {
  readonly version: '1.2'
}

export function writeMessage(message: Message, { version }: WriteOptions): string {
  const wrong = wrongIn(message)
  if (wrong !== null) throw new Error(`a message cannot be sent: ${wrong} is missing or wrong`)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<ISO18626Message xmlns="${namespace}" xmlns:ill="${namespace}" ill:version="${version}">`,
    ...elementWith(message.kind, writeStructure(message, message.kind)).map((line) => `  ${line}`),
    '</ISO18626Message>',
    '',
  ].join('\n')
}

function writeStructure(structure: unknown, name: StructureName): readonly string[] {
  return partsOf(name)
    .filter((part) => !part.since2021)
    .flatMap((part) => writePart(valueIn(structure, part.name), part))
}

function writePart(value: unknown, part: Part): readonly string[] {
  if (part.often === 'once') return writeOne(value, part)
  if (part.often === 'sent') return writeAlways(value, part)
  if (part.often === 'list') return narrowed(value, part).flatMap((item) => writeIfSaid(item, part))
  return writeIfSaid(value, part)
}

/** Of a list as many as version 1.2 takes; where it takes one text only, all of them in it. */
function narrowed(value: unknown, part: Part): readonly unknown[] {
  if (!Array.isArray(value)) return []
  const items: readonly unknown[] = value
  if (items.length <= part.most) return items
  return part.most === 1 && part.type === 'text' ? [items.join('; ')] : items.slice(0, part.most)
}

/** An optional part that says nothing is left out: an empty date or code would not be valid. */
function writeIfSaid(value: unknown, part: Part): readonly string[] {
  if (value === undefined || isBlank(value) || isTooNew(value, part.type)) return []
  if (isStructure(part.type) && writeStructure(value, part.type).length === 0) return []
  return writeOne(value, part)
}

function writeAlways(value: unknown, part: Part): readonly string[] {
  const lines = writeIfSaid(value, part)
  if (lines.length > 0) return lines
  if (part.type === 'text') return elementOf(part.name, '')
  throw new Error(`a message cannot be sent: version 1.2 needs ${part.name}`)
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).every(([name, part]) => name === 'scheme' || isBlank(part))
}

function isTooNew(value: unknown, type: Part['type']): boolean {
  return (type === 'action' || type === 'status') && typeof value === 'string' && !isIn2017(value)
}

function writeOne(value: unknown, { name, type }: Part): readonly string[] {
  if (isStructure(type)) return elementWith(name, writeStructure(value, type))
  switch (type) {
    case 'agencyId': {
      const agencyType = elementOf('agencyIdType', textIn(value, 'type'))
      return elementWith(name, [...agencyType, ...elementOf('agencyIdValue', textIn(value, 'value'))])
    }
    case 'money': {
      const currency = elementOf('currencyCode', textIn(value, 'currency'))
      return elementWith(name, [...currency, ...elementOf('monetaryValue', decimalOf(Number(valueIn(value, 'cents'))))])
    }
    case 'code': {
      const scheme = valueIn(value, 'scheme')
      return elementOf(name, textIn(value, 'value'), typeof scheme === 'string' ? scheme : undefined)
    }
    default:
      return elementOf(name, leafText(value, name, type))
  }
}

function leafText(value: unknown, name: string, type: LeafName): string {
  const text = String(value)
  if (type === 'dateTime') return readDateTime(text)?.value ?? text
  const isUnspeakable = isTooNew(text, type) || (name === 'errorType' && !isClosed('errorType', text))
  if (isUnspeakable) throw new Error(`a message cannot be sent: version 1.2 has no ${name} ${text}`)
  return text
}

function textIn(structure: unknown, name: string): string {
  const text = valueIn(structure, name)
  return typeof text === 'string' ? text : ''
}

function valueIn(structure: unknown, name: string): unknown {
  if (typeof structure !== 'object' || structure === null) return undefined
  const value: unknown = Reflect.get(structure, name)
  return value
}
