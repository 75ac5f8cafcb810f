// The plan as the screen shows it: days, packages, and of each piece why it goes or waits.
import type { PlannedPackageView, PlannedPieceView, PlanView } from '../../contract/plan.ts'
import { hoursOn } from '../../domain/desk/staffed.ts'
import { packageCost } from '../../domain/returns-check/package-cost.ts'
import { deliversOn, thereOn } from '../../domain/shipping/arrival.ts'
import { lacksAmount } from '../../domain/shipping/binding.ts'
import { itemId, type BuiltPiece } from '../../domain/shipping/plan/build-instance.ts'
import { overTime } from '../../domain/shipping/plan/over-time.ts'
import { transitOf } from '../../domain/shipping/plan/carrying.ts'
import { togetherCents } from '../../domain/shipping/plan/compare.ts'
import { firstPossible } from '../../domain/shipping/plan/first-possible.ts'
import { containerById } from '../../domain/shipping/containers.ts'
import { serviceKind } from '../../domain/shipping/services.ts'
import { addDays } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { Office } from '../../office/context.ts'
import type { CurrentPlan } from '../../office/mailroom/plan/keep-plan.ts'
import type { Loaded } from '../../office/mailroom/plan/load-facts.ts'
import { lastWords, nameOf } from '../../office/mailroom/plan/words.ts'
import { serviceLabel } from '../../office/mailroom/shipping-day.ts'
import { ratesWarnings } from '../../office/shipping/rate-tables.ts'
import type { KeptPackage } from '../../store/column-types.ts'
import { parcelsWhole } from '../../store/parcels-whole.ts'
import { listParcels } from '../../store/parcels.ts'

/** Days shown ahead at least; from so many days on only those on which something leaves. */
const fewestDays = 5
const nearDays = 130
const mostBegun = 200

interface Shown extends CurrentPlan {
  readonly first: ReturnType<typeof firstPossible>
}

export async function planViewOf(office: Office, current: CurrentPlan): Promise<PlanView> {
  const { plan, built, loaded } = current
  const { facts } = loaded
  const shown = { ...current, first: firstPossible(built) }
  const packages = plan.packages.flatMap((one) => packageView(shown, one))
  return {
    digest: plan.digest,
    madeAt: plan.made_at.toISOString(),
    firstDay: facts.firstDay,
    totals: {
      planCents: plan.plan_cents,
      aloneCents: plan.alone_cents,
      asItComesCents: plan.as_it_comes_cents,
      boundCents: plan.bound_cents,
      isOptimal: plan.is_optimal,
      extraDayCents: plan.extra_day_cents,
      hasMinutes: plan.has_minutes,
      overTime: plan.has_minutes ? null : overTime(built.instance, plan.packages),
    },
    rates: { from: plan.rates_from, doubt: plan.rates_doubt, warnings: [...ratesWarnings(office, facts.tables)] },
    days: daysOf(current, packages),
    unplanned: [
      ...built.unplanned
        .filter(({ piece }) => !lacksAmount(piece))
        .map(({ piece, why, mend }) => ({ id: piece.id, why: [...why], mend })),
      ...loaded.homeless.map((row) => ({
        id: row.pieceId,
        why: ['No library is on record for it.'],
        mend: 'request' as const,
      })),
    ].flatMap(({ id, ...whyNot }) => outside(loaded, id).map((one) => ({ ...one, ...whyNot }))),
    amountMissing: built.unplanned
      .filter(({ piece }) => lacksAmount(piece))
      .flatMap(({ piece }) => outside(loaded, piece.id)),
    begun: await begunViews(office, loaded),
    services: facts.settings.services.flatMap((one) =>
      one.isUsed ? [{ id: one.id, label: serviceKind(one.id).label }] : [],
    ),
  }
}

/** A piece that is in no package. */
function outside({ rows, facts }: Loaded, pieceId: number) {
  const row = rows.get(pieceId)
  const library = facts.libraries.find((one) => one.id === row?.libraryId)
  return row
    ? [
        {
          pieceId,
          requestId: row.requestId,
          number: nameOf(row),
          title: row.title,
          library: library?.name ?? '',
          libraryId: library?.id ?? null,
        },
      ]
    : []
}

function packageView(current: Shown, planned: KeptPackage): readonly PlannedPackageView[] {
  const { built, loaded } = current
  const { instance } = built
  const pieces = built.pieces.filter(({ piece }) => planned.items.includes(itemId(piece)))
  const items = instance.items.filter((one) => planned.items.includes(one.id))
  const service = built.routes.get(planned.service)?.service
  const [first] = pieces
  if (!first || !service) return []
  const transit = transitOf(first.library, service, loaded.facts)
  const container = containerById(loaded.facts.settings.containers, planned.container)
  return [
    {
      key: `${planned.date} ${planned.items.join(' ')}`,
      on: planned.date,
      library: { id: first.library.id, name: first.library.name },
      service,
      serviceLabel: serviceKind(service).label,
      container: container?.label ?? planned.container,
      grossOz: items.reduce((oz, one) => oz + one.weightOz, container?.tareOz ?? 0),
      cents: packageCost(instance, planned, items).cents,
      aloneCents: items.reduce((cents, one) => cents + (togetherCents(instance, [one]) ?? 0), 0),
      arrivesOn: thereOn(planned.date, transit.days, deliversOn(service, loaded.facts, first.library.vanDays)),
      transit: { days: transit.days, count: transit.count },
      allowed: [...new Set(pieces.flatMap((one) => one.carrying.allowed))],
      why: whyThen(current, pieces),
      pieces: pieces.flatMap((one) => pieceView(current, one)),
    },
  ]
}

/** The piece that can wait least says why. */
function whyThen({ loaded, first: possible }: Shown, pieces: readonly BuiltPiece[]): string {
  const [first] = pieces.toSorted((a, b) => (a.window.last.on < b.window.last.on ? -1 : 1))
  const row = first && loaded.rows.get(first.piece.id)
  if (!first || !row) return ''
  return `${nameOf(row)} ${lastWords(first, loaded.facts, possible.get(first.piece.id))}`
}

function pieceView({ loaded, first }: Shown, one: BuiltPiece): readonly PlannedPieceView[] {
  const row = loaded.rows.get(one.piece.id)
  if (!row) return []
  return [
    {
      pieceId: one.piece.id,
      requestId: row.requestId,
      number: writeNumber(row.number),
      title: row.title,
      label: row.label,
      kind: row.kind,
      weightOz: one.piece.weightOz,
      last: { ...one.window.last, words: lastWords(one, loaded.facts, first.get(one.piece.id)) },
      wishes: [...one.piece.wishes],
      overruled: one.window.overruled,
      unread: [...one.piece.terms.unread],
    },
  ]
}

/** Staffed days up to the last package that is not far off, and those on which something leaves. */
function daysOf({ loaded: { facts } }: CurrentPlan, packages: readonly PlannedPackageView[]): PlanView['days'] {
  const leaving = new Set(packages.map((one) => one.on))
  const far = addDays(facts.firstDay, nearDays)
  const last = [...leaving].filter((day) => day <= far).reduce((a, b) => (a > b ? a : b), facts.firstDay)
  const days: string[] = []
  for (let day = facts.firstDay; (days.length < fewestDays || day <= last) && day <= far; day = addDays(day, 1))
    if (leaving.has(day) || hoursOn(day, facts)) days.push(day)
  const later = [...leaving].filter((day) => !days.includes(day)).toSorted()
  return [...days, ...later].map((on) => ({ on, packages: packages.filter((one) => one.on === on) }))
}

async function begunViews(office: Office, { joins, rows }: Loaded): Promise<PlanView['begun']> {
  const { db } = office.store
  const begun = await parcelsWhole(db, await listParcels(db, 'open', mostBegun))
  return begun.flatMap(({ parcel, library, pieces }) =>
    pieces.length === 0
      ? []
      : [
          {
            parcelId: parcel.id,
            number: parcel.number,
            library: { id: library.id, name: library.name },
            pieces: pieces.length,
            plannedOn: parcel.planned_on,
            serviceLabel: serviceLabel(parcel.service),
            joins: joins.flatMap(({ pieceId, parcelId }) => {
              const row = rows.get(pieceId)
              return row && parcelId === parcel.id
                ? [{ pieceId, requestId: row.requestId, number: nameOf(row), title: row.title }]
                : []
            }),
          },
        ],
  )
}
