// Why a check-out was refused, read off the bits PAPI answers with (ItemCheckoutPost).
import { z } from 'zod'

const patronFlags: Readonly<Record<number, string>> = {
  1: 'the patron has overdue items',
  2: 'the patron has items long overdue',
  4: 'claims are outstanding',
  8: 'the patron has claimed too often',
  16: 'fines are owed',
  32: 'the patron is with a collection agency',
  64: 'the address must be checked',
  128: 'the patron’s data must be verified',
  256: 'the patron has lost items',
  512: 'the patron code does not allow it',
  1024: 'a block of the library',
  2048: 'a block in free text',
  4096: 'money is owed (estimated)',
  8192: 'money is owed',
  16384: 'the patron is limited to a branch',
  32768: 'the record is secured',
}
const itemFlags: Readonly<Record<number, string>> = {
  1: 'the patron has as many items as allowed',
  2: 'as many of this material as allowed',
  4: 'it is on course reserve',
  8: 'it is at the bindery',
  16: 'it is in process',
  32: 'it is being repaired',
  64: 'it is lost',
  128: 'it is missing',
  256: 'it is on order',
  512: 'it is in transit',
  1024: 'it is unavailable',
  2048: 'it is withdrawn',
  4096: 'it is routed',
  8192: 'the item has a note that blocks it',
  16384: 'the item has a block of the library',
  32768: 'it belongs to another branch',
  65536: 'parts are missing',
  0x4_0000: 'the material type does not allow it',
  0x8_0000: 'it is held for somebody else',
  0x10_0000: 'it fills somebody else’s request',
  0x20_0000: 'it is out to somebody else',
  0x40_0000: 'a charge applies',
  0x80_0000: 'it is electronic',
  0x100_0000: 'the patron is under age for it',
  0x200_0000: 'it is damaged',
}
const number = z.number().nullish().catch(null)
const shape = z.looseObject({ PatronBlockFlags: number, ItemBlockFlags: number, RenewalBlockFlags: number })

/** In words; empty when the code is none of a check-out, or no bit is set. */
export function flagWords(code: number, answer: unknown): string {
  const read = shape.safeParse(answer).data
  const [table, bits] =
    code === -6101
      ? [patronFlags, read?.PatronBlockFlags ?? 0]
      : code === -6112
        ? [itemFlags, read?.ItemBlockFlags ?? 0]
        : [{}, 0]
  return Object.entries(table)
    .filter(([bit]) => (bits & Number(bit)) !== 0)
    .map(([, words]) => words)
    .join(', ')
}
