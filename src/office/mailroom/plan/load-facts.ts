// The mailing plan's facts from live data: what can leave, where it goes, on which terms, and how long the way has been.
import { packingPlaces } from '../../../domain/lifecycle/packing.ts'
import { hoursOn } from '../../../domain/desk/staffed.ts'
import { asksInsurance } from '../../../domain/shipping/binding.ts'
import { minuteOf, minutesOn } from '../../../domain/shipping/plan/build-instance.ts'
import type { PieceFacts, PlanFacts, PlanWish } from '../../../domain/shipping/plan/plan-facts.ts'
import { noTerms, type ReturnTerms } from '../../../domain/shipping/return-terms.ts'
import { isServiceId } from '../../../domain/shipping/services.ts'
import { guessOz } from '../../../domain/shipping/weight-guess.ts'
import { addDays, dayOf, timeOf } from '../../../domain/values/days.ts'
import { closuresOfAll } from '../../../store/closures.ts'
import { librariesById } from '../../../store/libraries.ts'
import { wishesOf, type WishRecord } from '../../../store/mailing-plan.ts'
import type { Db, Tx } from '../../../store/open.ts'
import { begunOn, piecesToPlan, type PieceRow } from '../../../store/plan-facts.ts'
import { termsOfPieces } from '../../../store/piece-terms.ts'
import { deskHours } from '../../directory/desk-settings.ts'
import { allRateTables } from '../../shipping/rate-tables.ts'
import { shippingSettings } from '../../shipping/settings.ts'
import type { Office } from '../../context.ts'
import { carrierDays } from '../../shipping/carrier-days.ts'
import { joinsOf, type Join } from './joins.ts'
import { libraryFacts, waysLearnt } from '../library-facts.ts'

export interface Loaded {
  readonly facts: PlanFacts
  readonly rows: ReadonlyMap<number, PieceRow>
  /** Pieces whose library is not on record. */
  readonly homeless: readonly PieceRow[]
  /** Pieces that go into a package that is open: they are not planned. */
  readonly joins: readonly Join[]
}

export async function loadFacts(office: Office, db: Db | Tx): Promise<Loaded> {
  const now = office.clock.now()
  const { timeZone } = office.settings()
  const day = dayOf(now, timeZone)
  const [settings, carriers, tables, desk, rows] = [
    await shippingSettings(db),
    await carrierDays(db),
    await allRateTables(db),
    await deskHours(office, addDays(day, -60), db),
    await piecesToPlan(db, packingPlaces()),
  ]
  const libraries = await librariesById(
    db,
    rows.flatMap((row) => (row.libraryId === null ? [] : [row.libraryId])),
  )
  const ids = [...libraries.keys()]
  const closures = (await closuresOfAll(db, ids)).filter((one) => one.endsOn >= addDays(day, -60))
  const calendar = { settings, week: desk.week, closures: desk.closures }
  const time = timeOf(now, timeZone)
  const firstDay = firstDayFrom(day, time, calendar)
  const ways = await waysLearnt(db, ids, now)
  const wishes = Map.groupBy(
    await wishesOf(
      db,
      rows.map((row) => row.pieceId),
    ),
    (one) => one.piece_id,
  )
  const terms = await termsOfPieces(
    db,
    rows.map((row) => row.pieceId),
  )
  const pieces = rows.flatMap((row) => pieceFacts(row, wishes.get(row.pieceId) ?? [], terms, timeZone))
  const begun = await begunOn(db, firstDay)
  const left = firstDay === day ? minutesLeft(day, time, calendar) : minutesOn(firstDay, calendar)
  const common = {
    firstDay,
    settings,
    carriers,
    tables,
    week: desk.week,
    closures: desk.closures,
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
  }
  const titles = new Map(rows.map((row) => [row.pieceId, row.title]))
  const waiting = pieces.map((one) => ({ ...one, title: titles.get(one.id) ?? '' }))
  const joins = await joinsOf(office, db, libraries, waiting, common)
  const joining = new Set(joins.map((one) => one.pieceId))
  return {
    facts: { ...common, pieces: pieces.filter((one) => !joining.has(one.id)) },
    rows: new Map(rows.map((row) => [row.pieceId, row])),
    homeless: rows.filter((row) => row.libraryId === null),
    joins,
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

function pieceFacts(
  row: PieceRow,
  wishes: readonly WishRecord[],
  terms: ReadonlyMap<number, ReturnTerms>,
  timeZone: string,
): readonly PieceFacts[] {
  if (row.libraryId === null) return []
  const own = terms.get(row.pieceId) ?? noTerms
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
      terms: own,
      isInsured: asksInsurance(row.conditions, own),
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
