// Figures and wishes of the plan as people read them.
import { dollars } from '../../../domain/values/money.ts'
import type { PlannedPackageView, PlannedPieceView, PlanView } from '../../../contract/plan.ts'
import { serviceKind } from '../../../domain/shipping/services.ts'
import type { Inputs } from '../../api.ts'
import { dayWords } from '../../dates.ts'
import { counted } from '../../words.ts'

export type WishOrder = Inputs['plan']['price']
export type Wish = WishOrder['wish']

/** What a choice costs against the plan as it is. */
export function differenceWords(cents: number): string {
  if (cents === 0) return 'costs nothing more'
  return cents > 0 ? `costs ${dollars(cents)} more` : `saves ${dollars(-cents)}`
}

/** As it stands over a column: '+$1.40'. */
export const differenceMark = (cents: number): string =>
  cents === 0 ? '±$0.00' : `${cents > 0 ? '+' : '−'}${dollars(Math.abs(cents))}`

export const weightWords = (oz: number): string =>
  oz < 16 ? `${oz} oz` : `${Math.floor(oz / 16)} lb${oz % 16 === 0 ? '' : ` ${oz % 16} oz`}`

export const wayWords = ({ days, count }: PlannedPackageView['transit']): string =>
  `${counted(days, 'day')} on the way${count === 0 ? ', as is usual' : `, as ${counted(count, 'package')} took`}`

export function wishWords(wish: Wish, today: string): string {
  switch (wish.kind) {
    case 'pin':
      return `kept for ${dayWords(wish.on, today)}`
    case 'hold':
      return `held until ${dayWords(wish.on, today)}: ${wish.reason}`
    case 'alone':
      return 'alone'
    case 'forbid':
      return `not by ${serviceKind(wish.service).label}`
    default: {
      const nothing: never = wish
      return nothing
    }
  }
}

/** What a wish is for: a package, or one piece of it. */
export interface Target {
  readonly pieceIds: readonly number[]
  readonly words: string
  readonly on: string
  /** Services that may carry it. */
  readonly allowed: PlannedPackageView['allowed']
  /** By which it is planned. */
  readonly service: PlannedPackageView['service']
}
export const targetOf = (one: PlannedPackageView, piece?: PlannedPieceView): Target => ({
  pieceIds: piece ? [piece.pieceId] : one.pieces.map((each) => each.pieceId),
  words: piece ? `${piece.number} ${piece.title}` : `${one.library.name}, ${counted(one.pieces.length, 'piece')}`,
  on: one.on,
  allowed: one.allowed,
  service: one.service,
})

/** What must leave leaves, over the minutes that there are: on which day, and by how much. */
export const overTimeWords = (over: PlanView['totals']['overTime'], today: string): string =>
  `What must leave takes more minutes than there are for packing${
    over === null ? '' : `: ${dayWords(over.on, today)} needs ${over.needed}, and there are ${over.there}`
  }. The plan keeps the days.`

export const proofWords = ({ isOptimal, hasMinutes }: PlanView['totals']): string => {
  if (!isOptimal) return 'Cheaper may be possible; time ran out.'
  return hasMinutes ? 'Nothing cheaper keeps every rule.' : 'Nothing cheaper keeps the days; the minutes are not kept.'
}
