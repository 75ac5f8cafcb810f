// Who asks for what: a reader who has not too much on hand, a work that is not in the system, lenders to ask.
import { articles } from './works/articles.ts'
import { novels } from './works/novels.ts'
import { otherTongues } from './works/other-tongues.ts'
import type { Chance } from './chance.ts'
import { deposit, elsewhere, owned, sets, type Owned } from './holdings.ts'
import { readers } from './people.ts'
import type { PatronSeed } from '../seeds.ts'
import type { BookWork } from './works/work.ts'

/** The office's own limit is five; readers of the past kept below it. */
const mostActive = 3
const able = readers.filter((one) => one.blocks.length === 0)

export interface Cast {
  reader(chance: Chance, work: BookWork): PatronSeed
  /** The reader's story is over. */
  free(reader: PatronSeed): void
  /** Something that is not on loan: of the members', or of the deposit. */
  copyOf(chance: Chance, from?: readonly Owned[]): Owned
  /** The copy is home again. */
  home(owned: Owned): void
  readonly deposit: readonly Owned[]
}

export function openCast(): Cast {
  const active = new Map<string, number>()
  const had = new Set<string>()
  const away = new Map<Owned, number>()
  return {
    reader(chance, work) {
      for (;;) {
        // Some read much more than others.
        const found = able[Math.floor(chance.number() ** 1.7 * able.length)]
        const key = `${found?.card} ${work.title}`
        if (!found || had.has(key) || (active.get(found.card) ?? 0) >= mostActive) continue
        had.add(key)
        active.set(found.card, (active.get(found.card) ?? 0) + 1)
        return found
      }
    },
    free: ({ card }) => void active.set(card, (active.get(card) ?? 1) - 1),
    deposit,
    copyOf(chance, from = owned) {
      for (;;) {
        const found = chance.pick(from)
        if ((away.get(found) ?? 0) > 0) continue
        away.set(found, 1)
        return found
      }
    },
    home: (one) => void away.set(one, 0),
  }
}

export const anyBook = (chance: Chance): BookWork => chance.pick(elsewhere)
export const anySet = (chance: Chance): BookWork => chance.pick(sets)
export const anyArticle = (chance: Chance): BookWork => chance.pick(articles)
/** What facilities ask for: stories, law, chess, recovery, in several languages. */
const known = new Set([...novels, ...otherTongues])
export const facilityBook = (chance: Chance): BookWork =>
  chance.pick(elsewhere.filter((one) => known.has(one) || chance.happens(0.2)))
