import { useState, type ReactNode } from 'react'
import type { PackView } from '../../../contract/packing.ts'
import { useKeys } from '../../keys.ts'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { readScale, scaleWays, type ScaleWay } from '../../scale/scale.ts'
import { TextSaved } from './TextSaved.tsx'
import type { Packing } from './use-packing.ts'

const wayWords = { usb: 'Scale', serial: 'Serial scale' } as const
const wayKeys = { usb: 'S', serial: 'D' } as const

/** Typed, or read from a scale where the browser can. */
export function WeightField({ view, packing }: { view: PackView; packing: Packing }): ReactNode {
  const [reading, setReading] = useState<ScaleWay | null>(null)
  const ways = scaleWays()
  const read = async (way: ScaleWay): Promise<void> => {
    setReading(way)
    const got = await readScale(way)
    setReading(null)
    if (got.kind === 'wait') packing.tell('look', got.words)
    else await packing.weigh(`${got.ounces.toFixed(2)} oz`)
  }
  useKeys(Object.fromEntries(ways.map((way) => [wayKeys[way], () => void read(way)])))
  return (
    <div>
      <TextSaved
        key={view.weight ?? ''}
        label="Weight"
        placeholder="2 lb 3 oz"
        description={`Should weigh ${view.estimated}.`}
        kept={view.weight ?? ''}
        save={packing.weigh}
        join={packing.join}
      />
      {ways.length > 0 && (
        <div className="row pack-scales">
          {ways.map((way) => (
            <PressButton key={way} isBusy={reading === way} press={() => void read(way)}>
              {wayWords[way]} <KeyCap of={wayKeys[way]} />
            </PressButton>
          ))}
        </div>
      )}
    </div>
  )
}
