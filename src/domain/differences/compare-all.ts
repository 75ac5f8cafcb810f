// What only shows when all requests are looked at together: one of theirs that nobody here knows, two of theirs for one
// of ours, two of ours on one of theirs.
import { lifeOf, stateRow } from '../lifecycle/lives.ts'
import { isOver } from '../lifecycle/standing.ts'
import type { Difference } from './compare.ts'
import { hasEndedThere, wordOf } from './compare-network.ts'
import type { NetworkSays, OursSay } from './says.ts'

export function compareAll(
  all: readonly OursSay[],
  listed: readonly NetworkSays[],
  /** Numbers that belong to requests of ours that are over, and are not compared any more. */
  past: ReadonlySet<string>,
): readonly Difference[] {
  const known = new Map(all.flatMap((one) => one.numbers.map(({ number }) => [number, one] as const)))
  const open = listed.filter((one) => one.status !== null && !hasEndedThere(one.status))
  const twice = twoThere(open, known)
  const named = new Set(twice.flatMap((one) => one.about.split(' ')))
  const nobodys = open.filter(
    (one) => !known.has(one.number) && !past.has(one.number) && !named.has(one.number) && isMatterOfOurs(one),
  )
  return [...nobodys.map(unknown), ...twice, ...twoHere(all, known)]
}

/** As lender only while it is with us; unfilled there asks for nothing any more. */
const isMatterOfOurs = (one: NetworkSays): boolean => one.status !== 'unfilled' && (one.isOurs || one.isWithUs)

const unknown = (one: NetworkSays): Difference => ({
  kind: 'unknownThere',
  requestId: null,
  about: one.number,
  ours: 'Not here',
  worldshare: `${wordOf(one)}${one.isOurs ? ', by us' : ', to us'}`,
  number: one.number,
  fields: [
    { label: 'Request number', value: one.number },
    { label: 'Title', value: one.title },
    ...(one.reference === null ? [] : [{ label: 'Reference', value: one.reference }]),
  ],
})

/** Several open at once under one reference, or linked to one request. */
function twoThere(open: readonly NetworkSays[], known: ReadonlyMap<string, OursSay>): readonly Difference[] {
  const key = (one: NetworkSays): string | null =>
    one.isOurs && one.reference !== null ? `reference ${one.reference}` : null
  const byRequest = Map.groupBy(
    open.filter((one) => one.isOurs && known.has(one.number)),
    (one) => `request ${known.get(one.number)?.requestId}`,
  )
  const byReference = Map.groupBy(
    open.filter((one) => key(one) !== null),
    (one) => key(one) ?? '',
  )
  const found = new Map<string, Difference>()
  for (const some of [...byRequest.values(), ...byReference.values()]) {
    if (some.length < 2) continue
    const group = some.toSorted((a, b) => a.number.localeCompare(b.number))
    const numbers = group.map((one) => one.number)
    const about = numbers.join(' ')
    const mine = group.map((one) => known.get(one.number)).find((one) => one !== undefined)
    found.set(about, {
      kind: 'twoThere',
      requestId: mine?.requestId ?? null,
      about,
      ours: mine ? stateRow(lifeOf(mine), mine.state).label : 'Not here',
      worldshare: group.map((one) => `${one.number}: ${wordOf(one)}`).join(', '),
      number: numbers[0] ?? '',
      fields: numbers.map((value) => ({ label: 'Request number', value })),
    })
  }
  return [...found.values()]
}

function twoHere(all: readonly OursSay[], known: ReadonlyMap<string, OursSay>): readonly Difference[] {
  const open = all.filter((one) => !isOver(one))
  return open.flatMap((one) =>
    one.written.flatMap((number) => {
      const other = known.get(number)
      if (!other || isOver(other) || other.requestId === one.requestId) return []
      return [
        {
          kind: 'twoHere' as const,
          requestId: one.requestId,
          about: number,
          ours: stateRow(lifeOf(one), one.state).label,
          worldshare: `${number}, linked to another request here`,
          number,
          fields: [{ label: 'Request number', value: number }],
        },
      ]
    }),
  )
}
