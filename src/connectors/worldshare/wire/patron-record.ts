// A patron's record as WorldShare keeps it (SCIM, RFC 7643): nothing but our code, put where the site says.
import type { WorldshareReader } from '../../../domain/assumptions/worldshare.ts'
import { field, listOf, textOf } from './body.ts'

const core = 'urn:ietf:params:scim:schemas:core:2.0:User'
const persona = 'urn:mace:oclc.org:eidm:schema:persona:persona:20180305'
const correlation = 'urn:mace:oclc.org:eidm:schema:persona:correlationinfo:20180101'
const circulation = 'urn:mace:oclc.org:eidm:schema:persona:wmscircpatroninfo:20180101'
const ill = 'urn:mace:oclc.org:eidm:schema:persona:wsillinfo:20180101'

/** There is no place here for a name, a card or an address: only the code is known to it. */
export function patronRecordOf(code: string, registryId: number, assumed: WorldshareReader): object {
  const isBarcode = assumed('patronCodeIn') === 'barcode'
  return {
    schemas: [core, persona, ill, isBarcode ? circulation : correlation],
    ...(assumed('patronIsNamed') ? { name: { familyName: code } } : {}),
    [persona]: { institutionId: String(registryId) },
    [ill]: {
      illInfo: { illId: code, isApproved: true, isBlocked: false, ...filled('illPatronType', assumed('patronType')) },
    },
    ...(isBarcode
      ? {
          [circulation]: {
            circulationInfo: {
              barcode: code,
              ...filled('borrowerCategory', assumed('patronCategory')),
              ...filled('homeBranch', assumed('patronBranch')),
            },
          },
        }
      : { [correlation]: { correlationInfo: [{ sourceSystem: assumed('patronSource'), idAtSource: code }] } }),
  }
}

const filled = (name: string, value: string): object => (value === '' ? {} : { [name]: value })

export const patronSearchOf = (code: string, assumed: WorldshareReader): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
  filter: `${assumed('patronSearchTerm')} eq "${code}"`,
})

/** Numbers of the records with our code that an answer names, in an order that is the same each time; how many it names without it. */
export function recordsFound(
  value: unknown,
  code: string,
): { readonly ours: readonly string[]; readonly others: number } {
  const all = listOf(field(value, 'Resources'))
  const ours = all.filter((one) => says(one, code))
  return {
    ours: ours.flatMap((one) => textOf(field(one, 'id')) ?? []).toSorted((a, b) => a.localeCompare(b)),
    others: all.length - ours.length,
  }
}

/** Wherever the site keeps it. */
const says = (value: unknown, code: string): boolean =>
  value === code || (typeof value === 'object' && value !== null && Object.values(value).some((one) => says(one, code)))

export const recordMade = (value: unknown): string | null => textOf(field(value, 'id'))
