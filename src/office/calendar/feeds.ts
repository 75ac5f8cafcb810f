// The addresses at which a telephone reads a calendar, and what it reads there: days and places, never a title or a name.
import { absenceKinds } from '../../domain/desk/absence.ts'
import { hoursOn } from '../../domain/desk/staffed.ts'
import { addDays } from '../../domain/values/days.ts'
import { absencesFrom } from '../../store/absences.ts'
import { ownClosures, type KeptClosure } from '../../store/closures.ts'
import { libraryById, listLibraries } from '../../store/libraries.ts'
import { today, type Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { packingDays } from '../mailroom/plan/packing-days.ts'
import { carrierDays } from '../shipping/carrier-days.ts'
import { feedTurn } from './feed-turn.ts'
import { daysOf, laneOf, ownLanes, restsByRule } from './rests.ts'
import { writeIcs, type IcsEvent } from './write-ics.ts'

/** An address stays good until all are made anew. */
const noEnd = new Date('2099-12-31T00:00:00Z')
const deskFeed = { key: 'desk', name: 'The desk: hours, absence, packing' }
const staffedDays = 56
const daysAhead = 731
const daysBack = 60

export interface Feed {
  readonly key: string
  readonly name: string
  readonly path: string
}

export async function feeds(office: Office): Promise<readonly Feed[]> {
  const { db } = office.store
  const [turn, libraries] = await Promise.all([feedTurn(db), listLibraries(db)])
  const lanes = [
    deskFeed,
    ...ownLanes,
    ...libraries.map(({ library }) => ({ key: laneOf(library.id), name: library.name })),
  ]
  return lanes.map(({ key, name }) => ({
    key,
    name,
    path: `/calendars/${office.correspondence.links.sign({ kind: 'calendar', calendar: key, turn }, noEnd)}.ics`,
  }))
}

/** The calendar behind an address; null when the address is not, or no longer, good. */
export async function feedFor(office: Office, token: string): Promise<string | null> {
  const now = office.clock.now()
  const read = office.correspondence.links.readCalendar(token, now)
  if (read.is !== 'good' || read.to.turn !== (await feedTurn(office.store.db))) return null
  const { calendar } = read.to
  const written = (name: string, events: readonly IcsEvent[]) =>
    writeIcs(`${office.settings().name}: ${name}`, events, now)
  if (calendar === deskFeed.key) return written('the desk', await deskEvents(office))
  const own = ownLanes.find((one) => one.key === calendar)
  if (own && own.key !== 'office') return written(own.name.toLowerCase(), await ruleEvents(office, own.key))
  const libraryId = own ? null : Number(/^library-(\d{1,15})$/.exec(calendar)?.[1] ?? 0)
  const library = libraryId === null ? null : await libraryById(office.store.db, libraryId)
  if (library === undefined) return null
  return written(
    library ? `${library.name}, closed` : 'closed',
    await closings(office, libraryId, library?.name ?? null),
  )
}

async function closings(office: Office, libraryId: number | null, name: string | null): Promise<readonly IcsEvent[]> {
  const kept = await ownClosures(office.store.db, libraryId, addDays(today(office), -daysBack))
  return kept.map((one) => ({
    uid: `closing-${one.id}@keuka`,
    words: [name === null ? 'Closed' : `${name} closed`, ...reasonOf(one)].join(': '),
    when: { startsOn: one.startsOn, endsOn: one.endsOn, weekdays: one.weekdays },
  }))
}

/** What somebody wrote in a mail is not for everybody who has the address. */
const reasonOf = ({ reason, messageId }: KeptClosure): readonly string[] =>
  reason === null || (messageId !== null && messageId !== undefined) ? [] : [reason]

async function ruleEvents(office: Office, lane: string): Promise<readonly IcsEvent[]> {
  const from = today(office)
  const carriers = await carrierDays(office.store.db)
  return restsByRule(from, addDays(from, daysAhead), carriers)
    .filter((one) => one.lane === lane)
    .map((one) => ({
      uid: `${lane}-${one.startsOn}@keuka`,
      words: `No ${lane === 'postal' ? 'mail' : lane}: ${one.words}`,
      when: { startsOn: one.startsOn, endsOn: one.endsOn },
    }))
}

async function deskEvents(office: Office): Promise<readonly IcsEvent[]> {
  const from = today(office)
  const { timeZone } = office.settings()
  const [desk, absences, packing] = await Promise.all([
    deskHours(office, from),
    absencesFrom(office.store.db, addDays(from, -daysBack)),
    packingDays(office),
  ])
  const instant = (day: string, time: string): Date =>
    new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds)
  const staffed = daysOf(from, addDays(from, staffedDays)).flatMap((on) => {
    const hours = hoursOn(on, desk)
    return hours
      ? [
          {
            uid: `desk-${on}@keuka`,
            words: 'ILL desk',
            when: { from: instant(on, hours.from), until: instant(on, hours.until) },
          },
        ]
      : []
  })
  return [
    ...staffed,
    ...absences.map((one) => ({
      uid: `absence-${one.id}@keuka`,
      words: `${absenceKinds[one.kind]}${one.substitute === null ? '' : ': somebody stands in'}`,
      when: { startsOn: one.startsOn, endsOn: one.endsOn },
    })),
    ...packing.map((one) => ({
      uid: `${one.isPlanned ? 'planned' : 'pack'}-${one.on}-${one.library.replace(/\W+/g, '-').toLowerCase()}@keuka`,
      words: `${one.isPlanned ? 'Planned' : 'Pack by today'}: ${one.count} for ${one.library}`,
      when: { startsOn: one.on, endsOn: one.on },
    })),
  ]
}
