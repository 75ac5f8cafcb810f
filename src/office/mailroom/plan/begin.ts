// Begins the packages of a day: each is opened with its pieces to be packed, as the plan has it. What was begun stays as it
// is: the next plan leaves it alone.
import { itemId } from '../../../domain/shipping/plan/build-instance.ts'
import { done, refuse, type Answer } from '../../../domain/refusal.ts'
import { checkPlan } from '../../../domain/returns-check/check.ts'
import { writeDay } from '../../../domain/values/days.ts'
import { announceAll } from '../../../store/announce.ts'
import { setPlanned } from '../../../store/mailing-plan.ts'
import { insertParcel, lockParcel, openParcelFor, piecesIn, type ParcelRecord } from '../../../store/parcels.ts'
import { libraryById } from '../../../store/libraries.ts'
import type { KeptPackage } from '../../../store/column-types.ts'
import type { Tx } from '../../../store/open.ts'
import { allOrNothing } from '../../all-or-nothing.ts'
import { today, type Office } from '../../context.ts'
import type { Planner } from '../../planner-port.ts'
import { addToParcelIn } from '../parcels.ts'
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
    const parcels = new Map<KeptPackage, ParcelRecord>()
    for (const one of inOrderOfLibrary(mine, current.value)) {
      const parcel = await beginOne(tx, office, current.value, one, [...parcels.values()])
      if (!parcel.ok) return parcel
      parcels.set(one, parcel.value)
    }
    const going = [...parcels].flatMap(([one, { id: parcelId }]) =>
      piecesOf(current.value, one).map(({ piece }) => ({ parcelId, pieceId: piece.id })),
    )
    for (const { parcelId, pieceId } of going.toSorted((a, b) => a.pieceId - b.pieceId))
      if (!(await addToParcelIn(tx, parcelId, { pieceId })).ok) return refuse('plan-changed')
    await announceAll(tx)
    return done(
      mine.flatMap((one) => {
        const parcel = parcels.get(one)
        return parcel ? [{ id: parcel.id, number: parcel.number }] : []
      }),
    )
  })
}

const piecesOf = ({ built }: CurrentPlan, planned: KeptPackage) =>
  built.pieces.filter(({ piece }) => planned.items.includes(itemId(piece)))
const libraryOf = (current: CurrentPlan, planned: KeptPackage): number => piecesOf(current, planned)[0]?.library.id ?? 0
/** Two who begin at once wait for each other's libraries in the same order. */
const inOrderOfLibrary = (planned: readonly KeptPackage[], current: CurrentPlan): readonly KeptPackage[] =>
  planned.toSorted((a, b) => libraryOf(current, a) - libraryOf(current, b))

/** The lenders' conditions stand in the instance: a plan that keeps its rules keeps them. Minutes are our own. */
function brokenRule({ plan, built }: CurrentPlan): string | null {
  const { instance } = built
  const withoutMinutes = { ...instance, office: { ...instance.office, handling: null } }
  return checkPlan(withoutMinutes, { packages: plan.packages, unplanned: [] }).broken[0] ?? null
}

async function beginOne(
  tx: Tx,
  office: Office,
  current: CurrentPlan,
  planned: KeptPackage,
  begun: readonly ParcelRecord[],
): Promise<Answer<ParcelRecord>> {
  const { built } = current
  const libraryId = libraryOf(current, planned)
  const library = await libraryById(tx, libraryId)
  if (!library) return refuse('library-not-found')
  if (!library.address?.lines?.length && !library.address?.city)
    return refuse('library-no-address', { library: library.name })
  // An open one with nothing in it is taken; one that holds something is another package.
  const found = await openParcelFor(tx, libraryId)
  const open = found && !begun.some((one) => one.id === found.id) ? await lockParcel(tx, found.id) : undefined
  const isFree = open?.state === 'open' && (await piecesIn(tx, open.id)).length === 0
  const year = Number(today(office).slice(0, 4))
  const parcel = open && isFree ? open : await insertParcel(tx, libraryId, year, office.clock.now())
  const container = built.instance.containers.find((one) => one.id === planned.container)
  await setPlanned(tx, parcel.id, {
    service: built.routes.get(planned.service)?.service ?? planned.service,
    container: planned.container,
    planned_on: planned.date,
    estimated_oz: piecesOf(current, planned).reduce((oz, { piece }) => oz + piece.weightOz, container?.tareOz ?? 0),
  })
  return done(parcel)
}
