import type { Flaw } from './checks.ts'
import { actions, oneOf, reasons } from './codes.ts'
import type { ErrorType } from './codes.ts'
import { sameAgency } from './house.ts'
import type { House } from './house.ts'
import { confirmationXml } from './messages.ts'
import type { AgencyId } from './messages.ts'
import type { Essentials, MessageKind } from './read.ts'
import { takeAnswer } from './requester.ts'
import { mistaken } from './store.ts'
import type { Verdict } from './store.ts'
import { takeAction } from './supplier-actions.ts'
import { takeRequest } from './supplier.ts'
import { document } from './write.ts'

/** Hands a well-made message to the half of the peer that it is for. */
export function judge(house: House, message: Essentials): Verdict {
  if (message.id === '') return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  const stranger = findStranger(house, message)
  if (stranger) return mistaken('UnrecognisedDataValue', stranger)
  switch (message.kind) {
    case 'request':
      return takeRequest(house, message)
    case 'requestingAgencyMessage':
      return takeAction(house, message)
    case 'supplyingAgencyMessage':
      return takeAnswer(house, message)
    default:
      return message.kind satisfies never
  }
}

/** A message that differs from the schema is complained of and not acted on. */
export function badForm(house: House, { id }: Essentials, flaws: Flaw[], body: string): Verdict {
  house.complain({ about: 'form', text: 'a message against the schema', flaws, body })
  const element = flaws.find(({ kind }) => kind === 'unknown element')
  if (element) return mistaken('UnrecognisedDataElement', lastName(element.at))
  const value = flaws.find(({ kind }) => kind === 'unknown value')
  if (value) return mistaken(typeOfUnknownValue(lastName(value.at)), value.detail)
  if (id === '') return mistaken('UnrecognisedDataValue', 'requestingAgencyRequestId')
  return mistaken('BadlyFormedMessage', lastName(flaws[0]?.at ?? ''))
}

/** The confirmation. An action or reason outside the list cannot be echoed: the schema has no room for it. */
export function confirm(house: House, message: Essentials, receivedAt: Date, verdict: Verdict): string {
  const kinds = {
    request: 'requestConfirmation',
    supplyingAgencyMessage: 'supplyingAgencyMessageConfirmation',
    requestingAgencyMessage: 'requestingAgencyMessageConfirmation',
  } as const satisfies Record<MessageKind, string>
  const xml = confirmationXml({
    kind: kinds[message.kind],
    supplier: ifNamed(message.supplier),
    requester: ifNamed(message.requester),
    confirmedAt: house.clock.now(),
    receivedAt,
    id: message.id || undefined,
    reason: message.kind === 'supplyingAgencyMessage' ? oneOf(reasons, message.what) : undefined,
    action: message.kind === 'requestingAgencyMessage' ? oneOf(actions, message.what) : undefined,
    error: verdict.ok ? undefined : { type: verdict.type, value: verdict.value },
  })
  return document(xml, house.options.prefixed ?? false)
}

/** The element that names someone the peer does not deal with. */
function findStranger(house: House, { kind, id, supplier, requester, ...rest }: Essentials): string | undefined {
  const { symbol, knows, accountExpected } = house.options
  if (kind === 'supplyingAgencyMessage') return sameAgency(requester, symbol) ? undefined : 'requestingAgencyId'
  if (!sameAgency(supplier, symbol)) return 'supplyingAgencyId'
  if (knows && !knows.some((known) => sameAgency(known, requester))) return 'requestingAgencyId'
  const lending = house.lendings.get(id)
  if (lending && !sameAgency(lending.requester, requester)) return 'requestingAgencyId'
  if (!accountExpected) return undefined
  const { accountId, securityCode } = accountExpected
  const isRight = rest.accountId === accountId && rest.securityCode === securityCode
  return isRight ? undefined : 'requestingAgencyAuthentication'
}

function typeOfUnknownValue(element: string): ErrorType {
  if (element === 'action') return 'UnsupportedActionType'
  if (element === 'reasonForMessage') return 'UnsupportedReasonForMessageType'
  return 'UnrecognisedDataValue'
}

function ifNamed(agency: AgencyId): AgencyId | undefined {
  return agency.value === '' ? undefined : agency
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
