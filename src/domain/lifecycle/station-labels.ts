// Where a scanner stands, by name.
import type { Station } from './table.ts'

export const stationLabels = {
  arriving: 'Arriving',
  drop_box: 'Drop box',
  packing: 'Packing',
  shelf: 'Shelf',
} as const satisfies Record<Station, string>
export const stations = ['arriving', 'drop_box', 'packing', 'shelf'] as const satisfies readonly Station[]
