/**
 * What a partner sent, understood as a message or answered by the error the protocol has for it. Reading goes by the
 * names of the elements and forgives what partners are known to do; section 8 of our notes decides what it does not.
 */
import type { AgencyId } from '../../../domain/iso18626/basics.ts'
import type { ErrorType } from '../../../domain/iso18626/codes.ts'
import { isClosed } from '../../../domain/iso18626/codes.ts'
import { isMessage } from '../../../domain/iso18626/check.ts'
import type { Echo, Fault } from '../../../domain/iso18626/confirm.ts'
import type { ConfirmationKind, Message, MessageKind } from '../../../domain/iso18626/messages.ts'
import { messageKinds, movedToRetryInfo2021 } from '../../../domain/iso18626/structures.ts'
import { decode } from './decode.ts'
import type { Findings, Problem } from './parts.ts'
import { readStructure } from './parts.ts'
import type { XmlElement } from './tree.ts'
import { attributeOf, isSilent, namespace, parseXml } from './tree.ts'

export interface ReadOptions {
  /** The charset of the Content-Type header, if it names one. */
  readonly charset?: string
}

/** Which part could not be read, why, and what its confirmation repeats. */
export interface Unreadable {
  readonly echo: Echo
  readonly fault: Fault
  /** The same for staff. */
  readonly sentence: string
}

export type ReadResult =
  | {
      readonly ok: true
      readonly message: Message
      /** As announced; a hint only. */
      readonly version: string | null
      /** What was forgiven. */
      readonly notes: readonly string[]
    }
  | { readonly ok: false; readonly http: 400; readonly sentence: string }
  | { readonly ok: false; readonly confirm: Unreadable }

export function readMessage(body: string | Uint8Array, options: ReadOptions = {}): ReadResult {
  const decoded = decode(body, options.charset)
  if (!decoded.ok) return badRequest(decoded.sentence)
  const parsed = parseXml(decoded.text)
  if (!parsed.ok) return badRequest(parsed.sentence)
  const { root } = parsed
  if (root.name !== 'ISO18626Message') return badRequest('The document is not an ISO18626Message.')
  if (root.isForeign) return badRequest(`The namespace of the message is not ${namespace}.`)

  const known = root.children.filter((child) => kindOf(child) !== undefined)
  const [element] = known
  const kind = element && kindOf(element)
  if (!element || !kind) return badRequest('There is no message inside the ISO18626Message that we know.')

  const findings: Findings = { problems: [], notes: [] }
  for (const child of root.children) {
    if (kindOf(child) === undefined) findings.problems.push(fault('UnrecognisedDataElement', child.name))
  }
  if (known.length > 1) findings.problems.push(fault('BadlyFormedMessage', 'ISO18626Message'))
  if (root.namespace === '') findings.notes.push('The message has no namespace.')
  const version = readVersion(root, findings)
  return readKind(element, kind, version, findings)
}

function badRequest(sentence: string): ReadResult {
  return { ok: false, http: 400, sentence }
}

function kindOf(element: XmlElement): MessageKind | undefined {
  return element.isForeign ? undefined : messageKinds.find((kind) => kind === element.name)
}

function fault(errorType: ErrorType, errorValue: string): Problem {
  return { errorType, errorValue }
}

function readVersion(root: XmlElement, findings: Findings): string | null {
  const attribute = attributeOf(root, 'version')
  if (!attribute) findings.notes.push('The version is missing.')
  else if (attribute.namespace === '') findings.notes.push('The version has no prefix.')
  return attribute?.value.trim() || null
}

function readKind(element: XmlElement, kind: MessageKind, version: string | null, findings: Findings): ReadResult {
  const confirmationKind = confirmationOf(kind)
  if (kind === 'supplyingAgencyMessage') bringBackFromRetryInfo(element)
  if (!confirmationKind) mendConfirmation(element, findings)

  const message: unknown = { kind, ...readStructure(element, kind, findings) }
  const problem = weightiest(findings.problems)
  if (!problem) {
    if (!isMessage(message)) throw new Error(`a ${kind} was read that does not fit its own grammar`)
    return { ok: true, message, version, notes: [...new Set(findings.notes)] }
  }
  const sentence = sentences[problem.errorType](problem.errorValue)
  if (!confirmationKind) return badRequest(`The confirmation cannot be read: ${sentence}`)
  return { ok: false, confirm: { echo: echoFrom(element, confirmationKind), fault: cut(problem), sentence } }
}

/** The kind of confirmation a message is answered by; null for one that is a confirmation. */
function confirmationOf(kind: MessageKind): ConfirmationKind | null {
  if (kind === 'request') return 'requestConfirmation'
  if (kind === 'supplyingAgencyMessage') return 'supplyingAgencyMessageConfirmation'
  return kind === 'requestingAgencyMessage' ? 'requestingAgencyMessageConfirmation' : null
}

/** 2021 has costs and dates of a retry in a part of their own; we keep them where version 1.2 has them. */
function bringBackFromRetryInfo(message: XmlElement): void {
  const retryInfo = childOf(message, 'retryInfo')
  const messageInfo = childOf(message, 'messageInfo')
  if (!retryInfo || !messageInfo) return
  const moved = retryInfo.children.filter((child) => !child.isForeign && movedToRetryInfo2021.includes(child.name))
  for (const child of moved) {
    retryInfo.children.splice(retryInfo.children.indexOf(child), 1)
    messageInfo.children.push(child)
  }
}

/**
 * Of a confirmation only the ids and OK or ERROR matter to us: an echo nobody knows is dropped, and where one of the
 * two times is missing the other stands in, so that a careless partner is not asked the same thing again.
 */
function mendConfirmation(confirmation: XmlElement, findings: Findings): void {
  for (const name of ['action', 'reasonForMessage'] as const) {
    const echo = childOf(confirmation, name)
    if (!echo || isSilent(echo) || isClosed(name, echo.text.trim())) continue
    confirmation.children.splice(confirmation.children.indexOf(echo), 1)
    findings.notes.push(`The confirmation repeats "${echo.text.trim()}", which is no ${name}.`)
  }
  const header = childOf(confirmation, 'confirmationHeader')
  if (!header) return
  standIn(header, 'timestamp', 'timestampReceived', findings)
  standIn(header, 'timestampReceived', 'timestamp', findings)
}

function standIn(header: XmlElement, missing: string, other: string, findings: Findings): void {
  const present = childOf(header, missing)
  const substitute = childOf(header, other)
  if ((present && !isSilent(present)) || !substitute || isSilent(substitute)) return
  header.children.push({ ...substitute, name: missing })
  findings.notes.push(`${missing} is missing.`)
}

/** Version 1.2 has room for one error. The one that says most to the sender comes first. */
function weightiest(problems: readonly Problem[]): Problem | undefined {
  return problems.toSorted((one, other) => weigh(one) - weigh(other))[0]
}

function weigh({ errorType, errorValue }: Problem): number {
  return errorValue === 'requestingAgencyRequestId' ? -1 : byWeight.indexOf(errorType)
}

const byWeight: readonly ErrorType[] = [
  'UnsupportedActionType',
  'UnsupportedReasonForMessageType',
  'UnrecognisedDataElement',
  'UnrecognisedDataValue',
  'BadlyFormedMessage',
]

const sentences: Readonly<Record<ErrorType, (value: string) => string>> = {
  UnsupportedActionType: (value) => `The action "${value}" is not one of the protocol's.`,
  UnsupportedReasonForMessageType: (value) => `The reason "${value}" is not one of the protocol's.`,
  UnrecognisedDataElement: (value) => `The element ${value} is unknown, or unknown where it stands.`,
  UnrecognisedDataValue: (value) => `The value of ${value} is missing or not one of the protocol's.`,
  BadlyFormedMessage: (value) => `${value} is missing, repeated or not written as it should be.`,
}

function cut({ errorType, errorValue }: Problem): Fault {
  return { errorType, errorValue: errorValue.slice(0, 200) }
}

function echoFrom(message: XmlElement, kind: ConfirmationKind): Echo {
  const header = childOf(message, 'header')
  const supplyingAgencyId = agencyFrom(header, 'supplyingAgencyId')
  const requestingAgencyId = agencyFrom(header, 'requestingAgencyId')
  const requestingAgencyRequestId = textFrom(header, 'requestingAgencyRequestId')
  const multipleItemRequestId = textFrom(header, 'multipleItemRequestId')
  const action = textFrom(message, 'action')?.trim()
  const reasonForMessage = textFrom(childOf(message, 'messageInfo'), 'reasonForMessage')?.trim()
  return {
    kind,
    ...(supplyingAgencyId && { supplyingAgencyId }),
    ...(requestingAgencyId && { requestingAgencyId }),
    ...(requestingAgencyRequestId !== undefined && { requestingAgencyRequestId }),
    ...(multipleItemRequestId !== undefined && { multipleItemRequestId }),
    ...(action !== undefined && { action }),
    ...(reasonForMessage !== undefined && { reasonForMessage }),
  }
}

function agencyFrom(header: XmlElement | undefined, name: string): AgencyId | undefined {
  const agency = header && childOf(header, name)
  const type = textFrom(agency, 'agencyIdType')
  const value = textFrom(agency, 'agencyIdValue')
  return type === undefined || value === undefined ? undefined : { type, value }
}

function textFrom(parent: XmlElement | undefined, name: string): string | undefined {
  const child = parent && childOf(parent, name)
  return child && !isSilent(child) ? child.text : undefined
}

function childOf(parent: XmlElement, name: string): XmlElement | undefined {
  return parent.children.find((child) => child.name === name && !child.isForeign)
}
