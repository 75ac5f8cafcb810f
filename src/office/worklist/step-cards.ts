// The card of one step: what is to be done outside, with the fields to copy or the mail to send, and its keys.
import type { EffectName, EffectRow } from '../../domain/lifecycle/effects.ts'
import { lifeOf } from '../../domain/lifecycle/lives.ts'
import { writeEntryNumber, writeNumber } from '../../domain/values/request-number.ts'
import type { Card, CardKey } from '../../domain/worklist/card.ts'
import { lenderAnswers, openKey } from '../../domain/worklist/card-keys.ts'
import { stepMail } from '../../domain/worklist/letter.ts'
import { stepFields, type StepMatter } from '../../domain/worklist/step.ts'
import type { StepForPerson } from '../../store/worklist.ts'
import type { Office } from '../context.ts'

export function stepCard(office: Office, step: StepForPerson, row: EffectRow, name: EffectName): Card {
  const failed = step.effect_state === 'given_up'
  const matter = matterOf(office, step, name)
  return {
    key: `step:${step.effect_id}`,
    kind: failed ? 'failed_step' : 'step',
    requestId: step.id,
    number: writeNumber(step.number),
    title: step.title,
    words: row.words.replace(/the (lender|borrower)\b/, step.library_name ?? 'the $1'),
    why: whyHere(step),
    since: step.since.toISOString(),
    until: null,
    isLate: false,
    effectId: step.effect_id,
    fields: stepFields(matter),
    mail: stepMail(matter),
    keys: [...stepKeys(row, failed), ...answers(step, name), openKey],
  }
}

function whyHere(step: StepForPerson): string {
  if (step.error !== null) return step.error
  if (step.port === 'ils') return 'No library system is connected for this: it is done by hand.'
  return `${step.library_name ?? 'The library'} is reached by hand.`
}

function stepKeys(row: EffectRow, failed: boolean): CardKey[] {
  const done: CardKey = { key: row.byHand.key, label: row.byHand.label, does: 'done', action: null, needsMore: false }
  const skip: CardKey = { key: 'S', label: 'Leave it out', does: 'skip', action: null, needsMore: true }
  return failed
    ? [{ key: 'A', label: 'Try again', does: 'again', action: null, needsMore: false }, done, skip]
    : [done, skip]
}

/** A lender that is asked by telephone or mail may answer while the card is open. */
function answers(step: StepForPerson, name: EffectName): CardKey[] {
  if (!/^lender\.(ask|remind)/.test(name) || step.channel !== 'by_hand' || step.entry_state === null) return []
  return lenderAnswers(lifeOf(step), step.state, step.entry_state)
}

function matterOf(office: Office, step: StepForPerson, name: EffectName): StepMatter {
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
