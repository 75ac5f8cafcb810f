import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { PaperKind } from '../../../domain/printing/sheet.ts'
import { api, client, type Outputs } from '../../api.ts'
import { Answer } from '../../parts/Answer.tsx'
import { Notice } from '../../parts/Notice.tsx'
import { Panel } from '../../parts/Panel.tsx'
import { PressButton } from '../../parts/PressButton.tsx'
import { Offsets } from './Offsets.tsx'
import { PaperKinds } from './PaperKinds.tsx'
import { Printers, type Printer } from './Printers.tsx'
import { WholeForm, type WholeFormProps } from './WholeForm.tsx'
import { StationPrinters } from './StationPrinters.tsx'

type Settings = Outputs['paper']['settings']

export function Paper(): ReactNode {
  const settings = useQuery(api.paper.settings.queryOptions())
  return (
    <Answer to={settings} what="how this office prints" lines={8}>
      {(found) => (
        <WholeForm
          found={found}
          read={() => client.paper.settings()}
          write={(next) => client.paper.changeSettings(next)}
          words="Printing settings saved"
        >
          {(form) => <PaperForm {...form} />}
        </WholeForm>
      )}
    </Answer>
  )
}

function PaperForm({ start, isBusy, save, said }: WholeFormProps<Settings>): ReactNode {
  const [kinds, setKinds] = useState(start.kinds)
  const [printers, setPrinters] = useState<readonly Printer[]>(start.printers)
  const [atStations, setAtStations] = useState<Settings['stationPrinters']>(start.stationPrinters)
  const [offsets, setOffsets] = useState<Settings['offsets']>(start.offsets)
  const set = (kind: PaperKind, part: Partial<Settings['kinds'][PaperKind]>) =>
    setKinds((before) => ({ ...before, [kind]: { ...before[kind], ...part } }))
  const names = printers.map((one) => one.name).filter(Boolean)
  const typed = (): Settings => ({ ...start, kinds, printers: [...printers], stationPrinters: atStations, offsets })
  return (
    <form
      className="stack form-page"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void save(typed())
      }}
    >
      {start.isUnreadable && (
        <Notice kind="warn">
          What was set about printing cannot be read any more: papers wait for the next PDF, and no printer is used. Set
          it again and save.
        </Notice>
      )}
      <Panel title="Papers">
        <PaperKinds kinds={kinds} names={names} set={set} />
      </Panel>
      <Panel title="Printers">
        <Printers printers={printers} change={setPrinters} />
      </Panel>
      <Panel title="Printers at the stations">
        <StationPrinters chosen={atStations} names={names} change={(next) => setAtStations([...next])} />
      </Panel>
      <Panel title="Test page and offsets">
        <Offsets offsets={offsets} names={names} change={(next) => setOffsets([...next])} />
      </Panel>
      {said}
      <div>
        <PressButton isSubmit isBusy={isBusy}>
          Save
        </PressButton>
      </div>
    </form>
  )
}
