// A picture of how a thing came: checked by its own bytes, kept until its day, evidence when a claim comes.
import { photoTypeOf } from '../../domain/receiving/photo-type.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addDays } from '../../domain/values/days.ts'
import { addPhoto, countPhotos } from '../../store/photos.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { strangerById } from '../../store/strangers.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import { today, type Office } from '../context.ts'

const mostBytes = 700_000
const mostPhotos = 12

export interface Taken {
  readonly requestId: number | null
  readonly pieceId: number | null
  readonly strangerId: number | null
  readonly content: Uint8Array
}
export const keepPhoto = (office: Office, taken: Taken): Promise<Answer<{ readonly photoId: number }>> =>
  allOrNothing(office.store, async (tx) => {
    if (taken.content.length > mostBytes) return refuse('photo-large')
    const type = photoTypeOf(taken.content)
    if (type === null) return refuse('photo-kind')
    const { requestId, strangerId } = taken
    const facts = requestId === null ? null : await loadFacts(tx, requestId)
    if (requestId !== null && !facts) return refuse('not-found')
    if (requestId === null && (strangerId === null || !(await strangerById(tx, strangerId))))
      return refuse('stranger-gone')
    if ((await countPhotos(tx, { requestId, strangerId })) >= mostPhotos) return refuse('photo-many')
    const pieces = facts?.pieces ?? []
    const piece = pieces.find((one) => one.id === taken.pieceId) ?? (pieces.length === 1 ? pieces[0] : undefined)
    const photoId = await addPhoto(tx, {
      requestId,
      pieceId: piece?.id ?? null,
      strangerId: requestId === null ? strangerId : null,
      type,
      content: taken.content,
      takenAt: office.clock.now(),
      endsOn: addDays(today(office), office.policy().photoDays),
    })
    return done({ photoId })
  })
