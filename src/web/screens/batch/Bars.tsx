import type { ReactNode } from 'react'
import type { BatchView } from '../../../contract/assisted.ts'

type Item = BatchView['items'][number]
/** Ten modules of blank on either side, as the symbology asks. */
const quiet = 10
const height = 34

/** Code 128 as large as the screen is wide: black on white also where the rest is dark. */
export function Bars({ item }: { item: Item }): ReactNode {
  const { modules, bars } = item.bars
  return (
    <svg
      className="big-bars"
      role="img"
      aria-label={`Barcode ${item.code}`}
      viewBox={`0 0 ${modules + 2 * quiet} ${height + 4}`}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      {bars.map(({ at, width }) => (
        <rect key={at} x={at + quiet} y={2} width={width} height={height} fill="#000" />
      ))}
    </svg>
  )
}
