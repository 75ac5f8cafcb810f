import { NativeSelect, TextInput } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { mostOffsetMm } from '../../../domain/printing/printers.ts'
import { isStockName, stockNames, stocks, type StockName } from '../../../domain/printing/stock.ts'
import { attempt } from '../../acting.ts'
import { client, type Outputs } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshPaper } from '../../live.ts'
import { Notice } from '../../parts/Notice.tsx'
import { RowList } from '../../parts/RowList.tsx'

type Offset = Outputs['paper']['settings']['offsets'][number]

/** Where a printer prints beside the field: so many millimetres to the right and down; and the page that shows it. */
export function Offsets({
  offsets,
  names,
  change,
}: {
  offsets: readonly Offset[]
  names: readonly string[]
  change: (next: readonly Offset[]) => void
}): ReactNode {
  const printers = [{ value: '', label: 'PDF' }, ...names.map((value) => ({ value, label: value }))]
  return (
    <div className="stack">
      <p className="small soft">
        Print a test page, hold it against a fresh sheet, and enter by how much everything must move: to the right and
        down, less than nothing for left and up. Save before the next test page.
      </p>
      <RowList
        rows={offsets}
        change={change}
        fresh={{ printer: names[0] ?? null, stock: 'letter_6', xMm: 0, yMm: 0 }}
        add="Add a printer and stock"
      >
        {(one, set) => (
          <>
            <NativeSelect
              size="xs"
              aria-label="Printer to be moved"
              value={one.printer ?? ''}
              onChange={({ currentTarget: { value } }) => set({ printer: value === '' ? null : value })}
              data={printers}
            />
            <NativeSelect
              size="xs"
              aria-label="Stock to be moved"
              value={one.stock}
              onChange={({ currentTarget: { value } }) => isStockName(value) && set({ stock: value })}
              data={stockNames.map((value) => ({ value, label: stocks[value].label }))}
            />
            <Millimetres label="Right, mm" value={one.xMm} change={(xMm) => set({ xMm })} />
            <Millimetres label="Down, mm" value={one.yMm} change={(yMm) => set({ yMm })} />
            <TestPage printer={one.printer} stock={one.stock} />
          </>
        )}
      </RowList>
    </div>
  )
}

function Millimetres({
  label,
  value,
  change,
}: {
  label: string
  value: number
  change: (value: number) => void
}): ReactNode {
  return (
    <TextInput
      size="xs"
      type="number"
      aria-label={label}
      leftSection={label.startsWith('Right') ? '→' : '↓'}
      className="millimetres"
      min={-mostOffsetMm}
      max={mostOffsetMm}
      step={0.5}
      value={String(value)}
      onChange={(event) => change(Number(event.currentTarget.value))}
    />
  )
}

function TestPage({ printer, stock }: { printer: string | null; stock: StockName }): ReactNode {
  const [sentence, setSentence] = useState<string | null>(null)
  const print = async () => {
    const refusal = await attempt(async () => {
      await client.paper.test({ printer, stock })
      sayOnly(printer === null ? 'Test page in the print queue' : `Test page to ${printer}`, stocks[stock].label)
      refreshPaper()
    })
    setSentence(refusal?.sentence ?? null)
  }
  return (
    <>
      <button type="button" className="small-key" onClick={() => void print()}>
        Test page
      </button>
      {sentence !== null && <Notice kind="warn">{sentence}</Notice>}
    </>
  )
}
