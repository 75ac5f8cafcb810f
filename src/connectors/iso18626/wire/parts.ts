/** The elements of a message as the values of `messages.ts`, by the grammar's table, with what is wrong or odd in them. */
import type { ClosedCodeName, ErrorType } from '../../../domain/iso18626/codes.ts'
import { isClosed } from '../../../domain/iso18626/codes.ts'
import type { LeafName, Part, StructureName } from '../../../domain/iso18626/grammar.ts'
import { isStructure, partsOf } from '../../../domain/iso18626/grammar.ts'
import { renamed2021 } from '../../../domain/iso18626/structures.ts'
import type { Understood } from '../../../domain/iso18626/values.ts'
import { readBoolean, readCents, readDateTime, readInteger } from '../../../domain/iso18626/values.ts'
import type { XmlElement } from './tree.ts'
import { attributeOf, isSilent } from './tree.ts'

export interface Problem {
  readonly errorType: ErrorType
  readonly errorValue: string
}

/** What reading a message turned up besides its values. */
export interface Findings {
  readonly problems: Problem[]
  readonly notes: string[]
}

type Values = Record<string, unknown>

export function readStructure(element: XmlElement, name: StructureName, findings: Findings): Values {
  if (element.text.trim() !== '') report(findings, 'BadlyFormedMessage', element.name)
  const byPart = sortChildren(element, name, findings)
  const values: Values = {}
  for (const part of partsOf(name)) {
    const value = readPart(byPart.get(part.name) ?? [], part, findings)
    if (value !== undefined) values[part.name] = value
  }
  checkChoice(element, name, values, findings)
  return values
}

function sortChildren(
  element: XmlElement,
  name: StructureName,
  findings: Findings,
): ReadonlyMap<string, readonly XmlElement[]> {
  const byPart = new Map<string, XmlElement[]>()
  for (const child of element.children) {
    const partName = renamed2021[name]?.[child.name] ?? child.name
    if (child.isForeign || partsOf(name).every((part) => part.name !== partName)) {
      report(findings, 'UnrecognisedDataElement', child.name)
      continue
    }
    const same = byPart.get(partName)
    if (same) same.push(child)
    else byPart.set(partName, [child])
  }
  return byPart
}

/** The part's value; undefined if the message does not have it, or has it wrong, which is then reported. */
function readPart(elements: readonly XmlElement[], part: Part, findings: Findings): unknown {
  // A mandatory text may be empty, a mandatory structure may be missing all it should have: both are read as they are.
  const isReadEmpty = part.often === 'once' && (part.type === 'text' || part.type === 'code' || isStructure(part.type))
  const saying = elements.filter((element) => !isSilent(element))
  const said = saying.length === 0 && isReadEmpty ? elements.slice(0, 1) : saying

  if (part.name === 'requestingAgencyRequestId' && part.often === 'once' && saying.length === 0) {
    return report(findings, 'UnrecognisedDataValue', part.name)
  }
  if (part.often === 'list') {
    const values = said.map((element) => readOne(element, part.type, findings)).filter((value) => value !== undefined)
    return values.length === 0 ? undefined : values
  }
  const [first, ...more] = said
  if (more.length > 0) return report(findings, 'BadlyFormedMessage', part.name)
  if (first) return readOne(first, part.type, findings)
  if (part.often === 'once') return report(findings, 'BadlyFormedMessage', part.name)
  if (part.often === 'sent' && elements.length === 0) findings.notes.push(`${part.name} is missing.`)
  return undefined
}

function checkChoice(element: XmlElement, name: StructureName, values: Values, findings: Findings): void {
  const isChoice = partsOf(name).some((part) => part.often === 'choice')
  if (isChoice && Object.keys(values).length !== 1) report(findings, 'BadlyFormedMessage', element.name)
}

function readOne(element: XmlElement, type: Part['type'], findings: Findings): unknown {
  if (isStructure(type)) return readStructure(element, type, findings)
  if (type === 'agencyId') return readAgencyId(element, findings)
  if (type === 'money') return readMoney(element, findings)
  for (const child of element.children) report(findings, 'UnrecognisedDataElement', child.name)
  return readLeaf(element, type, findings)
}

function readLeaf(element: XmlElement, type: Exclude<LeafName, 'agencyId' | 'money'>, findings: Findings): unknown {
  const { name, text } = element
  switch (type) {
    case 'text':
      return text
    case 'code':
      return readCode(element)
    case 'dateTime':
      return take(readDateTime(text), name, findings)
    case 'integer':
      return take(wrap(readInteger(text)), name, findings)
    case 'boolean':
      return take(wrap(readBoolean(text)), name, findings)
    default:
      return readClosed(name, text, type, findings)
  }
}

function readCode(element: XmlElement): Values {
  const scheme = attributeOf(element, 'scheme')?.value.trim() ?? ''
  return scheme === '' ? { value: element.text } : { value: element.text, scheme }
}

/** Section 8 of our notes has an error of its own for an action and for a reason that nobody knows. */
function readClosed(name: string, text: string, type: ClosedCodeName, findings: Findings): unknown {
  const word = text.trim()
  if (isClosed(type, word)) return word
  if (type === 'action') return report(findings, 'UnsupportedActionType', word)
  if (type === 'reasonForMessage') return report(findings, 'UnsupportedReasonForMessageType', word)
  return report(findings, 'UnrecognisedDataValue', name)
}

const agencyIdParts: readonly Part[] = [mandatory('agencyIdType', 'code'), mandatory('agencyIdValue', 'text')]
const moneyParts: readonly Part[] = [mandatory('currencyCode', 'code'), mandatory('monetaryValue', 'text')]

function mandatory(name: string, type: LeafName): Part {
  return { name, type, often: 'once', most: 1, since2021: false }
}

function readAgencyId(element: XmlElement, findings: Findings): Values | undefined {
  const [type, value] = readPair(element, agencyIdParts, findings)
  return type === undefined || value === undefined ? undefined : { type, value }
}

function readMoney(element: XmlElement, findings: Findings): Values | undefined {
  const [currency, amount] = readPair(element, moneyParts, findings)
  if (currency === undefined || amount === undefined) return undefined
  const cents = take(readCents(amount), 'monetaryValue', findings)
  return cents === undefined ? undefined : { currency, cents }
}

/** The texts of two mandatory elements inside another one. */
function readPair(element: XmlElement, parts: readonly Part[], findings: Findings): readonly (string | undefined)[] {
  if (element.text.trim() !== '') report(findings, 'BadlyFormedMessage', element.name)
  for (const child of element.children) {
    const isKnown = !child.isForeign && parts.some((part) => part.name === child.name)
    if (!isKnown) report(findings, 'UnrecognisedDataElement', child.name)
  }
  return parts.map((part) => {
    const named = element.children.filter((child) => child.name === part.name && !child.isForeign)
    const [only, ...more] = named
    if (only && more.length === 0) return only.text
    report(findings, 'BadlyFormedMessage', part.name)
    return undefined
  })
}

function take<T>(understood: Understood<T> | null, name: string, findings: Findings): T | undefined {
  if (!understood) return report(findings, 'BadlyFormedMessage', name)
  if (understood.note !== undefined) findings.notes.push(`${name} has ${understood.note}.`)
  return understood.value
}

function wrap<T>(value: T | null): Understood<T> | null {
  return value === null ? null : { value }
}

function report(findings: Findings, errorType: ErrorType, errorValue: string): undefined {
  findings.problems.push({ errorType, errorValue })
}
