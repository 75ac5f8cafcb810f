// Tells the five counties' fourteen months into an empty database: two thousand requests, each step by `act` on a clock
// that is moved, the same every time.
import { addDays } from '../../../domain/values/days.ts'
import type { PastIls } from '../past/past-ils.ts'
import { takeIlsNews } from '../../../office/circulation/take-ils-news.ts'
import type { Office } from '../../../office/context.ts'
import { must } from '../desk.ts'
import { staffIds } from '../people.ts'
import { isWorkday, momentOf } from './calendar.ts'
import { openCast, type Cast } from './cast.ts'
import { chance } from './chance.ts'
import { addDirectory, type Endpoints } from './fill.ts'
import { openHand, type Place } from './hand.ts'
import { partners } from './libraries.ts'
import { posed } from './posed.ts'
import { everyDay, letLeave } from './routine.ts'
import { loanForFacility } from './stories/borrow.ts'
import { drawLot, lots, type Lot } from './tales.ts'
import type { Teller } from './teller.ts'

/** The template's own today; when it is opened, all its days are moved to the visitor's. Six in the morning, local time. */
export const templateDay = '2026-11-24'
export const templateHour = 6
export const templateNow = momentOf(templateDay, templateHour)
const days = 425
export const firstDay = addDays(templateDay, -days)
export const howMany = 2000

/** What is borrowed from a library without an address can never go home. */
const hasAddress = new Set(partners.filter((one) => one.place !== null).map((one) => one.isil))

export interface Begun extends Pick<Lot, 'name' | 'tell'> {
  readonly at: Date
}
export interface Building {
  /** Lives by the teller's clock. */
  readonly office: Office
  readonly teller: Teller
  readonly pastIls: PastIls
  readonly endpoints: Endpoints
  readonly reloadSettings: () => Promise<void>
  /** Other tales and a nearer end, for tests. */
  readonly tales?: readonly Begun[]
  readonly until?: Date
  readonly said?: (line: string) => void
}

export async function buildFiveCounties(building: Building): Promise<void> {
  const { office, teller, pastIls, until = templateNow, tales = allTales() } = building
  const directory = await addDirectory(office, building.endpoints)
  await building.reloadSettings()
  pastIls.onNews(async (news, key) => void must(await takeIlsNews(office, news, key), `${news.what} ${news.reference}`))
  const place: Place = {
    office,
    pastIls,
    people: {
      assistant: { kind: 'staff', id: staffIds.assistant, role: 'assistant' },
      librarian: { kind: 'staff', id: staffIds.librarian, role: 'librarian' },
    },
    members: directory.members,
    facilities: [...directory.facilities.values()],
    lenders: [...directory.partners]
      .filter(([isil]) => !building.endpoints.has(isil) && hasAddress.has(isil))
      .map(([, id]) => id),
  }
  const cast = openCast()
  for (const one of tales) begin(building, place, cast, one)
  teller.begin(momentOf(firstDay, 0.1), () => everyDay(place, templateNow))

  let month = ''
  await teller.tell(until, async (next) => {
    await letLeave(place, teller.clock.set, next)
    const now = office.clock.now().toISOString().slice(0, 7)
    if (now !== month) building.said?.(now)
    month = now
  })
}

export const allTales = (): readonly Begun[] => [
  ...beginnings(howMany - posed.length).map((at, index) => {
    // Each story once for certain, then as chance has it.
    const lot = lots[index] ?? drawLot(chance(`lot ${index}`))
    return { name: `${lot.name} ${index}`, at, tell: lot.tell }
  }),
  ...posed.map(({ name, daysAgo, tell }) => ({ name, at: posedAt(daysAgo), tell })),
]

function begin({ teller }: Building, place: Place, cast: Cast, { name, at, tell }: Begun): void {
  const hand = openHand(place, name, chance(name))
  teller.begin(at, () =>
    tell(hand, cast, (own, id, number) => {
      const loan = openHand(place, `${name}, loan`, chance(`${name}, loan`), { requestId: id, number })
      teller.begin(own.later(0), () => loanForFacility(loan))
    }),
  )
}

/** More on working days and, as everywhere, a little more from month to month. */
function beginnings(count: number): readonly Date[] {
  const draw = chance('beginnings')
  const moments: Date[] = []
  while (moments.length < count) {
    const day = addDays(firstDay, Math.floor(draw.number() ** 0.9 * days))
    if (isWorkday(day) || draw.happens(0.25))
      moments.push(momentOf(day, 9 + draw.number() * (isWorkday(day) ? 4.5 : 9)))
  }
  return moments.toSorted((a, b) => a.getTime() - b.getTime())
}

/** On a working day so many days before the last. */
function posedAt(daysAgo: number): Date {
  let day = addDays(templateDay, -Math.max(1, Math.floor(daysAgo)))
  while (!isWorkday(day)) day = addDays(day, -1)
  return momentOf(day, 9 + (daysAgo % 1) * 4 + 0.2)
}
