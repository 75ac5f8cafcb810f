// A blank interlibrary loan request form with the fields of the ALA form (revision of 2015), drawn here: for libraries
// that ask by paper or fax. The order warning of 37 CFR 201.14 stands in a box on its face once the office has pasted it.
import type { DrawnPage, PageItem } from './page.ts'

export const alaForm = { name: 'ALA interlibrary loan request', version: 'fields of 2015' } as const

const left = 40
const right = 572
const middle = 306
const gap = 8
const labelSize = 6.5
/** Printers leave no more than this free. */
const lowest = 784

export function alaFormPages(office: { readonly name: string }, warning: string | null): readonly DrawnPage[] {
  const box = warning === null ? null : warningItems(warning, 636)
  const face = [...title(office), ...request(), ...item(), ...copy(), ...report(), ...borrower()]
  if (box === null) return [page(face)]
  return box.bottom <= lowest
    ? [page([...face, ...box.items])]
    : [page(face), page(warningItems(warning ?? '', 60).items)]
}

const page = (items: readonly PageItem[]): DrawnPage => ({ width: 612, height: 792, items })

const title = ({ name }: { readonly name: string }): readonly PageItem[] => [
  { kind: 'text', text: 'Interlibrary loan request', x: left, y: 28, width: 320, size: 17, weight: 700 },
  { kind: 'text', text: 'Fields of the ALA form, 2015', x: left, y: 52, width: 320, size: 8, isSoft: true },
  { kind: 'text', text: name, x: 360, y: 32, width: right - 360, size: 9, align: 'end', weight: 700, lines: 3 },
]

/** Who asks whom. */
const request = (): readonly PageItem[] => [
  ...section('Request', 70),
  ...fields(82, 22, ['Request date', 'Request number', 'Need before', 'Maximum cost']),
  ...fields(106, 38, ['Requesting library: name and mailing address', 'Ship to, if elsewhere']),
  ...fields(146, 22, ['Patron (a code, no name)', 'Account number', 'Service and delivery wishes']),
  ...choices(174, ['Loan', 'Copy'], ['E-mail', 'Fax', 'Courier', 'Electronic delivery to'], 330),
]

const item = (): readonly PageItem[] => [
  ...section('Loan', 194),
  ...fields(206, 22, ['Author', 'Title']),
  ...fields(230, 22, ['Volume', 'Publisher, place, date', 'Edition']),
  ...fields(254, 22, ['ISBN or ISSN', 'OCLC or other number', 'Verified in']),
  ...choices(282, ['This edition only'], [], 330),
]

const copy = (): readonly PageItem[] => [
  ...section('Copy', 300),
  ...fields(312, 22, ['Serial or book title', 'Volume, issue, date', 'Pages']),
  ...fields(336, 22, ['Author and title of the article or part']),
  ...choices(364, ['Copyright: CCG', 'CCL'], [], 330),
  ...fields(380, 22, ['Notes', 'Authorized by, phone, e-mail']),
]

const refusals = [
  'In use',
  'Lacking',
  'Not owned',
  'Not on shelf',
  'Lacks copyright compliance',
  'At bindery',
  'Non-circulating',
  'Lost',
  'Poor condition',
  'Cost exceeds limit',
  'Not as cited',
  'On order',
  'Other',
]
const report = (): readonly PageItem[] => [
  ...section('Supplier’s report', 412),
  ...fields(424, 22, ['Date shipped', 'Shipped via', 'Insured for', 'Charges', 'Due date', 'Return via']),
  ...choices(450, ['Library use only', 'No renewal', 'No copying'], ['Packing'], 330),
  { kind: 'text', text: 'Not sent because', x: left, y: 465, width: 120, size: 8, weight: 700 },
  ...refusals.flatMap((label, index): readonly PageItem[] =>
    tick(label, left + (index % 5) * 101, 478 + Math.floor(index / 5) * 13),
  ),
  ...fields(520, 22, ['Requested on', 'Estimated cost', 'Re-request date']),
]

const borrower = (): readonly PageItem[] => [
  ...section('Borrower’s report', 553),
  ...fields(565, 22, ['Received', 'Returned', 'Returned via', 'Insured for', 'Payment']),
  ...fields(589, 22, ['Renewal asked', 'New due date']),
  ...choices(616, ['Renewal denied'], [], 330),
]

const section = (text: string, y: number): readonly PageItem[] => [
  { kind: 'text', text, x: left, y: y - 3, width: 200, size: 9.5, weight: 700 },
  { kind: 'line', x: left + 110, y: y + 4, width: right - left - 110, height: 0.8 },
]

/** Boxes side by side, as wide as each other, what is to be written named in the corner. */
function fields(y: number, height: number, labels: readonly string[]): readonly PageItem[] {
  const width = (right - left - (labels.length - 1) * gap) / labels.length
  return labels.flatMap((text, index): readonly PageItem[] => {
    const x = left + index * (width + gap)
    return [
      { kind: 'box', x, y, width, height },
      { kind: 'text', text, x: x + 3, y: y + 1.5, width: width - 6, size: labelSize, isSoft: true },
    ]
  })
}

function choices(y: number, ticks: readonly string[], more: readonly string[], from: number): readonly PageItem[] {
  const step = (right - from) / Math.max(1, more.length)
  return [
    ...ticks.flatMap((label, index) => tick(label, left + index * 96, y)),
    ...more.flatMap((label, index) => tick(label, (more.length < 4 ? middle : from - 80) + index * (step - 4), y)),
  ]
}
const tick = (text: string, x: number, y: number): readonly PageItem[] => [
  { kind: 'box', x, y, width: 9, height: 9 },
  { kind: 'text', text, x: x + 13, y: y - 1, width: 120, size: 8 },
]

/** At least 8 point, and no smaller than the form's main type. */
const warningSize = 8
const lineHeight = 1.28
const wide = right - left - 16
/** A letter of this face is seldom wider than half its height, so that no line is short by a word. */
const perLine = Math.floor(wide / (warningSize * 0.5))

function warningItems(warning: string, top: number): { readonly items: readonly PageItem[]; readonly bottom: number } {
  const items: PageItem[] = []
  let y = top + 5
  for (const text of warning.split(/\n+/).filter((one) => one.trim() !== '')) {
    const lines = Math.ceil(text.length / perLine) + (text.length > perLine ? 1 : 0)
    items.push({ kind: 'text', text, x: left + 8, y, width: wide, size: warningSize, lines })
    y += lines * warningSize * lineHeight
  }
  const height = y + 5 - top
  return { items: [{ kind: 'box', x: left, y: top, width: right - left, height }, ...items], bottom: top + height }
}
