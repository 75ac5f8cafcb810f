// An address given as lines, with the parts that a carrier's program asks for where they can be told: "Hays, KS 67601", the state
// in full, the ZIP code or the state on a line of its own, the country below.
import type { AddressLines } from '../worklist/step.ts'

export function addressFrom(given: readonly string[]): AddressLines {
  const lines = given.filter((one, index) => index < given.length - 1 || !ourCountry.test(one.trim()))
  const last = lines.at(-1) ?? ''
  const postcode = /(?:^|[\s,])(\d{5}(?:-\d{4})?)$/.exec(last.trim())?.[1]
  if (postcode === undefined) return { lines: given }
  const town = upTo(lines.slice(0, -1), last.trim().slice(0, -postcode.length))
  const state = town && stateAtEnd(town.words)
  if (!state) return { lines: given }
  const city = upTo(town.before, state.before)
  return city ? { lines: city.before, city: city.words, region: state.code, postcode } : { lines: given }
}

const ourCountry = /^(?:u\.?\s?s\.?(?:\s?a\.?)?|united states(?: of america)?)$/i

/** What stands before a part: on its own line, else on the line above; null: nothing does. */
function upTo(
  above: readonly string[],
  sameLine: string,
): { readonly words: string; readonly before: readonly string[] } | null {
  const words = trimmed(sameLine)
  if (words !== '') return { words, before: above }
  const higher = trimmed(above.at(-1) ?? '')
  return higher === '' ? null : { words: higher, before: above.slice(0, -1) }
}
const trimmed = (words: string): string => words.replace(/[\s,]+$/, '').trim()

function stateAtEnd(words: string): { readonly code: string; readonly before: string } | null {
  const lower = words.toLowerCase()
  for (const [code, name] of Object.entries(states))
    for (const said of [name.toLowerCase(), code.toLowerCase(), `${code[0]}.${code[1]}.`.toLowerCase()]) {
      const before = words.slice(0, words.length - said.length)
      // "Upstate NY" ends with a code, "Company" does not.
      if (lower.endsWith(said) && (before === '' || /[\s,]$/.test(before))) return { code, before }
    }
  return null
}

/** As the Postal Service abbreviates them (Publication 28, appendix B). West Virginia stands before Virginia, which it ends with. */
// oxfmt-ignore
const states: Readonly<Record<string, string>> = {
  AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California', CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware',
  DC: 'District of Columbia', FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois', IN: 'Indiana', IA: 'Iowa',
  KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota',
  MS: 'Mississippi', MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada', NH: 'New Hampshire', NJ: 'New Jersey',
  NM: 'New Mexico', NY: 'New York', NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon',
  PA: 'Pennsylvania', PR: 'Puerto Rico', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota', TN: 'Tennessee', TX: 'Texas',
  UT: 'Utah', VT: 'Vermont', WV: 'West Virginia', VA: 'Virginia', WA: 'Washington', WI: 'Wisconsin', WY: 'Wyoming',
}
