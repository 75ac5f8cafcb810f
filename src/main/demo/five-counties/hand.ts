// What a story has in hand to tell itself: its request, its chance, and the ways a working day goes.
import type { Details } from '../../../domain/lifecycle/details.ts'
import type { Actor, EntryFacts, Facts } from '../../../domain/lifecycle/facts.ts'
import { addDays } from '../../../domain/values/days.ts'
import type { PastIls } from '../past/past-ils.ts'
import { act } from '../../../office/act.ts'
import { today, type Office } from '../../../office/context.ts'
import { patronFor } from '../../../office/intake/find-patron.ts'
import { takeInRequest, type NewRequest } from '../../../office/intake/take-in-request.ts'
import { loadFacts } from '../../../store/requests/facts.ts'
import { must } from '../desk.ts'
import { later, type Hours } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { BookWork } from './works/work.ts'

export interface Place {
  readonly office: Office
  readonly pastIls: PastIls
  readonly people: { readonly assistant: Actor; readonly librarian: Actor }
  /** By their codes. */
  readonly members: ReadonlyMap<string, number>
  readonly facilities: readonly number[]
  /** Partners that are reached by hand. */
  readonly lenders: readonly number[]
}
export interface Wanted extends Partial<Omit<NewRequest, 'patronId'>> {
  readonly kind: NewRequest['kind']
  readonly card?: string
}
export interface Hand {
  readonly place: Place
  readonly chance: Chance
  readonly id: number
  readonly number: string
  /** A moment so many days from now, in the hours of the office, of another library or of a reader. */
  later(days: number, hours?: Hours): Date
  day(fromNow: number): string
  takeIn(work: BookWork, wanted: Wanted): Promise<void>
  act(action: string, details?: Details, actor?: Actor): Promise<void>
  /** The reader has answered, and the office has read it. */
  answered(note: string): Promise<void>
  facts(): Promise<Facts>
  state(): Promise<string>
  /** The lender so many places down the string, from 0. */
  entry(position: number): Promise<EntryFacts>
  pieceIds(): Promise<readonly number[]>
}

/** `name` says which request it is, the same at every telling. */
export function openHand(
  place: Place,
  name: string,
  chance: Chance,
  known: { readonly requestId: number; readonly number: string } | null = null,
): Hand {
  const { office, people } = place
  let taken = known
  const own = () => {
    if (!taken) throw new Error(`${name} has not begun`)
    return taken
  }
  const facts = async (): Promise<Facts> => {
    const found = await loadFacts(office.store.db, own().requestId)
    if (!found) throw new Error(`${name} is gone`)
    return found
  }
  return {
    place,
    chance,
    get id() {
      return own().requestId
    },
    get number() {
      return own().number
    },
    later: (days, hours = 'desk') => later(office.clock.now(), days, hours, chance),
    day: (fromNow) => addDays(today(office), fromNow),
    async takeIn({ title, citation }, { card, ...wanted }) {
      const patron = card === undefined ? null : must(await patronFor(office, card), `${name}: ${card}`)
      const answer = await takeInRequest(office, {
        service: 'loan',
        title,
        citation,
        source: 'demo',
        sourceKey: name,
        actor: people.assistant,
        role: 'assistant',
        ...(patron ? { patronId: patron.patronId, homeLibraryId: patron.homeLibraryId } : {}),
        ...wanted,
      })
      taken = must(answer, `${name}: take in ${title}`)
    },
    async act(action, details = {}, actor = people.assistant) {
      must(await act(office, { requestId: own().requestId, action, details, actor }), `${name}: ${action}`)
    },
    async answered(note) {
      await this.act('answer', { note }, { kind: 'patron', id: null })
      if ((await facts()).request.questionTo !== null) await this.act('answer')
    },
    facts,
    state: async () => (await facts()).request.state,
    async entry(position) {
      const found = (await facts()).entries[position]
      if (!found) throw new Error(`${name} has no lender ${position}`)
      return found
    },
    pieceIds: async () => (await facts()).pieces.map((one) => one.id),
  }
}
