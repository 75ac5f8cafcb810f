// All that is known of what a step is about, put together for its card and its mail.
import { effectRow, type EffectName } from '../../domain/lifecycle/effects.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
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
    action: step.action,
    settled: step.settled,
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
    reason: name === 'ils.charge' ? chargeReason(step) : (textOf(codes['reason']) ?? textOf(codes['retryReason'])),
    conditions: namesIn(codes['conditions']) ?? conditions ?? [],
    costCents: typeof codes['costCents'] === 'number' ? codes['costCents'] : null,
    amountCents: typeof codes['amountCents'] === 'number' ? codes['amountCents'] : null,
    askAgainFrom: textOf(codes['retryAfter']),
    note: step.note,
    library: libraryOf(step),
    barcode: step.barcode ?? (isAboutItem(step, name) ? codeOf(step) : null),
    pieceLabel: step.piece_label,
    patronCard: effectRow(name).shows?.patron ? step.patron_card : null,
    patronDueOn: step.patron_due_on,
    networkNumber: step.network_number ?? nineDigits(toLender ? step.supplier_number : step.partner_number),
    lenderString: lenderString(step),
    pickup: step.pickup_name,
    statusAddress: isMessage(name) && step.library_id !== null ? statusAddress(office, step.id, step.library_id) : null,
    office: { name: settings.name, address: settings.address, email: settings.email, phone: settings.phone },
  }
}

/** A charge may be for no one piece. */
const isAboutItem = (step: StepForPerson, name: EffectName): boolean =>
  name === 'ils.charge' ? step.piece_n !== null : effectRow(name).shows?.item === true && step.kind !== 'lending'

/** The library's own list of reasons has words of its own; these say which is meant. */
function chargeReason(step: StepForPerson): string {
  if (stateRow(lifeOf(step), step.state).place === 'lost') return 'Lost item'
  return step.damaged ? 'Damaged item' : 'Interlibrary loan'
}

/** The partner the step is for; of a step in our own system, whose book it is or who gets it. */
function libraryOf(step: StepForPerson): StepMatter['library'] {
  if (step.library_name !== null)
    return { name: step.library_name, email: step.library_email, address: step.library_address ?? {} }
  const name = step.kind === 'borrowing' ? step.lender_name : step.borrower_name
  return name === null ? null : { name, email: null }
}

/** In the network’s order; one reached another way ends the run, and one without a symbol goes by its name. */
function lenderString(step: StepForPerson): readonly string[] {
  const behind = step.lenders_behind ?? []
  const end = behind.findIndex((one) => one.channel !== 'worldshare')
  return (end === -1 ? behind : behind.slice(0, end)).flatMap((one, index) =>
    one.symbol === null ? (index === 0 && step.library_name !== null ? [step.library_name] : []) : [one.symbol],
  )
}
const nineDigits = (text: string | null): string | null => (text !== null && /^\d{9}$/.test(text) ? text : null)

/** A borrowed piece without a barcode of its own goes by our number. */
const codeOf = (step: StepForPerson): string =>
  step.piece_n !== null && step.piece_n > 1 ? `${step.number}-${step.piece_n}` : step.number
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const namesIn = (value: unknown): readonly string[] | null =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null

const isMessage = (name: EffectName): boolean => name.startsWith('lender.') || name.startsWith('borrower.')
