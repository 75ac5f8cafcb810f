// The keys of a card, read off the rows of the life cycle: what staff can do from where the request stands, and
// what a lender without a system may have answered.
import type { EntryState } from '../lifecycle/entries.ts'
import { allowsFrom, type Life } from '../lifecycle/lives.ts'
import type { ActionRow } from '../lifecycle/table.ts'
import { isOurDecision } from '../lifecycle/who.ts'
import type { CardKey } from './card.ts'

export const openKey: CardKey = {
  key: 'Enter',
  label: 'Open',
  does: 'open',
  action: null,
  needsMore: false,
  isOurs: false,
}

/** What is for the office to decide where the request stands: neither what partners say, nor what is possible anywhere or out of the ordinary. */
export function keysAt(life: Life, state: string): readonly CardKey[] {
  // Thousands of cards ask for the same few dozen; the tables never change.
  const known = keysOfLife.get(life) ?? new Map<string, readonly CardKey[]>()
  keysOfLife.set(life, known)
  const keys = known.get(state) ?? readKeysAt(life, state)
  known.set(state, keys)
  return keys
}
const keysOfLife = new WeakMap<Life, Map<string, readonly CardKey[]>>()

function readKeysAt(life: Life, state: string): readonly CardKey[] {
  const everywhere = Object.keys(life.states).length
  return rowsFrom(life, state).flatMap(([action, row]) => {
    const isOurs = row.by.includes('staff') && !row.by.some((one) => one === 'lender' || one === 'borrower')
    return row.key !== undefined &&
      row.hasOwnCard !== true &&
      isOurs &&
      row.reopens !== true &&
      row.from.length < everywhere
      ? [keyOf(row.key, action, row)]
      : []
  })
}

/** The keys of a card that asks for just these actions. */
export const keysOf = (life: Life, actions: readonly string[]): CardKey[] =>
  actions.flatMap((action) => {
    const row = life.actions[action]
    return row?.key === undefined ? [] : [keyOf(row.key, action, row)]
  })

/** The key that answers an open question. */
export function answerKeys(life: Life): CardKey[] {
  const row = life.actions['answer']
  return row?.key === undefined ? [] : [keyOf(row.key, 'answer', row)]
}

/** The answers of a lender that a colleague may record, by the state of the talk with it. */
export function lenderAnswers(life: Life, state: string, talk: EntryState): CardKey[] {
  const answers = rowsFrom(life, state).filter(
    ([, row]) =>
      row.by.includes('lender') &&
      row.by.includes('staff') &&
      !row.by.includes('office') &&
      row.entry !== undefined &&
      row.entry.from.includes(talk),
  )
  let number = 0
  return answers
    .toSorted((a, b) => Number(a[1].key === undefined) - Number(b[1].key === undefined))
    .map(([action, row]) => {
      if (row.key === undefined) number += 1
      return keyOf(row.key ?? String(number), action, row)
    })
}

const rowsFrom = (life: Life, state: string): [string, ActionRow<string>][] =>
  Object.entries(life.actions).filter(
    ([action, row]) => (row.only === undefined || row.only === 'borrow') && allowsFrom(life, action, state),
  )

/** An action that must, or by its nature should, be told something opens a small form; borrowing for a line has its own on the request's page. */
const keyOf = (key: string, action: string, row: ActionRow<string>): CardKey => ({
  key,
  label: row.label,
  does: row.only === 'borrow' ? 'open' : 'act',
  action,
  needsMore: Object.values(row.needs ?? {}).some(
    (need) => !need.optional || need.type === 'day' || need.type === 'codes',
  ),
  isOurs: isOurDecision(row.by),
})
