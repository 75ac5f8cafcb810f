// Patrons by name or another field (PatronSearch): rows only, as the list shows them.
import { z } from 'zod'
import type { Polaris } from '../polaris.ts'
import { PapiRefusal } from './errors.ts'

const shape = z.looseObject({
  PatronSearchRows: z
    .array(
      z.looseObject({
        PatronID: z.number(),
        Barcode: z.string().nullish(),
        OrganizationID: z.number().nullish(),
        /** Last name first, whatever it is called. */
        PatronFirstLastName: z.string().nullish(),
      }),
    )
    .nullish(),
})
export interface PatronRow {
  readonly patronId: number
  readonly card: string
  readonly branchId: number | null
  readonly name: string
}
export type AccessPoint = 'PATB' | 'PREB' | 'PATN' | 'PATNL' | 'PATNF' | 'EM' | 'BD' | 'PRID'

export async function searchPatrons(
  { papi }: Polaris,
  terms: Readonly<Partial<Record<AccessPoint, string>>>,
  reference: string | null = null,
): Promise<readonly PatronRow[]> {
  const q = Object.entries(terms)
    .map(([point, words]) => `${point}="${words.replaceAll('"', '')}"`)
    .join(' AND ')
  try {
    const answer = await papi.call({
      name: 'PatronSearch',
      method: 'GET',
      isProtected: true,
      parts: ['search', 'patrons', 'boolean'],
      query: { q, patronsperpage: 20, page: 1, sort: 'PATNL' },
      by: 'staff',
      reference,
      shape,
    })
    return (answer.PatronSearchRows ?? []).map((row) => ({
      patronId: row.PatronID,
      card: row.Barcode ?? '',
      branchId: row.OrganizationID ?? null,
      name: row.PatronFirstLastName ?? '',
    }))
  } catch (error) {
    // Some versions say -1 for nobody.
    if (error instanceof PapiRefusal && error.code === -1) return []
    throw error
  }
}
