// One ILL request of Polaris, in words, as the office's own.
import type { IlsIllRequest } from '../../../domain/ils/records.ts'
import type { BornRequest } from '../../../office/ils-port.ts'
import { illStatuses } from '../papi/ill.ts'
import { readDay } from '../papi/dates.ts'
import { fields, type FieldName, type Words } from './fields.ts'
import type { BornReader } from './tools.ts'

/** What cannot be meant, named by its field. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  constructor(field: FieldName, value: string) {
    super(`“${value.slice(0, 80)}” stands for ${fields[field].about}`)
  }
}

export async function bornFrom({ assumed, codeNamed }: BornReader, words: Words): Promise<BornRequest> {
  const text = (name: FieldName): string | null => words[name]?.trim() || null
  const id = text('id') ?? ''
  if (!/^\d{1,15}$/.test(id)) throw new Unreadable('id', id)
  const title = text('title')
  if (title === null) throw new Unreadable('title', '')
  const status = text('status') ?? ''
  const stands = standsBy(status, assumed('illStatusNames'))
  if (stands === null) throw new Unreadable('status', status)
  const pickup = text('pickup')
  const needed = text('neededBy')
  const neededBy = needed === null ? null : (readDay(needed, assumed('timeZone')) ?? usDay(needed))
  if (needed !== null && neededBy === null) throw new Unreadable('neededBy', needed)
  const citation: { [name: string]: string } = {}
  for (const name of ['author', 'isbn', 'issn', 'publisher', 'year', 'edition', 'volume'] as const) {
    const value = text(name)
    if (value !== null) citation[name] = value.slice(0, 1000)
  }
  return {
    id: String(Number(id)),
    stands,
    service: /^(2|copy|photocopy)$/i.test(text('kind') ?? '') ? 'copy' : 'loan',
    card: text('card'),
    patronName: text('patronName'),
    pickupCode: pickup === null ? null : await codeNamed(pickup),
    title: title.slice(0, 2000),
    citation,
    neededBy,
    notes: [text('notes'), text('moreNotes')].filter(Boolean).join('\n'),
    patronNote: text('patronNote'),
  }
}

/** By number, by the site's word for it, or by ours; “Received” alone says enough: it is here. */
function standsBy(status: string, names: Readonly<Record<string, string>>): IlsIllRequest['stands'] | null {
  const byNumber = illStatuses[Number(status)]
  if (status !== '' && byNumber) return byNumber
  const word = status.toLowerCase()
  const named = Object.entries(names).find(([, name]) => name.toLowerCase() === word)?.[0]
  if (named !== undefined) return illStatuses[Number(named)] ?? null
  if (word.startsWith('received')) return 'held'
  if (word === 'canceled') return 'cancelled'
  return Object.values(illStatuses).find((one) => one === word) ?? null
}

/** As reports in the United States print days: 11/24/2026, perhaps with a time. */
function usDay(text: string): string | null {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[ ,].*)?$/.exec(text) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    ).toString()
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
