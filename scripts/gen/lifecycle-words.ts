import { stationLabels } from '../../src/domain/lifecycle/station-labels.ts'
import { effectRow, type Says } from '../../src/domain/lifecycle/effects.ts'
import { entryStates } from '../../src/domain/lifecycle/entries.ts'
import { stateRow, targets, type Life } from '../../src/domain/lifecycle/lives.ts'
import { places } from '../../src/domain/lifecycle/places.ts'
import type { ActionRow, EffectUse, Heard } from '../../src/domain/lifecycle/table.ts'
import type { By } from '../../src/domain/lifecycle/who.ts'

/** A Markdown table; a cell may hold several lines. */
export function table(head: readonly string[], rows: readonly (readonly (readonly string[] | string)[])[]): string {
  const cell = (one: readonly string[] | string): string =>
    [one].flat().filter(Boolean).join('<br>').replaceAll('|', '\\|').replaceAll('\n', ' ')
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n')
}

const people: Readonly<Record<By, string>> = {
  staff: 'staff',
  assistant: 'assistant',
  librarian: 'librarian',
  administrator: 'administrator',
  member: 'member library',
  patron: 'patron',
  facility: 'facility',
  lender: 'lender',
  borrower: 'borrower',
  ils: 'Polaris',
  network: 'network',
  timer: 'the clock',
  office: 'Keuka itself',
}
export const who = (row: ActionRow<string>): readonly string[] => [
  row.by.map((one) => people[one]).join(', '),
  row.timer ? `The clock: when ${row.timer.words}.` : '',
]

export const labelOf = (life: Life, state: string): string => stateRow(life, state).label

/** The states an action is possible in, shortened where they are all or all but closed. */
export function fromWords(life: Life, row: ActionRow<string>): string {
  if (row.from === 'nothing') return 'the beginning'
  const states = Object.keys(life.states)
  const missing = states.filter((state) => !row.from.includes(state))
  if (missing.length === 0) return 'any state'
  if (missing.length === 1 && missing[0] === 'closed') return 'any state but Closed'
  return row.from.map((state) => labelOf(life, state)).join(', ')
}

export function toWords(life: Life, row: ActionRow<string>): readonly string[] {
  const from = row.from === 'nothing' ? ['nothing'] : row.from
  const reached = [...new Set(from.flatMap((state) => targets(row, state).filter((to) => to !== state)))]
  const to = reached.map((state) => labelOf(life, state)).join(' or ')
  const moves =
    row.movesFrom && reached.length > 0
      ? ` (moves only from ${row.movesFrom.map((state) => labelOf(life, state)).join(', ')})`
      : ''
  return [
    reached.length > 0 ? `→ **${to}**${moves}` : 'stays',
    row.pick ? `Which: ${row.pick.words}.` : '',
    outcomeWords(row),
    row.moves && row.moves !== 'stay' ? `Its pieces: ${places[row.moves].label.toLowerCase()}.` : '',
    row.reopens ? 'Reopens what was closed.' : '',
    row.entry && row.entry.to !== 'same' ? `The talk with the lender: → ${entryStates[row.entry.to].label}.` : '',
  ]
}

const plain = (code: string): string => code.replaceAll('_', ' ')
function outcomeWords(row: ActionRow<string>): string {
  if (row.outcome === undefined) return ''
  return `Outcome: ${typeof row.outcome === 'string' ? plain(row.outcome) : row.outcome.words}.`
}

export const needs = (row: ActionRow<string>): readonly string[] =>
  Object.values(row.needs ?? {}).map((need) => `${need.label}${need.optional ? ' (if known)' : ''}`)

export const onlyIf = (row: ActionRow<string>): readonly string[] => [
  ...(row.guard ?? []).map((one) => `${one.words}.`),
  ...(row.entry
    ? [
        `The talk with the lender: ${row.entry.from.map((state) => entryStates[state].label).join(', ')}${row.entry.otherwise ? ' (else it stays)' : ''}.`,
      ]
    : []),
]

export const effectWords = (use: EffectUse): string => {
  if (typeof use === 'string') return `${effectRow(use).words}.`
  const whom = { current: ' (the lender now current)', others: ' (every other lender who was asked)' }
  const when = use.when ? `, if ${use.when.words}` : ''
  const results = use.results ? `, if it comes to “${use.results.map(spaced).join('” or “')}”` : ''
  return `${effectRow(use.effect).words}${use.to ? whom[use.to] : ''}${when}${results}.`
}
export const spaced = (name: string): string => name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()

export const elsewhere = (row: ActionRow<string>): readonly string[] => [
  row.undo ? 'Undo: while nothing has left the house.' : '',
  row.scan
    ? `Scan: ${stationLabels[row.scan]}${row.scanThen ? `, then ${spaced(row.scanThen)} where possible` : ''}.`
    : '',
  row.scanAlso
    ? `Scan: also ${stationLabels[row.scanAlso.station]}, for a piece that is ${row.scanAlso.at.map((one) => places[one].label.toLowerCase()).join(' or ')}.`
    : '',
  row.only === 'lost_package' ? 'Only on the page of the package that was lost.' : '',
  row.only === 'package' ? 'Only by closing a package.' : '',
  row.only === 'borrow' ? 'Only with the borrowing request that it makes.' : '',
  row.iso18626 ? `ISO 18626: ${row.iso18626.map(heardWords).join('; ')}.` : '',
  row.worldshare ? `WorldShare: ${row.worldshare}.` : '',
  row.polaris ? `Polaris: ${row.polaris}.` : '',
]

function heardWords(one: Heard): string {
  if (one.requestType) return `request ${one.requestType}`
  if (one.action) return `action ${one.action}`
  const parts = [one.status, one.terms ? 'with conditions or a cost' : '', one.answer ? `answer ${one.answer}` : '']
  return [(one.reasons ?? []).join(' or '), ...parts].filter(Boolean).join(' ')
}

export function saysWords(says: Says): string {
  switch (says.message) {
    case 'request':
      return `request ${says.requestType}`
    case 'action':
      return `action ${says.action}`
    case 'supplier':
      return `${says.reason}, ${says.status === 'current' ? 'the status as it is' : says.status}${says.answer ? `, answer ${says.answer}` : ''}`
    default:
      return says satisfies never
  }
}
