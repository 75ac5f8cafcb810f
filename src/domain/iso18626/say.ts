// Which message an effect is, and with what in it: requests and actions to lenders, answers to borrowers.
import { foundHow, foundNotes } from '../correspondence/found-words.ts'
import { effectRow } from '../lifecycle/effects.ts'
import type { AgencyId, Header } from './basics.ts'
import { isClosed } from './codes.ts'
import { readKeptHeader } from './kept-header.ts'
import type { Matter, Symbol18626 } from './matter.ts'
import type { TransactionMessage } from './messages.ts'
import { sameCode } from './open-codes.ts'
import { sayRequest } from './say-request.ts'
import { saySupplier } from './say-supplier.ts'
import { writeEntryNumber, writeNumber } from '../values/request-number.ts'

export type Said =
  | { readonly ok: true; readonly message: TransactionMessage }
  | { readonly ok: false; readonly why: string }

/** `at` is the message's own time; `answeredBefore`: the borrower has had our first answer. */
export function messageOf(matter: Matter, at: Date, answeredBefore: boolean): Said {
  const says = effectRow(matter.effect.name).iso18626
  if (!says) return { ok: false, why: 'This step has no message in ISO 18626: tell the library another way.' }
  const header = says.message === 'supplier' ? headerToBorrower(matter, at) : headerToLender(matter, at)
  if (typeof header === 'string') return { ok: false, why: header }
  if (says.message === 'request') return { ok: true, message: sayRequest(matter, header, says.requestType) }
  if (says.message === 'supplier') return { ok: true, message: saySupplier(matter, header, says, answeredBefore) }
  if (!isClosed('action', says.action)) throw new Error(`ISO 18626 has no action ${says.action}`)
  const note = noteToLender(matter)
  return {
    ok: true,
    message: { kind: 'requestingAgencyMessage', header, action: says.action, ...(note !== null && { note }) },
  }
}

/** Symbols that ISO 18626 knows as such come first. */
export function symbolFor(symbols: readonly Symbol18626[]): AgencyId | null {
  const best = symbols.find((one) => sameCode(one.scheme, 'ISIL')) ?? symbols[0]
  return best ? { type: best.scheme, value: best.symbol } : null
}

function headerToLender(matter: Matter, at: Date): Header | string {
  const entry = matter.entries.find((one) => one.id === matter.effect.entryId)
  const requestingAgencyId = officeSymbol(matter)
  const supplyingAgencyId = symbolFor(matter.partner.symbols)
  if (!entry) return 'It is not known which lender this is for.'
  if (!requestingAgencyId) return 'The office has no symbol: add one in the settings.'
  if (!supplyingAgencyId) return `${matter.partner.name} has no symbol: add one to its record.`
  const { accountId, secretName } = matter.partner
  return {
    supplyingAgencyId,
    requestingAgencyId,
    timestamp: at.toISOString(),
    requestingAgencyRequestId: writeEntryNumber(matter.request.number, entry.n),
    ...(entry.supplierNumber !== null && { supplyingAgencyRequestId: entry.supplierNumber }),
    ...((accountId !== null || secretName !== null) && {
      requestingAgencyAuthentication: {
        ...(accountId !== null && { accountId }),
        ...(secretName !== null && { securityCode: hiddenCode }),
      },
    }),
  }
}

/** Stands for a security code wherever a message is kept; the code itself is put in only on the way out. */
export const hiddenCode = '••••••'

function headerToBorrower(matter: Matter, at: Date): Header | string {
  const kept = readKeptHeader(matter.partnerHeader)
  const supplyingAgencyId = kept?.supplyingAgencyId ?? officeSymbol(matter)
  const requestingAgencyId = kept?.requestingAgencyId ?? symbolFor(matter.partner.symbols)
  if (matter.partnerNumber === null)
    return 'This request did not come by ISO 18626 and has no number of the borrower’s: tell them another way.'
  if (!supplyingAgencyId) return 'The office has no symbol: add one in the settings.'
  if (!requestingAgencyId) return `${matter.partner.name} has no symbol: add one to its record.`
  return {
    supplyingAgencyId,
    requestingAgencyId,
    ...(kept?.multipleItemRequestId !== undefined && { multipleItemRequestId: kept.multipleItemRequestId }),
    timestamp: at.toISOString(),
    requestingAgencyRequestId: matter.partnerNumber,
    supplyingAgencyRequestId: kept?.supplyingAgencyRequestId ?? writeNumber(matter.request.number),
  }
}

function officeSymbol({ office }: Matter): AgencyId | null {
  const first = office.symbols[0]
  return first ? { type: first.scheme, value: first.symbol } : null
}

/** A colleague's words to the lender; why a patron cancels, or how it was lost, is nobody's business there. */
function noteToLender({ effect, event, note, request }: Matter): string | null {
  if (effect.name === 'lender.accept')
    return note === null ? 'We accept the conditions.' : `We accept the conditions. ${note}`
  if (effect.name === 'lender.tellLost')
    return 'The item is lost here. Please tell us what you would like: payment or another copy.'
  if (effect.name === 'lender.tellFound') return foundNotes[foundHow(event.action, request.settled)]
  if (effect.name === 'lender.tell')
    return (
      note ??
      (event.action === 'notArrived'
        ? 'The item has not arrived here. Please look into it.'
        : 'Please look at this request.')
    )
  return event.action === 'decline' ? note : null
}
