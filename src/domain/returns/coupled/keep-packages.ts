// A beginning for shared days: the packages each unit would make by itself, and only their days chosen together. Where the
// days have no room for them, some go over their minutes.
import { planAlone } from '../alone.ts'
import { commonDays, parcelCents } from '../parcel.ts'
import type { Problem, Unit } from '../problem.ts'
import type { Tools } from '../tools.ts'
import { centsPerMinuteOver, choiceModel, chosenBy, nothingAround } from './choose.ts'
import type { Member, Offer } from './member.ts'

export interface Kept {
  /** Null when time ran out. */
  readonly offers: readonly Offer[] | null
  /** Neither fees nor minutes make a unit cheaper than it is by itself. */
  readonly floor: number
}

export async function keepPackages(problem: Problem, members: readonly Member[], tools: Tools): Promise<Kept> {
  const units = problem.units.map((unit): Unit => ({
    ...unit,
    routes: unit.routes.map((way) => ({ ...way, dayFee: 0 })),
  }))
  const byUnit = new Map(units.map((unit, index) => [unit, members[index]]))
  const start = tools.secondsLeft()
  const alone = await planAlone(
    { ...problem, units, minutes: null },
    {
      ...tools,
      secondsLeft: () => tools.secondsLeft() - start * 0.6,
    },
  )
  const floor = alone.reduce((sum, { bound }) => sum + bound, 0)
  const offers = alone.flatMap(({ parcels }) =>
    (parcels ?? []).map(({ unit, pieces, route }): Offer[] => {
      const member = byUnit.get(unit)
      if (!member) return []
      const places = pieces.map((piece) => unit.pieces.indexOf(piece)).toSorted((a, b) => a - b)
      const cents = parcelCents(unit, pieces, route)
      return commonDays(unit, pieces, route).map((day) => ({ member, pieces: places, route, day, cents, extra: 0 }))
    }),
  )
  return { offers: placed(problem, offers) ?? (await chosenDays(problem, offers, tools)), floor }
}

/** Earliest last day first, each as late as there is room. */
function placed({ minutes, units }: Problem, offers: readonly (readonly Offer[])[]): Offer[] | null {
  if (!minutes || units.some(({ routes }) => routes.some(({ dayFee }) => dayFee > 0))) return null
  const used = new Map<number, number>()
  const chosen: Offer[] = []
  for (const days of offers.toSorted((a, b) => (a.at(-1)?.day ?? 0) - (b.at(-1)?.day ?? 0))) {
    const fits = days.findLast(
      ({ day, pieces }) =>
        (used.get(day) ?? 0) + minutes.perPackage + pieces.length * minutes.perItem <= minutes.on(day),
    )
    if (!fits) return null
    used.set(fits.day, (used.get(fits.day) ?? 0) + minutes.perPackage + fits.pieces.length * minutes.perItem)
    chosen.push(fits)
  }
  return chosen
}

async function chosenDays(
  problem: Problem,
  offers: readonly (readonly Offer[])[],
  tools: Tools,
): Promise<readonly Offer[] | null> {
  const choice = choiceModel(problem, offers.flat(), { ...nothingAround, centsPerMinuteOver })
  return chosenBy(choice, await tools.solve(choice.model, tools.secondsLeft() * 0.15))
}
