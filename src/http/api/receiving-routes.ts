import type { StrangerView } from '../../contract/receiving.ts'
import { refuse } from '../../domain/refusal.ts'
import { dayOf, daysBetween } from '../../domain/values/days.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { today, type Office } from '../../office/context.ts'
import { strangerWords } from '../../office/mailroom/stranger-words.ts'
import { likelyFor, type LikelyRequest } from '../../office/receiving/likely-strangers.ts'
import { putPaper } from '../../office/receiving/lenders-paper.ts'
import { onTheWayTooLong } from '../../office/receiving/on-the-way.ts'
import { keepPhoto } from '../../office/receiving/photos.ts'
import { endStranger, keepStranger, retitle } from '../../office/receiving/strangers.ts'
import { photoById, photosOfStrangers } from '../../store/photos.ts'
import { listStrangers, type StrangerRecord } from '../../store/strangers.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mostSettled = 50

export const receivingRoutes = {
  strangers: os.receiving.strangers.handler(async ({ context: { office } }) => {
    const all = await listStrangers(office.store.db, mostSettled)
    const likely = await likelyFor(
      office,
      all.filter((one) => one.state === 'kept'),
    )
    const photos = await photosOfStrangers(
      office.store.db,
      all.map((one) => one.id),
    )
    return all.map((one) => viewOf(one, photos.get(one.id) ?? [], likely.get(one.id) ?? []))
  }),

  keep: os.receiving.keep.handler(async ({ input, context: { office } }) => {
    const kept = orRefuse(
      await keepStranger(office, {
        code: input.code ?? null,
        title: input.title ?? null,
        libraryId: input.libraryId ?? null,
        sender: input.sender ?? null,
      }),
    )
    return viewOf(kept, [], (await likelyFor(office, [kept])).get(kept.id) ?? [])
  }),

  retitle: os.receiving.retitle.handler(async ({ input, context: { office } }) => {
    orRefuse(await retitle(office, input.strangerId, input.title))
    return { done: true }
  }),

  settle: os.receiving.settle.handler(async ({ input, context: { office } }) => {
    orRefuse(
      await endStranger(office, {
        id: input.strangerId,
        state: input.state,
        requestNumber: input.requestNumber ?? null,
        sender: input.sender ?? null,
      }),
    )
    return { done: true }
  }),

  addPhoto: os.receiving.addPhoto.handler(async ({ input, context: { office } }) =>
    orRefuse(
      await keepPhoto(office, {
        requestId: input.requestId ?? null,
        pieceId: input.pieceId ?? null,
        strangerId: input.strangerId ?? null,
        content: Buffer.from(input.content, 'base64'),
      }),
    ),
  ),

  photo: os.receiving.photo.handler(async ({ input, context: { office } }) => {
    const photo = await photoById(office.store.db, input.photoId)
    if (!photo) throw refusalError(refuse('photo-gone'))
    return { type: photo.type, content: Buffer.from(photo.content).toString('base64') }
  }),

  paper: os.receiving.paper.handler(async ({ input, context: { office } }) =>
    orRefuse(await putPaper(office, input.pieceId, input.paper === 'none' ? null : input.paper)),
  ),

  onTheWay: os.receiving.onTheWay.handler(async ({ context: { office } }) =>
    (await onTheWayTooLong(office)).map(({ leg, label, answers, days, pieces }) => ({
      leg,
      label,
      answers,
      days,
      pieces: pieces.map((one) => ({
        pieceId: one.pieceId,
        requestId: one.requestId,
        number: writeNumber(one.number),
        title: one.title,
        piece: one.label ?? (one.n > 1 ? `piece ${one.n}` : null),
        library: one.library,
        since: one.since.toISOString(),
        days: daysSince(office, one.since),
      })),
    })),
  ),
}

const daysSince = (office: Office, at: Date): number =>
  daysBetween(dayOf(at, office.settings().timeZone), today(office))

const viewOf = (one: StrangerRecord, photoIds: readonly number[], likely: readonly LikelyRequest[]): StrangerView => ({
  id: one.id,
  number: one.number,
  words: strangerWords(one),
  code: one.code,
  title: one.title,
  sender: one.library ?? one.sender,
  cameAt: one.came_at.toISOString(),
  state: one.state,
  settledAt: one.settled_at?.toISOString() ?? null,
  request:
    one.request_id === null || one.request_number === null
      ? null
      : { id: one.request_id, number: writeNumber(one.request_number), title: one.request_title ?? '' },
  photoIds: [...photoIds],
  likely: likely.map(({ requestId, number, title, why }) => ({ requestId, number: writeNumber(number), title, why })),
})
