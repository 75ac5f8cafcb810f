// What arrived and belongs to nobody: kept with its sender until somebody knows whose it is.
import { mayBeCard } from '../../domain/drop-box/code-hash.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readNumber } from '../../domain/values/request-number.ts'
import { requestByNumber } from '../../store/requests/find.ts'
import {
  addStranger,
  nameSender,
  retitleStranger,
  settleStranger,
  strangerById,
  type NewStranger,
  type StrangerRecord,
} from '../../store/strangers.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'

export const keepStranger = (office: Office, given: NewStranger): Promise<Answer<StrangerRecord>> =>
  allOrNothing(office.store, async (tx) => {
    const one = {
      ...given,
      code: given.code && !mayBeCard(given.code) ? given.code : null,
      title: given.title || null,
      sender: given.sender || null,
    }
    if (one.code === null && one.title === null && one.sender === null && one.libraryId === null)
      return refuse('stranger-blank')
    const id = await addStranger(tx, one, today(office).slice(0, 4), office.clock.now())
    const kept = await strangerById(tx, id)
    return kept ? done(kept) : refuse('stranger-gone')
  })

/** What stands on it, read better by now. */
export const retitle = (office: Office, id: number, title: string): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const one = await strangerById(tx, id)
    if (!one) return refuse('stranger-gone')
    if (title === '' && one.code === null && one.sender === null && one.library_id === null)
      return refuse('stranger-blank', {}, 'title')
    await retitleStranger(tx, id, title || null)
    return done(null)
  })

export interface StrangerEnd {
  readonly id: number
  /** `kept`, `going_back`: it is still here. */
  readonly state: StrangerRecord['state']
  readonly requestNumber: string | null
  /** To whom it goes back, where nobody knew who sent it. */
  readonly sender?: string | null
}
export const endStranger = (office: Office, end: StrangerEnd): Promise<Answer<null>> =>
  allOrNothing(office.store, async (tx) => {
    const one = await strangerById(tx, end.id)
    if (!one) return refuse('stranger-gone')
    const number = end.requestNumber === null ? null : readNumber(end.requestNumber)
    const request = number === null ? undefined : await requestByNumber(tx, number)
    if (end.state === 'matched' && !request) return refuse('stranger-whose', {}, 'requestNumber')
    if (end.state === 'going_back' && end.sender && one.library_id === null && one.sender === null)
      await nameSender(tx, end.id, end.sender)
    await settleStranger(tx, end.id, {
      state: end.state,
      requestId: end.state === 'matched' ? (request?.id ?? null) : null,
      at: end.state === 'kept' || end.state === 'going_back' ? null : office.clock.now(),
    })
    return done(null)
  })
