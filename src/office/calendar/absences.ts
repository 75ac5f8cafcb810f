// Planned absences, and what they ask for in Today.
import { pageAddress } from '../../domain/assisted/systems.ts'
import { lastStaffedDay } from '../../domain/desk/staffed.ts'
import { closureSteps, stepBy, stepsToDo, type AbsenceStep } from '../../domain/desk/absence.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addDays, dayOf, writeDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import * as store from '../../store/absences.ts'
import { today, type Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { partnersOf, type Partner } from './partners-of-absence.ts'
import { awayMail, mayBeMailed } from './tell-partners.ts'

const daysKept = 30
const mostShown = 100

export const absences = (office: Office): Promise<readonly store.KeptAbsence[]> =>
  store.absencesFrom(office.store.db, addDays(today(office), -daysKept))

export const planAbsence = (office: Office, absence: store.NewAbsence): Promise<Answer<null>> =>
  office.store.transact(async (tx) => {
    const bad = (field: string, name: string, problem: string) => refuse('bad-details', { field, problem }, name)
    if (absence.endsOn < absence.startsOn) return bad('Until', 'endsOn', 'lies before the first day')
    if (absence.endsOn < today(office)) return bad('Until', 'endsOn', 'has passed')
    await store.insertAbsence(tx, absence, office.clock.now())
    return done(null)
  })

export const nameSubstitute = (office: Office, id: number, substitute: string | null): Promise<Answer<null>> =>
  office.store.transact(async (tx) =>
    (await store.changeSubstitute(tx, id, substitute)) ? done(null) : refuse('absence-not-found'),
  )

export const dropAbsence = (office: Office, id: number): Promise<Answer<null>> =>
  office.store.transact(async (tx) => ((await store.deleteAbsence(tx, id)) ? done(null) : refuse('absence-not-found')))

export const settleAbsenceStep = (
  office: Office,
  order: { readonly id: number; readonly step: AbsenceStep; readonly isDone: boolean },
): Promise<Answer<null>> =>
  office.store.transact(async (tx) =>
    (await store.markStep(tx, order.id, order.step, order.isDone ? office.clock.now() : null))
      ? done(null)
      : refuse('absence-not-found'),
  )

export interface AbsenceCard {
  readonly absenceId: number
  readonly step: AbsenceStep
  readonly words: string
  readonly why: string
  readonly by: string
  readonly isLate: boolean
  readonly partners: readonly Partner[]
  /** What all of them are written, for a mail program; null: the office’s own mail does it, or there is nobody to tell. */
  readonly mail: { readonly subject: string; readonly body: string } | null
  /** One key mails them all. */
  readonly canMail: boolean
  /** Where in WorldShare it is done, where that is connected, and how. */
  readonly place: { readonly address: string | null; readonly steps: readonly string[] } | null
  readonly falling: readonly { id: number; number: string; title: string; on: string; what: string }[]
}

/** What planned absences ask for today, the nearest first. */
export async function absenceCards(office: Office): Promise<readonly AbsenceCard[]> {
  const day = today(office)
  const desk = await deskHours(office, addDays(day, -60))
  const cards: AbsenceCard[] = []
  for (const absence of await absences(office))
    for (const step of stepsToDo(absence, absence.done, day)) {
      const falling = step === 'before' ? await fallingInto(office, absence) : []
      if (step === 'before' && falling.length === 0) continue
      const last = stepBy(step, absence)
      const told = step === 'partners' ? await partnersOf(office, absence.id) : []
      const isOn = office.correspondence.mailer.isOn()
      const canMail = isOn && told.some(mayBeMailed)
      // What comes before it is done while somebody is there.
      const by = step === 'after' ? last : (lastStaffedDay(last, desk) ?? last)
      cards.push({
        absenceId: absence.id,
        step,
        ...wordsFor(step, absence, day, falling.length),
        by,
        isLate: by < day,
        partners: told,
        mail: told.length > 0 && !isOn ? awayMail(office, absence) : null,
        canMail,
        place: step === 'network' ? { address: closuresPage(office), steps: closureSteps } : null,
        falling,
      })
    }
  return cards
}

/** The page of office closures, else where WorldShare begins; null while it is not connected. */
function closuresPage(office: Office): string | null {
  const here = office.assisted?.()
  if (!here || here.modes.worldshare === 'by_hand') return null
  const { closures, home } = here.settings.worldshare.pages
  const blanks = { number: null, card: null, barcode: null }
  return pageAddress(closures, blanks) ?? pageAddress(home, blanks)
}

function wordsFor(
  step: AbsenceStep,
  { startsOn, endsOn, substitute }: store.KeptAbsence,
  day: string,
  falling: number,
): { words: string; why: string } {
  const span = startsOn === endsOn ? writeDay(startsOn, day) : `${writeDay(startsOn, day)} to ${writeDay(endsOn, day)}`
  const away = `Nobody is at the desk ${span}.`
  switch (step) {
    case 'substitute':
      return substitute === null
        ? { words: `Who stands in ${span}?`, why: 'Name somebody in the Calendar, or say that nobody does.' }
        : {
            words: `Hand over to ${substitute}`,
            why: `${substitute} stands in ${span}: show what is open and where things lie.`,
          }
    case 'network':
      return {
        words: 'Put the closure into WorldShare',
        why: `${away} Requests then go past us instead of running out of time.`,
      }
    case 'partners':
      return { words: 'Tell the partners with open requests', why: away }
    case 'before':
      return {
        words: `${falling} ${falling === 1 ? 'thing falls' : 'things fall'} due while nobody is there`,
        why: `${away} Ask for more time, answer, or send back before.`,
      }
    case 'after':
      return {
        words: 'Back at the desk: catch up',
        why: `Away ${span}. Read what came, and take the closure out of WorldShare if it has no end.`,
      }
    default:
      return step satisfies never
  }
}

async function fallingInto(office: Office, { startsOn, endsOn }: store.KeptAbsence) {
  const rows = await store.fallingInto(office.store.db, startsOn, endsOn)
  const isIn = (on: string | null): on is string => on !== null && startsOn <= on && on <= endsOn
  const { daysToRespond } = office.policy()
  const { timeZone } = office.settings()
  return rows
    .flatMap((row) => {
      const one = { id: row.id, number: writeNumber(row.number), title: row.title }
      const asksUs = row.kind === 'lending' && row.state === 'new'
      // What comes by no network is to be answered within our own days.
      const ownDay = asksUs && row.last_day === null ? addDays(dayOf(row.created_at, timeZone), daysToRespond) : null
      return [
        ...(isIn(row.last_day) ? [{ ...one, on: row.last_day, what: 'answer in WorldShare' }] : []),
        ...(isIn(ownDay) ? [{ ...one, on: ownDay, what: 'answer the borrower' }] : []),
        ...(isIn(row.due_on) ? [{ ...one, on: row.due_on, what: row.recalled_at === null ? 'due' : 'recalled' }] : []),
        ...(isIn(row.question_until) ? [{ ...one, on: row.question_until, what: 'answer awaited' }] : []),
      ]
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .slice(0, mostShown)
}
