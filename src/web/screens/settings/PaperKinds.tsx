import { Checkbox, NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { paperKinds, paperLabels, type PaperKind } from '../../../domain/printing/sheet.ts'
import { isStockName, stockNames, stocks } from '../../../domain/printing/stock.ts'
import type { Outputs } from '../../api.ts'

type Kinds = Outputs['paper']['settings']['kinds']

/** Which papers come by themselves, on what, and when: as things arrive, or with the next batch. */
export function PaperKinds({
  kinds,
  names,
  set,
}: {
  kinds: Kinds
  names: readonly string[]
  set: (kind: PaperKind, part: Partial<Kinds[PaperKind]>) => void
}): ReactNode {
  return (
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
            aria-label={`When ${paperLabels[kind]} is printed`}
            value={kinds[kind].printer ?? ''}
            onChange={({ currentTarget: { value } }) => set(kind, { printer: value === '' ? null : value })}
            data={[
              { value: '', label: 'In one batch, as a PDF' },
              ...names.map((value) => ({ value, label: `As things arrive: ${value}` })),
            ]}
          />
        </li>
      ))}
    </ul>
  )
}
