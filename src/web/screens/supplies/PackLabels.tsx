import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { Notice } from '../../parts/Notice.tsx'
import type { Refusal } from '../../refusal.ts'
import { addresses } from '../../routes.tsx'
import { printLabels, type Supply } from './doing.ts'

const copies = [1, 2, 3, 6, 10, 20]

/** The barcode that says "last pack opened" when it is scanned. */
export function PackLabels({ supply }: { supply: Supply }): ReactNode {
  const [count, setCount] = useState('1')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  return (
    <div className="stack">
      <p className="small soft">
        Stick one on each pack. Whoever opens the last one scans <strong>{supply.code}</strong> anywhere, and it is on
        the order list.
      </p>
      {refusal && <Notice kind="warn">{refusal.sentence}</Notice>}
      <div className="row">
        <NativeSelect
          aria-label="How many labels"
          size="xs"
          value={count}
          onChange={(event) => setCount(event.currentTarget.value)}
          data={copies.map((one) => ({ value: String(one), label: one === 1 ? '1 label' : `${one} labels` }))}
        />
        <button
          type="button"
          className="small-key"
          onClick={() => void printLabels(supply, Number(count)).then(setRefusal)}
        >
          Print
        </button>
        <Link className="small-key" to={addresses.print}>
          Print queue
        </Link>
      </div>
    </div>
  )
}
