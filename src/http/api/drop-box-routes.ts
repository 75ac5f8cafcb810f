import { sayFound } from '../../office/mailroom/drop-box-found.ts'
import { boxSheets } from '../../office/mailroom/drop-box-sheet.ts'
import { boxTable } from '../../office/mailroom/drop-box-table.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'
import { viewOf } from './scan-view.ts'

export const dropBoxRoutes = {
  found: os.dropBox.found.handler(async ({ input, context: { office } }) => {
    orRefuse(await sayFound(office, input))
    return viewOf(office, input)
  }),

  table: os.dropBox.table.handler(async ({ input, context: { office } }) => {
    const { places, codes, prefixes } = await boxTable(office, input.session)
    return {
      madeAt: office.clock.now().toISOString(),
      places: places.map((one) => ({ ...one })),
      codes: { ...codes },
      prefixes: { ...prefixes },
    }
  }),

  sheets: os.dropBox.sheets.handler(async ({ context: { office } }) =>
    (await boxSheets(office)).map((one) => ({
      ...one,
      openedAt: one.openedAt.toISOString(),
      closedAt: one.closedAt?.toISOString() ?? null,
    })),
  ),
}
