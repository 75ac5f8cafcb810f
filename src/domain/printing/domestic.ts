// A country stands in an address only where the other end is in another one: the post asks for it abroad alone.
import type { AddressLines } from '../worklist/step.ts'

export const seenFrom = (address: AddressLines, other: AddressLines): AddressLines =>
  countryOf(address) === countryOf(other) ? { ...address, country: '' } : address

/** Rates, and so this office, are of the United States: where no country is said, or that one. */
export const isDomestic = (country: string): boolean =>
  ['', 'US', 'USA', 'UNITED STATES', 'UNITED STATES OF AMERICA'].includes(plain(country))

const countryOf = ({ country }: AddressLines): string => (isDomestic(country ?? '') ? 'US' : plain(country ?? ''))
const plain = (country: string): string => country.replaceAll('.', '').trim().toUpperCase()
