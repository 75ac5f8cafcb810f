// All that is known of what a step is about, put together for its card and its mail.
import type { EffectName } from '../../domain/lifecycle/effects.ts'
import { writeEntryNumber, writeNumber } from '../../domain/values/request-number.ts'
import type { StepMatter } from '../../domain/worklist/step.ts'
import type { StepForPerson } from '../../store/worklist.ts'
import type { Office } from '../context.ts'
import { statusAddress } from '../correspondence/addresses.ts'

export function matterOf(office: Office, step: StepForPerson, name: EffectName): StepMatter {
  const { codes, conditions } = step
  const toLender = name.startsWith('lender.')
  const settings = office.settings()
  return {
    name,
    service: step.service,
    number: toLender && step.entry_n !== null ? writeEntryNumber(step.number, step.entry_n) : writeNumber(step.number),
    theirNumber: toLender ? step.supplier_number : step.partner_number,
    title: step.title,
    citation: step.citation,
    neededBy: step.needed_by,
    maxCostCents: step.max_cost_cents,
    currency: step.currency,
    copyrightCompliance: step.copyright_compliance,
    dueOn: step.due_on,
    renewalWish: step.renewal_wish,
    reason: textOf(codes['reason']) ?? textOf(codes['retryReason']),
    conditions: namesIn(codes['conditions']) ?? conditions ?? [],
    costCents: typeof codes['costCents'] === 'number' ? codes['costCents'] : null,
    askAgainFrom: textOf(codes['retryAfter']),
    note: step.note,
    library: libraryOf(step),
    barcode: step.barcode ?? (name === 'ils.makeCirculable' || name === 'ils.retire' ? codeOf(step) : null),
    pieceLabel: step.piece_label,
    patronCard: name === 'ils.makeCirculable' || name === 'ils.placeHold' ? step.patron_card : null,
    pickup: step.pickup_name,
    statusAddress: isMessage(name) && step.library_id !== null ? statusAddress(office, step.id, step.library_id) : null,
    office: { name: settings.name, address: settings.address, email: settings.email, phone: settings.phone },
  }
}

/** The partner the step is for; of a step in our own system, whose book it is or who gets it. */
function libraryOf(step: StepForPerson): StepMatter['library'] {
  if (step.library_name !== null) return { name: step.library_name, email: step.library_email }
  const name = step.kind === 'borrowing' ? step.lender_name : step.borrower_name
  return name === null ? null : { name, email: null }
}

/** A borrowed piece without a barcode of its own goes by our number. */
const codeOf = (step: StepForPerson): string =>
  step.piece_n !== null && step.piece_n > 1 ? `${step.number}-${step.piece_n}` : step.number
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const namesIn = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null

const isMessage = (name: EffectName): boolean => name.startsWith('lender.') || name.startsWith('borrower.')
