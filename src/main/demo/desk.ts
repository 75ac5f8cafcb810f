// The desk at which the make-believe past is told: everything goes the ways a working day goes, only on earlier days.
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import type { Answer } from '../../domain/refusal.ts'
import { addDays, startOfDay } from '../../domain/values/days.ts'
import type { PastIls } from './past/past-ils.ts'
import { act } from '../../office/act.ts'
import { takeIlsNews } from '../../office/circulation/take-ils-news.ts'
import { today, type Office } from '../../office/context.ts'
import { runNextEffect } from '../../office/effects/effect-runner.ts'
import { settleEffect } from '../../office/effects/settle-effect.ts'
import { patronFor } from '../../office/intake/find-patron.ts'
import { takeInRequest, type NewRequest } from '../../office/intake/take-in-request.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../../office/mailroom/parcels.ts'
import { isAnyEffectDue } from '../../store/demo.ts'
import { effectsOfRequest } from '../../store/requests/effects.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { works, type WorkName, type Work } from './books.ts'
import type { FacilityName, PartnerName } from './libraries.ts'
import type { PastClock } from './past-clock.ts'
import { readers, type ReaderName } from './people.ts'

export interface Directory {
  readonly members: Readonly<Record<string, number>>
  readonly partners: Readonly<Record<PartnerName, number>>
  readonly facilities: Readonly<Record<FacilityName, number>>
  readonly staff: { readonly assistant: string; readonly librarian: string }
}
export interface Wanted extends Partial<Omit<NewRequest, 'patronId' | 'lenders'>> {
  readonly kind: NewRequest['kind']
  readonly of: WorkName
  readonly reader?: ReaderName
  readonly lenders?: readonly PartnerName[]
}
/** A request whose story is being told; every step says how many days ago it was. */
export interface Told {
  readonly id: number
  readonly number: string
  act(daysAgo: number, action: string, details?: Details, who?: Actor): Promise<void>
  /** The same, but what it asks of the outside stays for the runner. */
  actOnly(daysAgo: number, action: string, details?: Details, who?: Actor): Promise<void>
  /** What waits for a person is done by hand. */
  byHand(daysAgo: number): Promise<void>
}
export interface DemoDesk {
  readonly directory: Directory
  readonly pastIls: PastIls
  take(daysAgo: number, wanted: Wanted): Promise<Told>
  told(id: number, number: string): Told
  pieceIds(told: Told): Promise<readonly number[]>
  /** Packs, closes and (unless it waits for the carrier) hands over a package. */
  pack(
    daysAgo: number,
    libraryId: number,
    requests: readonly Told[],
    how?: { readonly dueOn?: string; readonly collected?: boolean },
  ): Promise<void>
  /** What happens at a member's desk. */
  atMember(daysAgo: number, happens: (pastIls: PastIls) => Promise<void>): Promise<void>
  at<T>(daysAgo: number, work: () => Promise<T>): Promise<T>
  /** The day so many days from today. */
  day(fromToday: number): string
}

const minute = 60_000

/** `office` lives by `clock`. */
export function openDemoDesk(office: Office, clock: PastClock, pastIls: PastIls, directory: Directory): DemoDesk {
  const now = clock.now()
  const thisDay = today(office)
  const assistant: Actor = { kind: 'staff', id: directory.staff.assistant, role: 'assistant' }
  let steps = 0
  pastIls.onNews(async (news, key) => void must(await takeIlsNews(office, news, key)))

  /** In the order told, in the opening hours; today’s steps just before now. */
  const moment = (daysAgo: number): Date => {
    steps += 1
    const open = startOfDay(addDays(thisDay, -daysAgo), office.settings().timeZone).getTime() + 9 * 60 * minute
    return new Date(daysAgo === 0 ? now.getTime() - 45 * minute + steps * 1000 : open + (steps % 400) * minute)
  }
  const at = <T>(daysAgo: number, work: () => Promise<T>): Promise<T> => clock.at(moment(daysAgo), work)
  const lettingLeave = async (daysAgo: number): Promise<void> => {
    await clock.at(new Date(moment(daysAgo).getTime() + 2 * minute), async () => {
      while ((await isAnyEffectDue(office.store.db, clock.now())) && (await runNextEffect(office)));
    })
  }

  const actAt = async (
    requestId: number,
    daysAgo: number,
    action: string,
    details: Details,
    actor: Actor,
  ): Promise<void> => {
    must(await at(daysAgo, () => act(office, { requestId, action, details, actor })), action)
  }

  const told = (id: number, number: string): Told => ({
    id,
    number,
    async act(daysAgo, action, details = {}, who = assistant) {
      await actAt(id, daysAgo, action, details, who)
      await lettingLeave(daysAgo)
    },
    actOnly: (daysAgo, action, details = {}, who = assistant) => actAt(id, daysAgo, action, details, who),
    async byHand(daysAgo) {
      for (const effect of await effectsOfRequest(office.store.db, id)) {
        if (effect.state === 'with_person')
          must(await at(daysAgo, () => settleEffect(office, { effectId: effect.id, how: 'done', actor: assistant })))
      }
    },
  })

  return {
    directory,
    pastIls,
    told,
    pieceIds: async ({ id }) => (await loadFacts(office.store.db, id))?.pieces.map((one) => one.id) ?? [],
    at,
    day: (fromToday) => addDays(thisDay, fromToday),
    async take(daysAgo, { of, reader, lenders = [], ...wanted }) {
      const { title, citation }: Work = works[of]
      const answer = await at(daysAgo, async () => {
        const patron = reader === undefined ? null : must(await patronFor(office, readers[reader].card))
        return takeInRequest(office, {
          service: 'loan',
          title,
          citation,
          source: 'demo',
          sourceKey: `${wanted.kind}:${of}`,
          actor: assistant,
          role: 'assistant',
          lenders: lenders.map((name) => directory.partners[name]),
          ...(patron ? { patronId: patron.patronId, homeLibraryId: patron.homeLibraryId } : {}),
          ...wanted,
        })
      })
      const { requestId, number } = must(answer, `take in ${of}`)
      return told(requestId, number)
    },
    async pack(daysAgo, libraryId, requests, { dueOn, collected = true } = {}) {
      const parcel = must(await at(daysAgo, () => openParcel(office, libraryId)))
      for (const one of requests)
        must(await at(daysAgo, () => addToParcel(office, parcel.id, { code: one.number })), `pack ${one.number}`)
      must(
        await at(daysAgo, () =>
          closeParcel(office, {
            parcelId: parcel.id,
            actor: assistant,
            ...(dueOn === undefined ? {} : { dueOn }),
          }),
        ),
      )
      if (!collected) return
      must(await at(daysAgo, () => collectParcel(office, parcel.id)))
      await lettingLeave(daysAgo)
      for (const one of requests) await one.byHand(daysAgo)
    },
    atMember: (daysAgo, happens) => at(daysAgo, () => happens(pastIls)),
  }
}

/** The past is told without refusals; one is our own mistake. */
export function must<T>(answer: Answer<T>, where = 'the make-believe office'): T {
  if (!answer.ok) throw new Error(`${where}: ${answer.sentence}`)
  return answer.value
}
