// Whoever is made without a card of the library is blocked until staff have seen who they are (PAPI 8.0,
// PatronBasicDataGet: 64 self-registered, 256 express registration): staff of the office have.
import { z } from 'zod'
import { ConnectorError } from '../../office/ports.ts'
import type { Polaris } from './polaris.ts'

/** Kind of block: the patron's data must be verified (ApplicationServices, patrons/{id}/blockssummary). */
const verifyData = 3
const rowsShape = z.array(z.looseObject({ BlockType: z.number(), BlockID: z.number() })).nullish()

export async function takeVerifyBlocks({ staff }: Polaris, patronId: string): Promise<void> {
  if (!staff.isThere())
    throw new ConnectorError(
      'by-hand',
      'The patron was made and may not borrow yet: in Leap open the record and take the block “verify patron data” away.',
    )
  const rows = await staff.call({
    name: 'Blocks of the patron',
    method: 'GET',
    parts: ['patrons', patronId, 'blockssummary'],
    shape: rowsShape,
  })
  for (const { BlockType, BlockID } of rows ?? [])
    if (BlockType === verifyData)
      await staff.call({
        name: 'Take a block away',
        method: 'DELETE',
        parts: ['patrons', patronId, 'blocks', BlockType, BlockID],
        shape: z.unknown(),
      })
}
