import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Outputs } from '../../api.ts'

export type Printer = Outputs['paper']['settings']['printers'][number]

export function Printers({
  printers,
  change,
}: {
  printers: readonly Printer[]
  change: (next: readonly Printer[]) => void
}): ReactNode {
  const set = (nth: number, part: Partial<Printer>) =>
    change(printers.map((one, index) => (index === nth ? { ...one, ...part } : one)))
  return (
    <div className="stack">
      <p className="small soft">
        An office printer takes IPP (ipp://192.0.2.7:631/ipp/print); a label printer takes ZPL (192.0.2.8:9100).
      </p>
      {printers.map((printer, nth) => (
        <div key={nth} className="row">
          <TextInput
            size="xs"
            aria-label="Name of the printer"
            placeholder="Name"
            required
            maxLength={60}
            value={printer.name}
            onChange={(event) => set(nth, { name: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            aria-label="What it speaks"
            value={printer.way}
            onChange={({ currentTarget: { value } }) => set(nth, { way: value === 'zpl' ? 'zpl' : 'ipp' })}
            data={[
              { value: 'ipp', label: 'IPP' },
              { value: 'zpl', label: 'ZPL' },
            ]}
          />
          <TextInput
            size="xs"
            aria-label="Address of the printer"
            placeholder="Address"
            required
            maxLength={200}
            value={printer.address}
            onChange={(event) => set(nth, { address: event.currentTarget.value })}
          />
          <button
            type="button"
            className="small-key"
            onClick={() => change(printers.filter((_, index) => index !== nth))}
          >
            Take away
          </button>
        </div>
      ))}
      <div>
        <button
          type="button"
          className="small-key"
          onClick={() => change([...printers, { name: '', way: 'ipp', address: '' }])}
        >
          Add a printer
        </button>
      </div>
    </div>
  )
}
