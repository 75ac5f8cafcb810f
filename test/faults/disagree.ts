// Where our state and theirs do not fit: written from the two systems’ side, and apart from the product’s own comparison.
import type { Driven } from './drive.ts'
import type { OurRequest, Ours } from './ours.ts'
import type { NetworkState, PolarisState } from './outside.ts'
import { us } from './set-up.ts'

export interface Disagreement {
  readonly sentence: string
  /** A card, a question or a step under way says so. */
  readonly isListed: boolean
}

const withUs = ['RECEIVED', 'RENEWAL_PENDING', 'RECALLED', 'OVERDUE']
const over = ['CLOSED', 'CANCELLED', 'UNFILLED', 'EXPIRED']
/** What WorldShare may say of a request of ours in each state. */
const borrowedFits: Readonly<Record<string, readonly string[]>> = {
  new: over,
  sent: ['SUBMITTED', 'CONSIDERING', 'CONDITIONAL'],
  conditional: ['CONDITIONAL'],
  unfilled: over,
  shipped: ['SHIPPED'],
  received: withUs,
  routed: withUs,
  on_shelf: withUs,
  out: withUs,
  coming_back: withUs,
  back: withUs,
  returned: ['RETURNED', 'RETURNED_ASKED', 'CLOSED'],
  here: ['SHIPPED', 'RECEIVED'],
  delivered: ['RECEIVED', 'CLOSED'],
  lost: ['LOST', ...withUs],
  closed: [...over, 'LOST'],
}
const lentFits: Readonly<Record<string, readonly string[]>> = {
  new: ['SUBMITTED'],
  conditional: ['CONDITIONAL'],
  pulling: ['CONSIDERING', 'SUBMITTED'],
  coming: ['CONSIDERING'],
  ready: ['CONSIDERING'],
  scanned: ['CONSIDERING'],
  sent: ['SHIPPED', 'RECEIVED', 'CLOSED'],
  shipped: ['SHIPPED', ...withUs],
  returning: ['RETURNED', 'RETURNED_ASKED'],
  closed: [...over, 'SHIPPED', 'RECEIVED'],
}

export function disagreements(
  here: Ours,
  polaris: PolarisState,
  network: NetworkState,
  driven: Driven,
): readonly Disagreement[] {
  const items = new Map(polaris.items.map((one) => [one.barcode, one]))
  const at = Map.groupBy(network.requests, (one) => String(one.id))
  const found: Disagreement[] = []
  const listed = new Set(driven.listed.map((one) => one.requestId))
  const listsUnknown = driven.listed.some((one) => one.kind === 'unknownThere')
  for (const one of here.requests) {
    const say = (sentence: string): void =>
      void found.push({
        sentence: `${one.number} ${one.kind} ${one.service}, ${one.state} ${one.outcome ?? ''}: ${sentence}`,
        isListed: one.openSteps.length > 0 || one.hasQuestion || listed.has(one.id),
      })
    inNetwork(one, at, say)
    if (one.service === 'loan') inPolaris(one, items, polaris, driven, say)
  }
  // Those of theirs nobody here has heard of.
  const known = new Set(here.requests.flatMap((one) => one.network.map(({ number }) => number)))
  for (const one of network.requests)
    if (!known.has(String(one.id)) && (one.borrower === us || one.lenders[one.at]?.id === us))
      found.push({
        sentence: `WorldShare request ${one.id} (${one.status}, ${String(one.document.referenceId ?? one.document.item?.title ?? '')}) is not known here`,
        isListed: listsUnknown,
      })
  return found
}

function inNetwork(
  one: OurRequest,
  at: ReadonlyMap<string, NetworkState['requests']>,
  say: (sentence: string) => void,
): void {
  const theirs = one.network.flatMap(({ number }) => at.get(number) ?? [])
  const last = theirs.at(-1)
  if (!last) {
    if (!['new', 'closed', 'unfilled'].includes(one.state)) say('WorldShare has no request for it')
    return
  }
  const fits = (one.kind === 'lending' ? lentFits : borrowedFits)[one.state] ?? []
  const isElsewhere = one.kind === 'lending' && last.lenders[last.at]?.id !== us
  if (!fits.includes(last.status) && !(isElsewhere && one.state === 'closed'))
    say(`WorldShare request ${last.id} is ${last.status}`)
  for (const earlier of theirs.slice(0, -1))
    if (!over.includes(earlier.status)) say(`an earlier WorldShare request ${earlier.id} is still ${earlier.status}`)
}

const isOut = (statusId: number): boolean => statusId === 2 || statusId === 3
function inPolaris(
  one: OurRequest,
  items: ReadonlyMap<string, PolarisState['items'][number]>,
  polaris: PolarisState,
  driven: Driven,
  say: (sentence: string) => void,
): void {
  if (one.kind === 'borrowing') {
    const item = items.get(one.number)
    const isGone = item === undefined || item.statusId === 17
    const isWithUs = ['received', 'routed', 'on_shelf', 'out', 'coming_back'].includes(one.state)
    if (isWithUs && isGone) say('Polaris has no item for it')
    if (['returned', 'closed'].includes(one.state) && !isGone) say(`Polaris has its item in status ${item.statusId}`)
    if (one.state === 'out' && item && !isOut(item.statusId)) say(`its item is in status ${item.statusId}, not out`)
    if (one.state === 'on_shelf' && item && item.statusId !== 4) say(`its item is in status ${item.statusId}, not held`)
    if (
      one.state === 'out' &&
      item?.loan &&
      one.patronDueOn !== null &&
      item.loan.dueAt.slice(0, 10) > nextDay(one.patronDueOn)
    )
      say(`Polaris lets the patron keep it until ${item.loan.dueAt}, the strap says ${one.patronDueOn}`)
    if (one.state === 'closed') {
      const ill = polaris.ills.find(
        (row) => row.title === one.title && row.statusId !== 15 && row.statusId !== 16 && row.statusId !== 12,
      )
      if (ill) say(`its ILL request ${ill.id} is in status ${ill.statusId}`)
    }
    return
  }
  const barcode = driven.plan.find((row) => row.title === one.title)?.barcode ?? ''
  const item = items.get(barcode)
  const hold = polaris.holds.find((row) => row.title === one.title && ![7, 8, 9, 16, 17].includes(row.statusId))
  if (one.state === 'closed' && hold) say(`its hold ${hold.id} is still in status ${hold.statusId}`)
  if (one.state === 'pulling' && !hold && !one.openSteps.some((step) => step.name === 'ils.pull')) say('it has no hold')
  if (one.state === 'shipped' && item && !isOut(item.statusId)) say(`its copy is in status ${item.statusId}, not out`)
  if (one.state === 'closed' && item && isOut(item.statusId)) say('its copy is still out')
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
