// A made-up request, to show how a text reads.
import type { Blanks } from './fields.ts'
import type { Addressee } from './text-row.ts'

const common: Blanks = {
  title: 'The Erie Canal Reader',
  note: 'The edition of 1854 has the pictures.',
  reason: 'not on shelf',
  question: 'Which edition do you want, or will any do?',
  count: '2',
}
const partner: Blanks = {
  ...common,
  number: 'B-26-004217-K.1',
  library: 'Tallgrass Regional Library',
  from: '2026-12-21',
  until: '2026-12-31',
  due: '2026-12-17',
  request: 'Our number: B-26-004217-K.1\nTitle: The Erie Canal Reader\nAuthor: Hollis, Ada\nDue: 2026-12-17',
}

/** `day` writes a day as the mail would; `page` is an address that opens nothing. */
export function madeUpBlanks(to: Addressee, day: (on: string) => string, page: string): Blanks {
  if (to === 'lender' || to === 'borrower') return { ...partner, page }
  return {
    ...common,
    number: 'B-26-004217-K',
    library: 'Owasca Free Library',
    until: day('2026-12-03'),
    due: day('2026-12-10'),
    lines: `The Erie Canal Reader  (B-26-004217-K)\n  Please take it from the shelf.\n  Found: ${page}\n  Not on the shelf: ${page}`,
    page,
  }
}
