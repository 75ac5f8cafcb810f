// What a person wants of the plan for a piece, with its price before it is kept. A lender's condition is never overruled.
import { itemId, buildInstance, type Built, type BuiltPiece } from '../../../domain/shipping/plan/build-instance.ts'
import { bindingDay, ownLimit, type LastDayCode } from '../../../domain/shipping/plan/last-day.ts'
import { waysOf } from '../../../domain/shipping/plan/carrying.ts'
import type { PlanFacts, PlanWish } from '../../../domain/shipping/plan/plan-facts.ts'
import { candidatesOf } from '../../../domain/returns-check/candidates.ts'
import { done, refuse, type Answer, type Refusal } from '../../../domain/refusal.ts'
import { writeDay } from '../../../domain/values/days.ts'
import { announceAll } from '../../../store/announce.ts'
import { dropWish, putWish } from '../../../store/mailing-plan.ts'
import { lockPiece } from '../../../store/parcels.ts'
import type { Office } from '../../context.ts'
import type { Planner } from '../../planner-port.ts'
import { currentPlan, type CurrentPlan } from './keep-plan.ts'
import type { Loaded } from './load-facts.ts'
import { solve } from './make-plan.ts'
import { nameOf } from './words.ts'

export interface WishOrder {
  readonly pieceIds: readonly number[]
  readonly wish: PlanWish
}
export interface Price {
  readonly beforeCents: number
  readonly afterCents: number
}
const previewSeconds = 3

/** What the plan would cost with the wish; nothing is kept. */
export async function priceOf(office: Office, planner: Planner, order: WishOrder): Promise<Answer<Price>> {
  const current = await currentPlan(office, planner)
  return current.ok ? priced(planner, current.value, order) : current
}

async function priced(planner: Planner, { plan, loaded }: CurrentPlan, order: WishOrder): Promise<Answer<Price>> {
  const facts = withWish(loaded.facts, order)
  const built = buildInstance(facts)
  const fault = faultOf(built, loaded, order)
  if (fault) return fault
  const made = await solve(planner, built.instance, previewSeconds)
  return made.ok ? done({ beforeCents: plan.plan_cents, afterCents: made.value.planCents }) : made
}

/** Keeps the wish and plans anew around it. */
export async function wishFor(office: Office, planner: Planner, order: WishOrder): Promise<Answer<CurrentPlan>> {
  const current = await currentPlan(office, planner)
  if (!current.ok) return current
  const price = await priced(planner, current.value, order)
  if (!price.ok) return price
  const { wish } = order
  await office.store.transact(async (tx) => {
    for (const piece_id of order.pieceIds.toSorted((a, b) => a - b)) {
      await lockPiece(tx, piece_id)
      await putWish(tx, {
        piece_id,
        kind: wish.kind,
        service: wish.kind === 'forbid' ? wish.service : null,
        on_day: wish.kind === 'pin' || wish.kind === 'hold' ? wish.on : null,
        reason: wish.kind === 'hold' ? wish.reason : null,
        made_at: office.clock.now(),
      })
    }
    await announceAll(tx)
  })
  return currentPlan(office, planner)
}

export async function unwish(
  office: Office,
  planner: Planner,
  order: { readonly pieceIds: readonly number[]; readonly kind: PlanWish['kind']; readonly service: string | null },
): Promise<Answer<CurrentPlan>> {
  const dropped = await office.store.transact(async (tx) => {
    let any = false
    for (const id of order.pieceIds) any = (await dropWish(tx, id, order.kind, order.service)) || any
    if (any) await announceAll(tx)
    return any
  })
  return dropped ? currentPlan(office, planner) : refuse('wish-not-found')
}

const withWish = (facts: PlanFacts, { pieceIds, wish }: WishOrder): PlanFacts => ({
  ...facts,
  pieces: facts.pieces.map((one) =>
    pieceIds.includes(one.id)
      ? { ...one, wishes: [...one.wishes.filter((other) => !replaces(wish, other)), wish] }
      : one,
  ),
})
const isDated = (wish: PlanWish): boolean => wish.kind === 'pin' || wish.kind === 'hold'
const replaces = (wish: PlanWish, other: PlanWish): boolean => isDated(wish) && isDated(other)

function faultOf(built: Built, loaded: Loaded, { pieceIds, wish }: WishOrder): Refusal | null {
  for (const id of pieceIds) {
    const row = loaded.rows.get(id)
    const one = built.pieces.find(({ piece }) => piece.id === id)
    if (!row) return refuse('plan-not-waiting')
    if (!one) {
      const why = built.unplanned.find(({ piece }) => piece.id === id)?.why ?? []
      return refuse('wish-nothing-left', { piece: nameOf(row), why: why.join(' ') })
    }
    const fault = wish.kind === 'pin' || wish.kind === 'hold' ? dayFault(one, built, loaded, wish) : null
    if (fault) return fault
  }
  return null
}

function dayFault(
  one: BuiltPiece,
  built: Built,
  { facts, rows }: Loaded,
  wish: Extract<PlanWish, { on: string }>,
): Refusal | null {
  const { on } = wish
  const { firstDay } = facts
  const row = rows.get(one.piece.id)
  const piece = row ? nameOf(row) : ''
  const day = writeDay(on, firstDay)
  if (on < firstDay) return refuse('wish-past', { day: writeDay(firstDay, firstDay) })
  const binding = bindingDay(one.piece, one.library, waysOf(one.carrying, one.library, facts), facts)
  if (binding && on > binding.on && on > firstDay)
    return refuse('wish-against-lender', {
      piece,
      day,
      why: bindingWords(binding.code, writeDay(binding.on, firstDay)),
    })
  const item = built.instance.items.find((other) => other.id === itemId(one.piece))
  const days = item ? candidatesOf(built.instance)(item).candidates.map((other) => other.date) : []
  if (!days.includes(on)) return refuse('wish-no-post', { day })
  const { settings } = facts
  if (wish.kind === 'pin' && on > ownLimit(one.piece, facts).on)
    return refuse('wish-needs-reason', { piece, count: String(settings.holdDays) })
  return null
}

const bindingWords = (code: LastDayCode, day: string): string => bindings[code].replace('{day}', day)
const bindings: Readonly<Record<LastDayCode, string>> = {
  lent: 'a library waits for it.',
  for_facility: 'the facility waits for it.',
  recalled: 'the lender has asked for it back.',
  overdue: 'it is overdue.',
  promptly: 'the lender wants it back promptly.',
  insured: 'it goes home insured, and does not lie about here.',
  due: 'for its due date it leaves by {day}.',
  hold_limit: 'it leaves by {day}.',
  held: 'it leaves by {day}.',
  pinned: 'it leaves by {day}.',
}
