import { entryStates } from '../../src/domain/lifecycle/entries.ts'
import { targets, type Life } from '../../src/domain/lifecycle/lives.ts'
import type { ActionRow } from '../../src/domain/lifecycle/table.ts'

/** More words than this on an arrow cannot be read; the table below the diagram has them all. */
const mostLabels = 3

interface Node {
  readonly state: string
  readonly label: string
  /** Not on the main line. */
  readonly aside: boolean
}
interface Move {
  readonly from: readonly string[]
  readonly to: string
  readonly label: string
}

/** The life as a Mermaid state diagram of what moves the request: each move drawn once, from the state it usually starts in. */
export function lifeDiagram(life: Life): string {
  const nodes = Object.entries(life.states).map(([state, row]) => ({
    state,
    label: row.label,
    aside: row.aside === true,
  }))
  return diagram(nodes, Object.values(life.actions).flatMap(movesOf), `${life.name}_`)
}

function movesOf(row: ActionRow<string>): readonly Move[] {
  if (row.from === 'nothing') return targets(row, 'nothing').map((to) => ({ from: ['[*]'], to, label: row.label }))
  const from = row.from
  const reached = [...new Set(from.flatMap((state) => targets(row, state)))]
  return reached.flatMap((to) => {
    const starts = from.filter((state) => state !== to && targets(row, state).includes(to))
    return starts.length > 0 ? [{ from: starts, to, label: row.label }] : []
  })
}

/** The talk with one lender, from the rows given. */
export function entryDiagram(rows: readonly ActionRow<string>[]): string {
  const moves = rows.flatMap(({ entry, label }) => {
    if (!entry || entry.to === 'same') return []
    const from = entry.from.filter((state) => state !== entry.to)
    return from.length > 0 ? [{ from, to: entry.to, label }] : []
  })
  const nodes = Object.entries(entryStates).map(([state, row]) => ({
    state,
    label: row.label,
    aside: 'aside' in row || row.over,
  }))
  return diagram(nodes, [{ from: ['[*]'], to: 'waiting', label: 'Choose lenders' }, ...moves], 'talk_')
}

function diagram(nodes: readonly Node[], moves: readonly Move[], prefix: string): string {
  const id = (state: string): string => (state === '[*]' ? state : `${prefix}${state}`)
  const labelIn = (state: string): string => nodes.find((one) => one.state === state)?.label ?? state
  const drawn = moves.map((one) => ({ ...one, main: usualStart(nodes, one) }))
  const also = drawn.flatMap(({ from, to, label, main }) => {
    const others = from.filter((one) => one !== main)
    return others.length > 0 ? [`- ${label} → ${labelIn(to)}: also from ${others.map(labelIn).join(', ')}`] : []
  })
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...nodes.map(({ state, label }) => `  state "${label}" as ${id(state)}`),
    ...arrows(drawn).map(({ main, to, label }) => `  ${id(main)} --> ${id(to)} : ${label}`),
    '```',
    ...(also.length > 0 ? ['', 'Not drawn, to keep the picture readable:', '', ...new Set(also)] : []),
  ].join('\n')
}

/** The nearest state before the one it leads to, on the main line if one of them is. */
function usualStart(nodes: readonly Node[], { from, to }: Move): string {
  const rank = (state: string): number => nodes.findIndex((one) => one.state === state)
  const before = from.filter((state) => rank(state) < rank(to))
  const onMainLine = before.filter((state) => !nodes.some((one) => one.state === state && one.aside))
  const sorted = (onMainLine.length > 0 ? onMainLine : before).toSorted((a, b) => rank(b) - rank(a))
  return sorted[0] ?? from[0] ?? '[*]'
}

/** Moves between the same two states are one arrow. */
function arrows(
  moves: readonly (Move & { readonly main: string })[],
): readonly { main: string; to: string; label: string }[] {
  const labels = new Map<string, { main: string; to: string; all: Set<string> }>()
  for (const { main, to, label } of moves) {
    const key = `${main} ${to}`
    const arrow = labels.get(key) ?? { main, to, all: new Set<string>() }
    labels.set(key, arrow)
    arrow.all.add(label)
  }
  return [...labels.values()].map(({ main, to, all }) => ({ main, to, label: shortened([...all]) }))
}

const shortened = (labels: readonly string[]): string =>
  labels.length <= mostLabels ? labels.join(' / ') : `${labels.slice(0, mostLabels - 1).join(' / ')} / …`
