import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { stationLabels, stations } from '../../../domain/lifecycle/station-labels.ts'
import { isStockName, stockNames, stocks } from '../../../domain/printing/stock.ts'
import type { Outputs } from '../../api.ts'
import { RowList } from '../../parts/RowList.tsx'

type Chosen = Outputs['paper']['settings']['stationPrinters'][number]

/** Which printer stands at which station, by what lies in it. */
export function StationPrinters({
  chosen,
  names,
  change,
}: {
  chosen: readonly Chosen[]
  names: readonly string[]
  change: (next: readonly Chosen[]) => void
}): ReactNode {
  const [first] = names
  return (
    <div className="stack">
      <p className="small soft">
        What a scan at a station prints comes out of the printer that stands there, at once. Stations not named here use
        what is set above.
      </p>
      <RowList
        rows={chosen}
        change={change}
        fresh={first === undefined ? null : { station: 'arriving', stock: 'letter_6', printer: first }}
        add="Add a station’s printer"
      >
        {(one, set) => (
          <>
            <NativeSelect
              size="xs"
              aria-label="Station"
              value={one.station}
              onChange={({ currentTarget: { value } }) => {
                const station = stations.find((each) => each === value)
                if (station) set({ station })
              }}
              data={stations.map((value) => ({ value, label: stationLabels[value] }))}
            />
            <NativeSelect
              size="xs"
              aria-label="Stock at the station"
              value={one.stock}
              onChange={({ currentTarget: { value } }) => isStockName(value) && set({ stock: value })}
              data={stockNames.map((value) => ({ value, label: stocks[value].label }))}
            />
            <NativeSelect
              size="xs"
              aria-label="Printer at the station"
              value={one.printer}
              onChange={({ currentTarget: { value } }) => set({ printer: value })}
              data={withGone(names, one.printer)}
            />
          </>
        )}
      </RowList>
      {first === undefined && <p className="small">Add a printer first.</p>}
    </div>
  )
}

/** A printer that was renamed or taken away stands there until another is chosen. */
const withGone = (names: readonly string[], own: string): string[] =>
  names.includes(own) ? [...names] : [own, ...names]
