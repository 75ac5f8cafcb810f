// The mailing plan's facts from live data: what can leave, where it goes, on which terms, and how long the way has been.
import { packingPlaces } from '../../../domain/lifecycle/packing.ts'
import type { Closure } from '../../../domain/calendar/open-days.ts'
import { hoursOn } from '../../../domain/desk/staffed.ts'
import { minuteOf, minutesOn } from '../../../domain/shipping/plan/build-instance.ts'
import type { Learnt, LibraryFacts, PieceFacts, PlanFacts, PlanWish } from '../../../domain/shipping/plan/plan-facts.ts'
import { termsFrom } from '../../../domain/shipping/return-terms.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import { guessOz } from '../../../domain/shipping/weight-guess.ts'
import { addDays, dayOf, laterByDays, timeOf } from '../../../domain/values/days.ts'
import { closuresOfAll } from '../../../store/closures.ts'
import { librariesById, type LibraryRecord } from '../../../store/libraries.ts'
import { wishesOf, type WishRecord } from '../../../store/mailing-plan.ts'
import type { Db, Tx } from '../../../store/open.ts'
import { begunOn, piecesToPlan, waysTaken, type PieceRow, type WayTaken } from '../../../store/plan-facts.ts'
import { deskSettings } from '../../directory/desk-settings.ts'
import { allRateTables } from '../../shipping/rate-tables.ts'
import { shippingSettings } from '../../shipping/settings.ts'
import type { Office } from '../../context.ts'

export interface Loaded {
  readonly facts: PlanFacts
  readonly rows: ReadonlyMap<number, PieceRow>
  /** Pieces whose library is not on record. */
  readonly homeless: readonly PieceRow[]
}

/** Ways longer ago say little about the next. */
const learntFromDays = 400

export async function loadFacts(office: Office, db: Db | Tx): Promise<Loaded> {
  const now = office.clock.now()
  const { timeZone } = office.settings()
  const [settings, tables, { week }, rows] = [
    await shippingSettings(db),
    await allRateTables(db),
    await deskSettings(db),
    await piecesToPlan(db, packingPlaces()),
  ]
  const libraries = await librariesById(
    db,
    rows.flatMap((row) => (row.libraryId === null ? [] : [row.libraryId])),
  )
  const ids = [...libraries.keys()]
  const day = dayOf(now, timeZone)
  const closures = (await closuresOfAll(db, ids)).filter((one) => one.endsOn >= addDays(day, -60))
  const office_ = closures.filter((one) => one.libraryId === null)
  const calendar = { settings, week, closures: office_ }
  const time = timeOf(now, timeZone)
  const firstDay = firstDayFrom(day, time, calendar)
  const ways = await waysTaken(db, ids, laterByDays(now, -learntFromDays))
  const wishes = Map.groupBy(
    await wishesOf(
      db,
      rows.map((row) => row.pieceId),
    ),
    (one) => one.piece_id,
  )
  const begun = await begunOn(db, firstDay)
  const left = firstDay === day ? minutesLeft(day, time, calendar) : minutesOn(firstDay, calendar)
  const facts: PlanFacts = {
    firstDay,
    settings,
    tables,
    week,
    closures: office_,
    minutesOfFirstDay: Math.max(
      0,
      left - begun.packages * settings.minutesPerPackage - begun.pieces * settings.minutesPerPiece,
    ),
    libraries: [...libraries.values()].map((one) =>
      libraryFacts(
        one,
        closures.filter((other) => other.libraryId === one.id),
        ways.filter((other) => other.libraryId === one.id),
      ),
    ),
    pieces: rows.flatMap((row) => pieceFacts(row, wishes.get(row.pieceId) ?? [], timeZone)),
  }
  return {
    facts,
    rows: new Map(rows.map((row) => [row.pieceId, row])),
    homeless: rows.filter((row) => row.libraryId === null),
  }
}

type Calendar = Pick<PlanFacts, 'settings' | 'week' | 'closures'>

/** Today while somebody is there, else the next staffed day. */
function firstDayFrom(day: string, time: string, calendar: Calendar): string {
  const hours = hoursOn(day, calendar)
  if (hours && time < hours.until) return day
  for (let ahead = 1; ahead < 120; ahead += 1) if (hoursOn(addDays(day, ahead), calendar)) return addDays(day, ahead)
  return addDays(day, 1)
}

/** By half hours, so that the plan is not made anew each minute. */
function minutesLeft(day: string, time: string, calendar: Calendar): number {
  const hours = hoursOn(day, calendar)
  const left = hours ? minuteOf(hours.until) - minuteOf(time) : 0
  return Math.min(minutesOn(day, calendar), Math.max(0, Math.ceil(left / 30) * 30))
}

function pieceFacts(row: PieceRow, wishes: readonly WishRecord[], timeZone: string): readonly PieceFacts[] {
  if (row.libraryId === null) return []
  return [
    {
      id: row.pieceId,
      kind: row.kind,
      libraryId: row.libraryId,
      material: row.citation['material'],
      weightOz: row.weightOz ?? row.learntOz ?? guessOz(row.citation),
      tooBigFor: [...new Set([...row.tooBigFor, ...(row.learntTooBigFor ?? [])])],
      hereSince: dayOf(row.hereSince, timeZone),
      dueOn: row.dueOn,
      isRecalled: row.kind === 'borrowing' && row.recalledAt !== null,
      terms: termsFrom(row.terms),
      wishes: wishes.flatMap(wishFrom),
    },
  ]
}

function wishFrom(row: WishRecord): readonly PlanWish[] {
  const { kind, on_day: on, reason, service } = row
  if (kind === 'alone') return [{ kind }]
  if (kind === 'forbid') return service !== null && isServiceId(service) ? [{ kind, service }] : []
  if (on === null) return []
  return kind === 'pin' ? [{ kind, on }] : [{ kind, on, reason: reason ?? '' }]
}

function libraryFacts(library: LibraryRecord, closures: readonly Closure[], ways: readonly WayTaken[]): LibraryFacts {
  return {
    id: library.id,
    name: library.name,
    kind: library.kind,
    zone: library.postal_zone,
    isInstitution: library.is_institution,
    byCourier: library.by_courier,
    dueMeans: library.due_means,
    closures,
    wayDays: library.way_days,
    learnt: learntFrom(ways),
  }
}

/** Four in five packages took no longer. */
export function learntFrom(ways: readonly Pick<WayTaken, 'service' | 'days'>[]): readonly Learnt[] {
  return [...Map.groupBy(ways, (one) => one.service)].flatMap(([service, own]) => {
    if (!isServiceId(service)) return []
    const days = own.map((one) => one.days).toSorted((a, b) => a - b)
    const at = Math.ceil(days.length * 0.8) - 1
    return [{ service, days: Math.min(60, days[at] ?? 0), count: days.length }]
  })
}
