// The day at one glance: the cards, alike ones folded; what stands at the table; what waits on others and whether it
// waits longer than usual; what was done since yesterday without anybody.
import { hoursOn } from '../../domain/desk/staffed.ts'
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import type { Place } from '../../domain/lifecycle/places.ts'
import { labelOfEvent, statesWhere } from '../../domain/lifecycle/standing.ts'
import { addDays, laterByDays, startOfDay } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { foldCards } from '../../domain/worklist/fold.ts'
import * as store from '../../store/day.ts'
import { newestPlan } from '../../store/mailing-plan.ts'
import type { Db } from '../../store/open.ts'
import { today, type Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'
import { openCount } from '../differences/list.ts'
import { waitingPieces } from '../mailroom/parcels.ts'
import { cards } from './cards.ts'
import { looseTroubles } from './paper-cards.ts'

const waitingStates = statesWhere((row) => row.stage === 'waiting')
const at = (...wanted: readonly Place[]) =>
  statesWhere((row) => row.place !== undefined && wanted.includes(row.place) && row.stage !== 'done')
export const comingFromPartners = at('to_us', 'from_borrower', 'from_facility')
export const comingFromMembers = at('van_in')

export async function dayAtTheDesk(office: Office) {
  const { db } = office.store
  const day = today(office)
  const list = await cards(office)
  const [desk, pieces, called, fromPartners, fromMembers, papers, plan] = await Promise.all([
    deskHours(office, day),
    waitingPieces(db),
    store.countCalled(db),
    store.countIn(db, comingFromPartners),
    store.countIn(db, comingFromMembers),
    looseTroubles(office),
    newestPlan(db),
  ])
  const hours = hoursOn(day, desk)
  return {
    staffed: hours ? { ...hours } : null,
    count: list.length + papers.length,
    papers: papers.map((one) => ({ ...one })),
    sections: foldCards(list),
    table: {
      expected: fromPartners + fromMembers,
      toPack: { pieces: pieces.length, libraries: new Set(pieces.map((one) => one.libraryId)).size },
      called,
      leftOut: plan?.left_out ?? 0,
    },
    differences: await openCount(office),
    waiting: await waiting(office),
    byItself: await byItself(office, startOfDay(addDays(day, -1), office.settings().timeZone)),
  }
}

/** With fewer stays on record than this, an office's own usual is not known yet. */
const fewestStays = 5
const usualWithoutRecord = 14
const mostShown = 5

async function waiting(office: Office) {
  const { db } = office.store
  const usual = new Map((await usually(office)).map((one) => [lineKey(one), one]))
  const states = []
  for (const one of await store.waitingIn(db, waitingStates)) {
    const known = usual.get(lineKey(one))
    const usualDays = Math.max(1, Math.ceil(known && known.stays >= fewestStays ? known.days : usualWithoutRecord))
    const { count: long, longest } = await store.longIn(db, one, laterByDays(office.clock.now(), -usualDays), mostShown)
    states.push({
      kind: one.kind,
      service: one.service,
      state: one.state,
      label: stateRow(lifeOf(one), one.state).label,
      count: one.count,
      usualDays,
      long,
      longest: longest.map((row) => ({ ...brief(row), since: row.state_since.toISOString() })),
    })
  }
  return {
    count: states.reduce((sum, one) => sum + one.count, 0),
    long: states.reduce((sum, one) => sum + one.long, 0),
    states,
  }
}

const lineKey = (one: { kind: string; service: string; state: string }): string =>
  `${one.kind} ${one.service} ${one.state}`

/** The office's usual changes slowly: it is reckoned once an hour. */
const oneHourMs = 3_600_000
const kept = new WeakMap<Db, { at: number; stays: readonly store.UsualStay[] }>()
async function usually(office: Office): Promise<readonly store.UsualStay[]> {
  const { db } = office.store
  const now = office.clock.now().getTime()
  const found = kept.get(db)
  if (found && Math.abs(now - found.at) < oneHourMs) return found.stays
  const stays = await store.usualStays(db)
  kept.set(db, { at: now, stays })
  return stays
}

const actors: Readonly<Record<string, string>> = {
  timer: 'by the clock',
  office: 'by Keuka',
  lender: 'news of lenders',
  borrower: 'news of borrowers',
  ils: 'news of the library system',
  network: 'news of the network',
}

async function byItself(office: Office, since: Date) {
  const { db } = office.store
  const [rows, sent] = await Promise.all([store.doneByItself(db, since), store.messagesSent(db, since)])
  const shown = new Map(
    (await store.briefly(db, [...rows.flatMap((row) => row.some), ...sent.some])).map((row) => [row.id, brief(row)]),
  )
  const some = (ids: readonly number[]) => ids.flatMap((id) => shown.get(id) ?? [])
  const messages =
    sent.count === 0 ? [] : [{ words: 'Messages sent', by: 'by Keuka', count: sent.count, some: some(sent.some) }]
  const done = [
    ...messages,
    ...rows.map((row) => ({
      words: labelOfEvent(row, row.action),
      by: actors[row.actor_kind] ?? row.actor_kind,
      count: row.count,
      some: some(row.some),
    })),
  ]
  return { since: since.toISOString(), count: done.reduce((sum, one) => sum + one.count, 0), done }
}

const brief = (row: { id: number; number: string; title: string }) => ({
  id: row.id,
  number: writeNumber(row.number),
  title: row.title,
})
