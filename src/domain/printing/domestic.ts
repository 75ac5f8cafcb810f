// A country stands in an address only where the other end is in another one: the post asks for it abroad alone.
import type { AddressLines } from '../worklist/step.ts'

export const seenFrom = (address: AddressLines, other: AddressLines): AddressLines =>
  countryOf(address) === countryOf(other) ? { ...address, country: '' } : address

/** Rates, and so this office, are of the United States. */
function countryOf({ country }: AddressLines): string {
  const said = (country ?? '').trim().toUpperCase()
  return ['', 'USA', 'UNITED STATES', 'UNITED STATES OF AMERICA'].includes(said) ? 'US' : said
}
