// Which make-believe libraries are in WorldShare, under which number of the registry, and what they hold.
import { chance } from '../five-counties/chance.ts'
import { elsewhere, owned, sets } from '../five-counties/holdings.ts'
import { partners } from '../five-counties/libraries.ts'
import { officeSettings, partners as fewPartners } from '../libraries.ts'
import type { BookWork } from '../five-counties/works/work.ts'

const few = new Set(Object.values(fewPartners).map((one) => one.isil))
const firstNumber = 130_100
/** This office’s number in the registry. */
export const ourRegistryId = 130_011
export const ourSymbol = officeSettings.symbols.find((one) => one.scheme === 'OCLC')?.symbol ?? 'ZFR'

export interface NetworkMember {
  readonly registryId: number
  readonly isil: string
  readonly symbol: string
  readonly name: string
  readonly city: string
  readonly state: string
  readonly postal: string
}

/** Every second partner in the country; the libraries that answer by message or by mail stay as they are. */
export const networkMembers: readonly NetworkMember[] = partners
  .filter((one) => one.country === 'US' && one.place !== null && !few.has(one.isil))
  .flatMap((one, index) =>
    index % 2 === 1
      ? [
          {
            registryId: firstNumber + index,
            isil: one.isil,
            symbol: one.oclc,
            name: one.name,
            city: one.place?.city ?? '',
            state: one.place?.region ?? '',
            postal: one.place?.postcode ?? '',
          },
        ]
      : [],
  )

export interface NetworkTitle {
  readonly oclcNumber: string
  readonly title: string
  readonly creator: string
  readonly date: string
  readonly isbn: string
  readonly publisher: string
  readonly work: string
  readonly holders: readonly number[]
}
const firstTitle = 9_991_000_001

/** What nobody here has is held in the network; what the members own is held by us. */
export const networkTitles: readonly NetworkTitle[] = [
  ...[...elsewhere, ...sets].map((work) => ({ work, isOurs: false })),
  ...owned.map(({ work }) => ({ work, isOurs: true })),
].map(({ work, isOurs }, index) => titleOf(work, index, isOurs))

function titleOf({ title, citation }: BookWork, index: number, isOurs: boolean): NetworkTitle {
  const draw = chance(`holders of ${title}`)
  const others = networkMembers.filter(() => draw.happens(0.4)).map((one) => one.registryId)
  return {
    oclcNumber: String(firstTitle + index),
    title,
    creator: citation['author'] ?? '',
    date: citation['year'] ?? '',
    isbn: (citation['isbn'] ?? '').replaceAll(/[^0-9Xx]/g, ''),
    publisher: citation['publisher'] ?? '',
    work: `${title} ${citation['author'] ?? ''}`,
    holders: isOurs ? [ourRegistryId, ...others] : others,
  }
}
