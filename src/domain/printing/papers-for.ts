// Which papers a request can have.
import type { Kind, Service } from '../lifecycle/facts.ts'
import type { PaperKind } from './sheet.ts'

type RequestPaper = Exclude<PaperKind, 'label'>
const loans: Readonly<Record<Kind, readonly RequestPaper[]>> = {
  borrowing: ['strap', 'slip'],
  lending: ['pull', 'lent'],
  facility: ['pull', 'slip'],
}
const copies: Readonly<Record<Kind, readonly RequestPaper[]>> = { borrowing: [], lending: ['pull'], facility: [] }

export const papersFor = (kind: Kind, service: Service): readonly RequestPaper[] =>
  (service === 'loan' ? loans : copies)[kind]
