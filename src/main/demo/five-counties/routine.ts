// What the office does by itself and every day: timers, cards, packages, the night.
import { dayOf } from '../../../domain/values/days.ts'
import { runNextEffect } from '../../../office/effects/effect-runner.ts'
import { settleEffect } from '../../../office/effects/settle-effect.ts'
import { addToParcel, closeParcel, collectAll, openParcel, waitingPieces } from '../../../office/mailroom/parcels.ts'
import { takeBatch } from '../../../office/printing/print-queue.ts'
import { scrub } from '../../../office/privacy/scrub.ts'
import { wakeRequests } from '../../../office/worklist/wake-requests.ts'
import { addDays } from '../../../domain/values/days.ts'
import { queuedPapers } from '../../../store/print-queue.ts'
import { stepsForPeople } from '../../../store/worklist.ts'
import { must } from '../desk.ts'
import { isWorkday, momentOf, timeZone } from './calendar.ts'
import type { Place } from './hand.ts'
import type { Story } from './teller.ts'

/** Runs on as long as the past is told; on the last day the cards of the afternoon are left for the visitor. */
export async function* everyDay({ office, people }: Place, last: Date): Story {
  const lastDay = dayOf(last, timeZone)
  for (let day = dayOf(office.clock.now(), timeZone); ; day = addDays(day, 1)) {
    yield momentOf(day, 0.2)
    while ((await wakeRequests(office)) > 0);
    yield momentOf(day, 3.5)
    await scrub(office)
    if (isWorkday(day)) {
      yield momentOf(day, 9.3)
      await doCards()
      const isLastBefore = addDays(day, 1) >= lastDay
      yield momentOf(day, 12.6)
      await doCards()
      yield momentOf(day, 13)
      if (!isLastBefore) await packAll(day)
      yield momentOf(day, 13.9)
      if (!isLastBefore) {
        await doCards()
        await printAll()
      }
      yield momentOf(day, 17)
      await collectAll(office)
    }
  }

  async function doCards(): Promise<void> {
    for (const step of await stepsForPeople(office.store.db)) {
      if (step.effect_state !== 'with_person') continue
      must(await settleEffect(office, { effectId: step.effect_id, how: 'done', actor: people.assistant }), step.name)
    }
  }

  /** The papers of the day come out as one batch. */
  async function printAll(): Promise<void> {
    const waiting = await queuedPapers(office.store.db, { states: ['waiting', 'failed'] }, 1000)
    const ids = waiting.map((one) => one.id)
    if (ids.length > 0) must(await takeBatch(office, ids), 'print')
  }

  /** What goes to one library goes together; lent books go at once, borrowed ones home three days a week. */
  async function packAll(day: string): Promise<void> {
    const homeGoes = Temporal.PlainDate.from(day).dayOfWeek % 2 === 1
    const waiting = (await waitingPieces(office.store.db)).filter((one) => homeGoes || one.kind !== 'borrowing')
    for (const [libraryId, pieces] of Map.groupBy(waiting, (one) => one.libraryId)) {
      if (libraryId === null) continue
      const parcel = await openParcel(office, libraryId)
      // Nobody knows where to send it until the library has said so.
      if (!parcel.ok && parcel.code === 'library-no-address') continue
      const { id } = must(parcel)
      for (const { pieceId } of pieces) must(await addToParcel(office, id, { pieceId }), 'pack')
      must(await closeParcel(office, { parcelId: id, actor: people.assistant }), 'close')
    }
  }
}

/** The runner has its minutes: what is due is done, a little later than the act, at most until the next step. */
export async function letLeave(place: Place, set: (moment: Date) => void, next: Date): Promise<void> {
  const { office } = place
  const soon = new Date(Math.min(office.clock.now().getTime() + 2 * 60_000, next.getTime()))
  set(soon)
  while (await runNextEffect(office));
}
