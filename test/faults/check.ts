// After the last fault: ours compared with what both systems hold, without the product’s own comparison.
import { existsSync, readFileSync } from 'node:fs'
import { writeNumber } from '../../src/domain/values/request-number.ts'
import { openStore } from '../../src/store/open.ts'
import type { Place } from '../database.ts'
import { disagreements } from './disagree.ts'
import type { Driven } from './drive.ts'
import { madeShape, type Made } from './made.ts'
import { ours, type Ours } from './ours.ts'
import type { NetworkState, PolarisState } from './outside.ts'
import type { Planned } from './plan.ts'
import { us } from './set-up.ts'

export interface Finding {
  readonly what: 'duplicate' | 'lost' | 'unlisted difference' | 'own fault'
  readonly sentence: string
}

export async function checkAll(given: {
  readonly place: Place
  readonly driven: Driven
  readonly polaris: PolarisState
  readonly network: NetworkState
  readonly madeFile: string
  readonly faultsOfDesk: readonly string[]
}): Promise<{ findings: readonly Finding[]; counts: Readonly<Record<string, number>> }> {
  const { driven, polaris, network } = given
  const store = await openStore(given.place)
  let here: Ours
  try {
    here = await ours(store.db)
  } finally {
    await store.close()
  }
  const differences = disagreements(here, polaris, network, driven)
  const unlisted = differences.filter((one) => !one.isListed)
  return {
    findings: [
      ...given.faultsOfDesk.map((sentence) => ({ what: 'own fault' as const, sentence })),
      ...lost(driven, here),
      ...duplicatesInPolaris(given.madeFile, here, driven, polaris),
      ...duplicatesInNetwork(network, here, driven),
      ...unlisted.map(({ sentence }) => ({ what: 'unlisted difference' as const, sentence })),
    ],
    counts: {
      requests: here.requests.length,
      closed: here.requests.filter((one) => one.state === 'closed').length,
      'standing with a card': here.requests.filter((one) => one.state !== 'closed' && one.isWatched).length,
      'differences listed': differences.length - unlisted.length,
    },
  }
}

/** Each line of the driver’s ledger is one request of the office, which has ended or stands with a card that says why. */
function lost(driven: Driven, here: Ours): Finding[] {
  const found: Finding[] = []
  const byTitle = Map.groupBy(here.requests, (one) => one.title)
  for (const one of driven.plan) {
    const count = byTitle.get(one.title)?.length ?? 0
    if (count === 0 && driven.neverCameIn.includes(one))
      found.push({
        what: 'lost',
        sentence: `“${one.title}” (${one.kind}, ${madeIn(one)}) never came in, often as the office looked`,
      })
    else if (count !== 1)
      found.push({ what: 'lost', sentence: `“${one.title}” (${one.kind}) is ${count} requests here` })
  }
  if (here.requests.length !== driven.plan.length)
    found.push({ what: 'lost', sentence: `${here.requests.length} requests instead of ${driven.plan.length}` })
  for (const one of here.requests)
    if (one.state !== 'closed' && !one.isWatched && !driven.carded.has(one.id) && !listed(driven, one))
      found.push({ what: 'lost', sentence: `${one.number} “${one.title}” stands at ${one.state} and no card says why` })
  return found
}

const madeIn = (one: Planned): string => (one.born === 'polaris' ? 'made in Polaris’ catalog' : 'made in WorldShare')

/** Made twice and still there twice; or there at all, where the request is over and one of two was taken out. */
function duplicatesInPolaris(madeFile: string, here: Ours, driven: Driven, polaris: PolarisState): Finding[] {
  const made = existsSync(madeFile)
    ? readFileSync(madeFile, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => madeShape.parse(JSON.parse(line)))
    : []
  const ids = (rows: readonly { readonly id: number }[]): ReadonlySet<number> => new Set(rows.map((one) => one.id))
  const alive: Readonly<Record<Made['kind'], ReadonlySet<number>>> = {
    item: ids(polaris.items),
    title: ids(polaris.bibs),
    hold: ids(polaris.holds.filter((one) => !overHolds.has(one.statusId))),
    'ILL request': ids(polaris.ills),
    patron: ids(polaris.patrons),
  }
  const titles = new Map(here.requests.map((one) => [one.title, one]))
  const barcodes = new Map(here.requests.map((one) => [one.number, one]))
  return [...Map.groupBy(made, (one) => `${one.kind} ${one.key}`)].flatMap(([name, all]) => {
    const [first] = all
    if (!first || all.length < 2) return []
    const request = titles.get(first.key) ?? barcodes.get(first.key)
    const reader = driven.newPatrons.find((one) => one.lastName === first.key)
    if (!request && !reader) return []
    if (request?.hasQuestion === true || listed(driven, request) || reader?.isToldOfDouble === true) return []
    const left = all.filter((one) => alive[one.kind].has(one.id)).length
    const most = request?.state === 'closed' && first.kind !== 'title' ? 0 : 1
    return left > most
      ? [
          {
            what: 'duplicate' as const,
            sentence: `Polaris: ${left} of ${all.length} ${name} are left (${request?.number ?? ''})`,
          },
        ]
      : []
  })
}
/** Unclaimed, expired, cancelled, filled: such a hold waits for nothing. */
const overHolds = new Set([7, 8, 9, 16, 17])

/** The office’s own page of differences says so. */
const listed = (driven: Driven, request: { readonly id: number } | undefined): boolean =>
  request !== undefined && driven.listed.some((one) => one.requestId === request.id)

function duplicatesInNetwork(network: NetworkState, here: Ours, driven: Driven): Finding[] {
  const named = network.requests.filter((one) => one.borrower === us && one.document.referenceId !== undefined)
  return [...Map.groupBy(named, (one) => String(one.document.referenceId))].flatMap(([reference, all]) => {
    if (all.filter((one) => one.status !== 'CANCELLED').length < 2) return []
    const request = here.requests.find((one) => reference.startsWith(writeNumber(one.number)))
    if (request?.hasQuestion === true || listed(driven, request)) return []
    const states = all.map((one) => `${one.id} ${one.status}`).join(', ')
    return [{ what: 'duplicate' as const, sentence: `WorldShare: ${all.length} requests for ${reference}: ${states}` }]
  })
}
