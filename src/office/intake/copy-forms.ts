// 37 CFR 201.14: a library that takes orders for copies shows the warning where it takes them. Until the office has
// pasted it, no form of ours takes an order for a copy.
import { refuse, type Refusal } from '../../domain/refusal.ts'
import type { Office } from '../context.ts'

/** The warning every form for copies shows; null while there is none. */
export const copyrightWarning = (office: Pick<Office, 'policy'>): string | null =>
  office.policy().intake.copyrightWarning || null

export const faultOfCopyForm = (office: Pick<Office, 'policy'>, service: 'loan' | 'copy'): Refusal | null =>
  service === 'copy' && copyrightWarning(office) === null ? refuse('no-copyright-warning', {}, 'service') : null
