import { useState, type ReactNode } from 'react'
import type { CarrierDayView } from '../../../contract/packing.ts'
import { CarrierPanel } from './CarrierPanel.tsx'

/** The carriers of a day; letters mean the one in which the focus was last, at first the first. */
export function CarrierPanels({ on, carriers }: { on: string; carriers: readonly CarrierDayView[] }): ReactNode {
  const [focused, setFocused] = useState<string | null>(null)
  const named = carriers.filter((one) => one.carrier !== null && one.parcels.length > 0)
  const meant = named.find((one) => one.carrier === focused) ?? named[0]
  return carriers.map((one) => (
    <div key={one.label} onFocus={() => setFocused(one.carrier)}>
      <CarrierPanel on={on} day={one} hasKeys={one === meant} />
    </div>
  ))
}
