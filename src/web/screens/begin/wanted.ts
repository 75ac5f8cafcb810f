import type { Inputs } from '../../api.ts'
import { centsFrom } from '../../parts/needs/needs-values.ts'
import { filled } from '../../fields.ts'

export const wantedStart = {
  service: 'loan',
  title: '',
  author: '',
  edition: '',
  publisher: '',
  year: '',
  isbn: '',
  issn: '',
  oclc: '',
  volume: '',
  issue: '',
  pages: '',
  article: '',
  articleAuthor: '',
  callNumber: '',
  neededBy: '',
  maxCost: '',
  copyrightCompliance: '',
  note: '',
}
export type Wanted = typeof wantedStart

type Body = Pick<
  Inputs['requests']['takeInBorrowing'],
  'service' | 'title' | 'citation' | 'neededBy' | 'maxCostCents' | 'copyrightCompliance' | 'note'
>

/** What is wanted, as it is sent; null when the amount cannot be read. */
export function wantedFrom(values: Wanted): Body | null {
  const { service, title, neededBy, maxCost, copyrightCompliance, note, ...citation } = values
  const cents = maxCost.trim() === '' ? undefined : centsFrom(maxCost)
  if (cents === null) return null
  const compliance = copyrightCompliance === 'ccg' || copyrightCompliance === 'ccl' ? copyrightCompliance : undefined
  return {
    service: service === 'copy' ? 'copy' : 'loan',
    title: title.trim(),
    citation: filled(citation),
    ...(neededBy === '' ? {} : { neededBy }),
    ...(cents === undefined ? {} : { maxCostCents: cents }),
    ...(service === 'copy' && compliance ? { copyrightCompliance: compliance } : {}),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
}
