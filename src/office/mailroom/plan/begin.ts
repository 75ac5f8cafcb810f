// Begins the packages of a day: each is opened with its pieces to be packed, as the plan has it. What was begun stays as it
// is: the next plan leaves it alone.
import { itemId } from '../../../domain/shipping/plan/build-instance.ts'
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import { checkPlan } from '../../../domain/returns-check/check.ts'
import { writeDay } from '../../../domain/values/days.ts'
import { announceAll } from '../../../store/announce.ts'
import { setPlanned } from '../../../store/mailing-plan.ts'
import {
  insertParcel,
  lockPiece,
  openParcelFor,
  openParcelOf,
  piecesIn,
  putInParcel,
  type ParcelRecord,
} from '../../../store/parcels.ts'
import { libraryById } from '../../../store/libraries.ts'
import type { KeptPackage } from '../../../store/column-types.ts'
import type { Tx } from '../../../store/open.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import { today, type Office } from '../../context.ts'
import type { Planner } from '../../planner-port.ts'
import { currentPlan, type CurrentPlan } from './keep-plan.ts'

export interface Begun {
  readonly id: number
  readonly number: string
}

/** `digest`: of the plan on the screen; where it is no longer the plan, nothing is begun. */
export async function beginPackages(
  office: Office,
  planner: Planner,
  { on, digest }: { readonly on: string; readonly digest: string },
): Promise<Answer<readonly Begun[]>> {
  const current = await currentPlan(office, planner)
  if (!current.ok) return current
  const { plan } = current.value
  if (plan.digest !== digest) return refuse('plan-changed')
  const mine = plan.packages.filter((one) => one.date === on)
  if (mine.length === 0) return refuse('plan-empty', { day: writeDay(on, plan.first_day) })
  const broken = brokenRule(current.value)
  if (broken !== null) return refuse('plan-broken', { rule: broken })
  return allOrNothing(office.store, async (tx) => {
    const begun: Begun[] = []
    for (const one of mine) {
      const parcel = await beginOne(tx, office, current.value, one)
      if (!parcel.ok) return parcel
      begun.push({ id: parcel.value.id, number: parcel.value.number })
    }
    await announceAll(tx)
    return done(begun)
  })
}

/** The lenders' conditions stand in the instance: a plan that keeps its rules keeps them. Minutes are our own. */
function brokenRule({ plan, built }: CurrentPlan): string | null {
  const { instance } = built
  const withoutMinutes = { ...instance, office: { ...instance.office, handling: null } }
  return checkPlan(withoutMinutes, { packages: plan.packages, unplanned: [] }).broken[0] ?? null
}

async function beginOne(
  tx: Tx,
  office: Office,
  { built }: CurrentPlan,
  planned: KeptPackage,
): Promise<Answer<ParcelRecord>> {
  const pieces = built.pieces.filter(({ piece }) => planned.items.includes(itemId(piece)))
  const libraryId = pieces[0]?.library.id ?? 0
  const library = await libraryById(tx, libraryId)
  if (!library) return refuse('library-not-found')
  if (!library.address?.lines?.length && !library.address?.city)
    return refuse('library-no-address', { library: library.name })
  for (const { piece } of pieces) {
    await lockPiece(tx, piece.id)
    if (await openParcelOf(tx, piece.id)) return refuse('plan-changed')
  }
  // An open one with nothing in it is taken; one that holds something is another package.
  const open = await openParcelFor(tx, libraryId)
  const isFree = open !== undefined && (await piecesIn(tx, open.id)).length === 0
  const year = Number(today(office).slice(0, 4))
  const parcel = isFree ? open : await insertParcel(tx, libraryId, year, office.clock.now())
  const container = built.instance.containers.find((one) => one.id === planned.container)
  await setPlanned(tx, parcel.id, {
    service: built.routes.get(planned.service)?.service ?? planned.service,
    container: planned.container,
    planned_on: planned.date,
    estimated_oz: pieces.reduce((oz, { piece }) => oz + piece.weightOz, container?.tareOz ?? 0),
  })
  for (const { piece } of pieces) await putInParcel(tx, parcel.id, piece.id)
  return done(parcel)
}
