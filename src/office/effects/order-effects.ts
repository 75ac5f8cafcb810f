// The steps an act orders outside: to which partner or system each goes, and when it may leave the house.
import type { EffectOrder } from '../../domain/lifecycle/decide-effects.ts'
import type { Step } from '../../domain/lifecycle/decide.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import { firstNewEntry } from '../../domain/lifecycle/changes.ts'
import type { Facts } from '../../domain/lifecycle/facts.ts'
import { effectRow, tellingsOfLoss } from '../../domain/lifecycle/effects.ts'
import { isInIls } from '../../domain/lifecycle/guards.ts'
import { channelOf, libraryById } from '../../store/libraries.ts'
import { ilsRequestOf } from '../../store/ils-requests.ts'
import { patronOfRequest } from '../../store/patrons.ts'
import type { Tx } from '../../store/open.ts'
import { lastDone, type NewEffect } from '../../store/requests/effects.ts'
import { isGesture, type Order } from '../act.ts'
import type { Office } from '../context.ts'
import { mailCarrier } from '../correspondence/mail-carrier.ts'

export interface Written {
  readonly eventId: number
  readonly entryIds: readonly number[]
  readonly added: readonly { id: number; n: number }[]
  readonly now: Date
}
export async function effectRows(
  tx: Tx,
  office: Office,
  order: Order,
  facts: Facts,
  step: Step,
  written: Written,
): Promise<readonly NewEffect[]> {
  const rows: NewEffect[] = []
  for (const [index, effect] of step.effects.entries()) {
    const entryId = effect.entryId === firstNewEntry ? (written.entryIds[0] ?? null) : effect.entryId
    const libraryId = libraryOf(facts, step, effect, entryId)
    const addressee = await addresseeOf(tx, office, facts.request.id, effect, libraryId)
    if (addressee === 'nobody') continue
    if (!(await hasMatter(tx, office, facts, effect))) continue
    rows.push({
      requestId: facts.request.id,
      eventId: written.eventId,
      name: effect.name,
      port: effect.port,
      key: `e${written.eventId}.${index + 1}`,
      entryId,
      pieceId:
        effect.pieceId ??
        written.added.find((one) => one.n === effect.pieceN)?.id ??
        (effect.name === 'ils.charge' ? chargedPiece(facts) : null),
      parcelId: parcelOf(order.details),
      libraryId,
      codes: {},
      at: written.now,
      ...(await whenToGo(tx, office, order, effect, libraryId, addressee, written.now)),
    })
  }
  return rows
}

/** Whether a mail is ours to send and can be: a notice another owns, or for a request without a patron, is not ordered. */
async function addresseeOf(
  tx: Tx,
  office: Office,
  requestId: number,
  effect: EffectOrder,
  libraryId: number | null,
): Promise<'nobody' | 'without address' | 'reachable'> {
  const { mail } = effectRow(effect.name)
  if (!mail) return 'reachable'
  if (mail.notice !== null && office.correspondence.settings().owners[mail.notice] !== 'keuka') return 'nobody'
  const to =
    mail.to === 'patron'
      ? await patronOfRequest(tx, requestId)
      : libraryId === null
        ? undefined
        : await libraryById(tx, libraryId)
  return to === undefined ? 'nobody' : to.email === null ? 'without address' : 'reachable'
}
/** Whether the step has anything to do, where that hangs on more than the request itself. */
async function hasMatter(tx: Tx, office: Office, facts: Facts, effect: EffectOrder): Promise<boolean> {
  const { request } = facts
  const { onlyIf } = effectRow(effect.name)
  if (onlyIf === undefined) return true
  switch (onlyIf) {
    // A hold brings the piece; a card in somebody's hand is for what no hold can fetch.
    case 'noHoldBringsIt':
      return request.service !== 'loan' || office.carriers.ils().byHand
    // Whoever owns the bill has the account: where that is the library system, what the patron owes has to stand there.
    case 'billStandsAtIls':
      return (
        office.correspondence.settings().owners.bill === 'ils' && (await patronOfRequest(tx, request.id)) !== undefined
      )
    case 'lossWasTold':
      return wasToldLoss(tx, facts, effect)
    case 'ilsKnowsIt':
      return isInIls(facts) || (await ilsRequestOf(tx, request.id)) !== undefined
  }
}

/** Being asked where it is, a lender knows as well. */
async function wasToldLoss(tx: Tx, { request }: Facts, { name }: EffectOrder): Promise<boolean> {
  const telling = tellingsOfLoss.find((one) => one.found === name)
  if (!telling) return true
  if (name === 'lender.tellFound' && request.questionTo === 'lender' && request.question === 'where_is_it') return true
  return (await lastDone(tx, request.id, [telling.lost, telling.found])) === telling.lost
}

/** The piece a charge is for, where it can only be one: the only one, or the only one that is lost. */
function chargedPiece({ pieces }: Facts): number | null {
  const lost = pieces.filter((one) => one.place === 'lost')
  const [only, second] = pieces.length === 1 ? pieces : lost
  return only && !second ? only.id : null
}

const parcelOf = (details: Details): number | null =>
  typeof details['parcelId'] === 'number' ? details['parcelId'] : null

function libraryOf(facts: Facts, step: Step, effect: EffectOrder, entryId: number | null): number | null {
  if (effect.name.startsWith('borrower.')) return facts.request.borrowerLibraryId
  if (effect.name.startsWith('facility.')) return facts.request.facilityLibraryId
  if (effect.name.startsWith('member.'))
    return facts.request.ownerLibraryId ?? facts.request.pickupLibraryId ?? facts.request.homeLibraryId
  if (entryId === null) return null
  return facts.entries.find((one) => one.id === entryId)?.libraryId ?? step.newEntries[0]?.libraryId ?? null
}

export const neverByItself = new Date('9999-12-31T00:00:00Z')
/** At once, after the grace, when the package is collected, or by a person. */
async function whenToGo(
  tx: Tx,
  office: Office,
  order: Order,
  effect: EffectOrder,
  libraryId: number | null,
  addressee: 'without address' | 'reachable',
  now: Date,
): Promise<Pick<NewEffect, 'state' | 'notBefore'>> {
  // The act itself puts it in the print queue.
  if (effect.port === 'paper') return { state: 'done', notBefore: now }
  const carrier =
    effect.port === 'ils'
      ? office.carriers.ils()
      : effect.port === 'mail'
        ? mailCarrier(office)
        : office.carriers.partner(libraryId === null ? 'by_hand' : await channelOf(tx, libraryId))
  // Whoever tells it, by hand or not: what goes with a package is told once its carrier has it.
  const leaves = carrier.byHand || carrier.leavesHouse
  if (parcelOf(order.details) !== null && leaves && addressee === 'reachable' && isGesture(order))
    return { state: 'held', notBefore: neverByItself }
  if (carrier.byHand || addressee === 'without address') return { state: 'with_person', notBefore: now }
  if (!carrier.leavesHouse || !isGesture(order)) return { state: 'waiting', notBefore: now }
  return { state: 'held', notBefore: new Date(now.getTime() + office.policy().graceSeconds * 1000) }
}
