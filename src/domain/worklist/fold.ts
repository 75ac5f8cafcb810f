// Today is calm because alike cards are one line: the line says how many, how many are late, until when, and the keys
// that every one of them has.
import { sections, type Card, type CardKey, type Section } from './card.ts'

/** From so many on, alike cards are one line. */
export const foldFrom = 4

export interface Fold {
  key: string
  words: string
  count: number
  late: number
  since: string
  until: string | null
  by: string | null
  /** The cards themselves while they are few. */
  cards: Card[]
  keys: CardKey[]
  /** All are worked in the pages of one system without a key. */
  isAssisted: boolean
}

/** The cards, the most urgent first, as sections of lines; a section without cards is left out. */
export function foldCards(cards: readonly Card[]): { section: Section; folds: Fold[] }[] {
  const bySection = Map.groupBy(cards, (card) => card.section)
  return sections.flatMap((section) => {
    const inSection = bySection.get(section) ?? []
    const alike = [...Map.groupBy(inSection, (card) => card.alike.key).values()]
    return alike.length === 0 ? [] : [{ section, folds: alike.map(foldOf) }]
  })
}

function foldOf(cards: readonly Card[]): Fold {
  const [first] = cards
  if (!first) throw new Error('a fold of nothing')
  const untils = cards.flatMap((card) => card.until ?? []).toSorted()
  const bys = cards.flatMap((card) => card.by ?? []).toSorted()
  return {
    key: first.alike.key,
    words: first.alike.words,
    count: cards.length,
    late: cards.filter((card) => card.isLate).length,
    since: cards.map((card) => card.since).toSorted()[0] ?? first.since,
    until: untils[0] ?? null,
    by: bys[0] ?? null,
    cards: cards.length < foldFrom ? [...cards] : [],
    keys: commonKeys(cards),
    isAssisted: cards.every((card) => card.assist !== null && card.assist.system === first.assist?.system),
  }
}

/**
 * What can be pressed for all at once: the same key with the same meaning on each, decided by the office, and nothing
 * more to be told.
 */
function commonKeys(cards: readonly Card[]): CardKey[] {
  const [first, ...others] = cards
  if (!first) return []
  return first.keys.filter(
    (key) =>
      key.does !== 'open' &&
      key.isOurs &&
      key.isEachAlone !== true &&
      !key.needsMore &&
      others.every((card) =>
        card.keys.some((one) => one.does === key.does && one.action === key.action && !one.needsMore),
      ),
  )
}
