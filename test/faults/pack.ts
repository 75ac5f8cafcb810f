// What waits to leave is packed by library, each package closed and given to the carrier.
import { z } from 'zod'
import type { Desk } from './desk.ts'

const waitingShape = z.array(
  z.looseObject({
    library: z.looseObject({ id: z.number() }),
    pieces: z.array(z.looseObject({ pieceId: z.number() })),
  }),
)
const parcelShape = z.looseObject({ id: z.number(), state: z.string(), pieces: z.array(z.looseObject({})) })

export async function pack(desk: Desk): Promise<void> {
  const waiting = waitingShape.parse((await desk.ask('GET', '/packages/waiting')).body)
  for (const { library, pieces } of waiting) {
    if (pieces.length === 0) continue
    const opened = await desk.ask('POST', '/packages', { libraryId: library.id })
    if (!opened.ok) continue
    const { id } = parcelShape.parse(opened.body)
    for (const { pieceId } of pieces.slice(0, 20)) await desk.ask('POST', `/packages/${id}/pieces`, { pieceId })
  }
  // Also those an office that was killed left open or uncollected.
  for (const state of ['open', 'closed'])
    for (const parcel of z.array(parcelShape).parse((await desk.ask('GET', `/packages?state=${state}`)).body)) {
      if (parcel.pieces.length === 0) continue
      if (state === 'open') await desk.ask('POST', `/packages/${parcel.id}/close`, {})
      await desk.ask('POST', `/packages/${parcel.id}/collect`)
    }
}
