// An address given as lines, with the parts that a carrier's program asks for where they can be told.
import type { AddressLines } from '../worklist/step.ts'

const cityStateZip = /^(.+?),?\s+([A-Z]{2})\s+(\d{5}(?:-\d{4})?)$/

export function addressFrom(lines: readonly string[]): AddressLines {
  const [, city, region, postcode] = cityStateZip.exec(lines.at(-1) ?? '') ?? []
  return city === undefined || region === undefined || postcode === undefined
    ? { lines }
    : { lines: lines.slice(0, -1), city, region, postcode }
}
