// Which open requests a thing that belongs to nobody may be for: by its title, its barcode, or who sent it.
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { isLikeTitle } from '../../domain/receiving/likeness.ts'
import { readIsbn } from '../../domain/values/standard-numbers.ts'
import { awaitedRequests, type Awaited } from '../../store/awaited.ts'
import type { StrangerRecord } from '../../store/strangers.ts'
import type { Office } from '../context.ts'

export interface LikelyRequest extends Awaited {
  readonly why: string
}
/** All that waits for something: what is asked for, and what is on its way. */
const waiting = statesWhere((row) => row.stage === 'review' || row.stage === 'waiting')
const mostRead = 3000
const mostLikely = 4

export async function likelyFor(
  office: Office,
  strangers: readonly StrangerRecord[],
): Promise<ReadonlyMap<number, readonly LikelyRequest[]>> {
  if (strangers.length === 0) return new Map()
  const requests = await awaitedRequests(office.store.db, waiting, mostRead)
  return new Map(
    strangers.map((stranger) => {
      const all = requests.flatMap((one): (LikelyRequest & { readonly weight: number })[] => {
        const reasons = reasonsFor(stranger, one)
        // That it came from the same library alone says little: only with a shipment on its way.
        return reasons.length === 0 ? [] : [{ ...one, why: reasons.join(', '), weight: reasons.length }]
      })
      return [stranger.id, all.toSorted((a, b) => b.weight - a.weight).slice(0, mostLikely)]
    }),
  )
}

function reasonsFor(stranger: StrangerRecord, one: Awaited): readonly string[] {
  const isTitle = stranger.title !== null && isLikeTitle(stranger.title, one.title)
  const isbn = stranger.code === null ? null : readIsbn(stranger.code)
  const isNumber = isbn !== null && isbn.addsUp && one.isbn !== null && readIsbn(one.isbn)?.bare === isbn.bare
  const isSender = stranger.library_id !== null && stranger.library_id === one.libraryId
  // Without a title or a number, only its sender can tell.
  const isKnownBySender = isSender && stranger.title === null && !isbn?.addsUp
  if (!isTitle && !isNumber && !isKnownBySender) return []
  return [
    ...(isNumber ? ['the same ISBN'] : []),
    ...(isTitle ? ['the same title'] : []),
    ...(isSender ? [`from ${one.library ?? 'the same library'}`] : []),
  ]
}
