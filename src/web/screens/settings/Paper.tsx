import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { paperKinds, paperLabels, type PaperKind } from '../../../domain/printing/sheet.ts'
import { isStockName, stockNames, stocks } from '../../../domain/printing/stock.ts'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { useChange } from './saying.ts'

type Settings = Outputs['paper']['settings']
type Printer = Settings['printers'][number]

export function Paper(): ReactNode {
  const settings = useQuery(api.paper.settings.queryOptions())
  return (
    <Answer to={settings} what="how this office prints" lines={8}>
      {(found) => <PaperForm start={found} />}
    </Answer>
  )
}

function PaperForm({ start }: { start: Settings }): ReactNode {
  const { refusal, isBusy, change } = useChange()
  const [kinds, setKinds] = useState(start.kinds)
  const [printers, setPrinters] = useState<readonly Printer[]>(start.printers)
  const set = (kind: PaperKind, part: Partial<Settings['kinds'][PaperKind]>) =>
    setKinds((before) => ({ ...before, [kind]: { ...before[kind], ...part } }))
  const setPrinter = (nth: number, part: Partial<Printer>) =>
    setPrinters((before) => before.map((one, index) => (index === nth ? { ...one, ...part } : one)))
  const names = printers.map((one) => one.name).filter(Boolean)
  const save = () =>
    change(() => client.paper.changeSettings({ kinds, printers: [...printers] }), 'Printing settings saved')
  return (
    <form
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save()
      }}
    >
      {start.isUnreadable && (
        <Notice kind="warn">
          What was set about printing cannot be read any more: papers wait for the next PDF, and no printer is used. Set
          it again and save.
        </Notice>
      )}
      <Panel title="Papers">
        <ul className="stack paper-kinds">
          {paperKinds.map((kind) => (
            <li key={kind} className="row">
              <Checkbox
                label={`${paperLabels[kind]} by itself`}
                checked={kinds[kind].isOn}
                onChange={(event) => set(kind, { isOn: event.currentTarget.checked })}
              />
              <NativeSelect
                size="xs"
                aria-label={`Stock of ${paperLabels[kind]}`}
                value={kinds[kind].stock}
                onChange={({ currentTarget: { value } }) => isStockName(value) && set(kind, { stock: value })}
                data={stockNames.map((value) => ({ value, label: stocks[value].label }))}
              />
              <NativeSelect
                size="xs"
                aria-label={`Printer of ${paperLabels[kind]}`}
                value={kinds[kind].printer ?? ''}
                onChange={({ currentTarget: { value } }) => set(kind, { printer: value === '' ? null : value })}
                data={[{ value: '', label: 'With the next PDF' }, ...names.map((value) => ({ value, label: value }))]}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Printers">
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
                onChange={(event) => setPrinter(nth, { name: event.currentTarget.value })}
              />
              <NativeSelect
                size="xs"
                aria-label="What it speaks"
                value={printer.way}
                onChange={({ currentTarget: { value } }) => setPrinter(nth, { way: value === 'zpl' ? 'zpl' : 'ipp' })}
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
                onChange={(event) => setPrinter(nth, { address: event.currentTarget.value })}
              />
              <button
                type="button"
                className="small-key"
                onClick={() => setPrinters((before) => before.filter((_, index) => index !== nth))}
              >
                Take away
              </button>
            </div>
          ))}
          <div>
            <button
              type="button"
              className="small-key"
              onClick={() => setPrinters((before) => [...before, { name: '', way: 'ipp', address: '' }])}
            >
              Add a printer
            </button>
          </div>
        </div>
      </Panel>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}
