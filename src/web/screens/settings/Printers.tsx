import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'
import { RowList } from '../../parts/RowList.tsx'

export type Printer = Outputs['paper']['settings']['printers'][number]

export function Printers({
  printers,
  change,
}: {
  printers: readonly Printer[]
  change: (next: readonly Printer[]) => void
}): ReactNode {
  return (
    <div className="stack">
      <p className="small soft">
        An office printer takes IPP (ipp://192.0.2.7:631/ipp/print); a label printer takes ZPL (192.0.2.8:9100).
      </p>
      <RowList rows={printers} change={change} fresh={{ name: '', way: 'ipp', address: '' }} add="Add a printer">
        {(printer, set) => (
          <>
            <TextInput
              size="xs"
              aria-label="Name of the printer"
              className="printer-name"
              placeholder="Name"
              required
              maxLength={60}
              value={printer.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
            <NativeSelect
              size="xs"
              aria-label="What it speaks"
              value={printer.way}
              onChange={({ currentTarget: { value } }) => set({ way: value === 'zpl' ? 'zpl' : 'ipp' })}
              data={[
                { value: 'ipp', label: 'IPP' },
                { value: 'zpl', label: 'ZPL' },
              ]}
            />
            <TextInput
              size="xs"
              aria-label="Address of the printer"
              className="printer-address"
              placeholder="Address"
              required
              maxLength={200}
              value={printer.address}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
          </>
        )}
      </RowList>
    </div>
  )
}
