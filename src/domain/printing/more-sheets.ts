// Papers of the queue that are about no request: the label on a pack of supplies, a printer's test page.
import { quantityWords, supplyCode, type SupplyFields } from '../supplies/supply.ts'
import type { Sheet } from './sheet.ts'
import { stocks, type StockName } from './stock.ts'

const blank = {
  title: null,
  author: null,
  facts: [],
  terms: [],
  homeward: [],
  addresses: [],
  large: null,
  foot: null,
} as const

type OnLabel = Pick<SupplyFields, 'name' | 'unit' | 'packSize' | 'vendor' | 'article'>

/** Stuck on each pack. Scanning it says that the last one was opened. */
export function packSheet(id: number, supply: OnLabel, office: string): Sheet {
  const code = supplyCode(id)
  return {
    ...blank,
    kind: 'pack',
    heading: 'Last pack? Scan when you open it',
    office,
    code,
    number: code,
    title: supply.name,
    facts: [
      { label: 'Pack of', value: quantityWords(supply.packSize, { ...supply, packSize: 1 }) },
      ...[[supply.vendor, supply.article].filter(Boolean).join(' · ')]
        .filter(Boolean)
        .map((value) => ({ label: 'From', value })),
    ],
  }
}

const testCode = 'TEST1234'

/** One field of a test page. */
export function testSheet(field: { n: number; of: number }, printer: string, stock: StockName, office: string): Sheet {
  return {
    ...blank,
    kind: 'test',
    heading: 'Test page',
    office,
    code: testCode,
    number: testCode,
    title: printer,
    large: field.of > 1 ? { label: 'Field', value: `${field.n} of ${field.of}` } : null,
    facts: [{ label: 'Stock', value: stocks[stock].label.replace('⅓', ' 1/3') }],
    foot: 'Lay it on a fresh sheet: the frames stand at the fields’ edges. What is off goes into Settings, Paper.',
  }
}
