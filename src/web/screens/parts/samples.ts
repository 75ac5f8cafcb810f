import type { Card } from '../../../contract/work.ts'
import { dayAfter } from '../../dates.ts'
import type { Needs } from '../../parts/needs/needs-values.ts'

export const everyNeed: Needs = {
  dueOn: { label: 'Due', type: 'day', optional: false },
  at: { label: 'At', type: 'instant', optional: true },
  text: { label: 'Their number', type: 'text', optional: true },
  note: { label: 'Note', type: 'note', optional: true },
  use: { label: 'Use it', type: 'flag', optional: true },
  cost: { label: 'Cost', type: 'cents', optional: true },
  pieces: { label: 'Pieces', type: 'count', optional: true },
  library: { label: 'Pick-up library', type: 'id', optional: true, of: 'library' },
  lenders: { label: 'Lenders', type: 'ids', optional: true, of: 'library' },
  barcode: { label: 'Barcode', type: 'barcode', optional: true },
  reason: { label: 'Why', type: 'code', optional: true, codes: ['wrong_item', 'damaged', 'other'] },
  conditions: { label: 'Conditions', type: 'codes', optional: true, codes: ['LibraryUseOnly', 'NoRenewal', 'Insured'] },
}

export const sampleCard = (today: string): Card => ({
  key: 'sample',
  kind: 'step',
  requestId: 1,
  number: 'B-26-004217-K',
  title: 'The Erie Canal Reader',
  section: 'tell',
  alike: { key: 'step:lender.ask', words: 'Ask the lender' },
  by: null,
  words: 'Ask Tallgrass Regional for “The Erie Canal Reader”',
  why: 'This lender is asked by hand',
  since: `${dayAfter(today, -2)}T14:00:00Z`,
  until: dayAfter(today, -1),
  isLate: true,
  effectId: null,
  assist: null,
  fields: [
    { label: 'Title', value: 'The Erie Canal Reader' },
    { label: 'ISBN', value: '9780815602705' },
  ],
  mail: {
    to: 'ill@tallgrass.example',
    subject: 'Loan request B-26-004217-K',
    body: 'Could you lend us\n\nThe Erie Canal Reader?',
  },
  keys: [
    { key: 'D', label: 'Asked', does: 'open', action: null, needsMore: false, isOurs: true },
    { key: 'Y', label: 'Will send', does: 'act', action: 'willSupply', needsMore: true, isOurs: false },
  ],
})
