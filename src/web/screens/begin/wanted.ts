import type { Inputs } from '../../api.ts'
import { centsFrom } from '../../parts/needs/needs-values.ts'
import { isMaterial } from '../../../domain/requests/materials.ts'
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
  copy: '',
  issue: '',
  pages: '',
  article: '',
  articleAuthor: '',
  callNumber: '',
  material: '',
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

/** The thing itself, as far as it has been typed. */
export function workFrom(values: Wanted) {
  const { service, title, neededBy, maxCost: _cost, copyrightCompliance, note: _note, material, ...citation } = values
  const compliance: 'ccg' | 'ccl' | undefined =
    copyrightCompliance === 'ccg' || copyrightCompliance === 'ccl' ? copyrightCompliance : undefined
  const isCopy = service === 'copy'
  return {
    service: isCopy ? ('copy' as const) : ('loan' as const),
    title: title.trim(),
    citation: { ...filled(citation), ...(isMaterial(material) ? { material } : {}) },
    ...(neededBy === '' ? {} : { neededBy }),
    ...(isCopy && compliance ? { copyrightCompliance: compliance } : {}),
  }
}

/** What is wanted, as it is sent; null when the amount cannot be read. */
export function wantedFrom(values: Wanted): Body | null {
  const { maxCost, note } = values
  const cents = maxCost.trim() === '' ? undefined : centsFrom(maxCost)
  if (cents === null) return null
  return {
    ...workFrom(values),
    ...(cents === undefined ? {} : { maxCostCents: cents }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
}
