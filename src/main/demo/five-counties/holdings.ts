// What the members own, and what has to come from elsewhere: every third book is in the system, in one to three copies.
import { barcodeCheckDigit } from '../../../domain/values/library-barcode.ts'
import type { CopySeed } from '../seeds.ts'
import { chance } from './chance.ts'
import { members } from './libraries.ts'
import { articles } from './works/articles.ts'
import { knowledge } from './works/knowledge.ts'
import { novels } from './works/novels.ts'
import { otherTongues } from './works/other-tongues.ts'
import type { BookWork } from './works/work.ts'

export interface Owned {
  readonly work: BookWork
  readonly copies: readonly CopySeed[]
}
const books: readonly BookWork[] = [...novels, ...knowledge, ...otherTongues]
const isSet = (work: BookWork): boolean => 'volumes' in work

export const sets = books.filter(isSet)
const single = books.filter((work) => !isSet(work))
/** No member has these. */
export const elsewhere = single.filter((_, index) => index % 3 !== 0)

let running = 1000
export const owned: readonly Owned[] = single
  .filter((_, index) => index % 3 === 0)
  .map((work) => {
    const draw = chance(`copies of ${work.title}`)
    const copies = Array.from({ length: draw.between(2, 4) }, () => copyOf(work, draw.pick(members).code))
    return { work, copies }
  })

function copyOf({ title, citation }: BookWork, libraryCode: string): CopySeed {
  running += 1
  const thirteen = `34071${String(running).padStart(8, '0')}`
  const author = citation['author'] ?? null
  return {
    barcode: thirteen + barcodeCheckDigit(thirteen),
    title,
    author,
    isbn: citation['isbn'] ?? null,
    libraryCode,
    callNumber: `F ${(author ?? title).slice(0, 3).toUpperCase()}`,
    isIn: true,
  }
}
const copies = owned.flatMap((one) => one.copies)

/** Paperbacks kept in the office for the facilities, and what is bought for them: not found as copies of their titles. */
export const deposit: readonly Owned[] = novels.slice(0, 40).map((work) => {
  const copy = copyOf(work, 'ALD')
  return { work, copies: [{ ...copy, title: `${copy.title} (deposit)`, isbn: null, callNumber: 'DEP' }] }
})

/** Bound volumes, from which articles are copied. */
const journalCopies: readonly CopySeed[] = [...new Map(articles.map((one) => [one.title, one])).values()].map(
  ({ title, citation: { issn = '' } }) =>
    copyOf({ title, citation: {} }, chance(`volumes of ${issn}`).pick(members).code),
)

/** All that the library system knows. */
export const allCopies: readonly CopySeed[] = [...copies, ...journalCopies, ...deposit.flatMap((one) => one.copies)]
