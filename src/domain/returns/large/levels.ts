// What a package may hold and what that costs: postage and container by weight and count, insurance by value. Only the most
// that each price allows is of interest.
import { sum } from '../parcel.ts'
import type { Piece } from '../problem.ts'
import type { Rate } from '../rates.ts'

/** For these cents a package may weigh so much and hold so many pieces. */
export interface Size {
  readonly oz: number
  readonly count: number
  readonly cents: number
  readonly container: number
}
/** For these cents it may be insured up to this value. */
export interface Cover {
  readonly value: number
  readonly cents: number
}

/** Without sizes that another beats; no more is said of any than these pieces can fill. */
export function sizesOf(rate: Rate, pieces: readonly Piece[]): Size[] {
  const end = Math.min(
    rate.mostOz,
    sum(pieces, ({ oz }) => oz),
  )
  const all = rate.counts.flatMap((count) => {
    const sizes: Size[] = []
    for (let oz = 1; oz <= end; oz++) {
      const cents = rate.price(count, oz)
      const isLast = oz === end || rate.price(count, oz + 1) !== cents
      if (isLast && cents < Infinity) sizes.push({ oz, count, cents, container: rate.container(count, oz) })
    }
    return sizes
  })
  const light = pieces.map(({ oz }) => oz).toSorted((a, b) => a - b)
  const heavy = light.toReversed()
  return all
    .filter((one, at) => !all.some((other, index) => index !== at && beats(other, one, index < at)))
    .map((size) => ({
      ...size,
      oz: Math.min(
        size.oz,
        sum(heavy.slice(0, size.count), (oz) => oz),
      ),
      count: Math.min(size.count, fitting(light, size.oz)),
    }))
    .filter(({ count }) => count > 0)
}

function beats(other: Size, one: Size, isEarlier: boolean): boolean {
  if (other.oz < one.oz || other.count < one.count || other.cents > one.cents) return false
  return other.oz > one.oz || other.count > one.count || other.cents < one.cents || isEarlier
}

function fitting(light: readonly number[], most: number): number {
  let [count, oz] = [0, 0]
  for (const one of light) {
    oz += one
    if (oz > most) break
    count++
  }
  return count
}

/** Not more than the most valuable pieces that such a package can hold. */
export function valueWithin(pieces: readonly Piece[], most: number, count: number): number {
  const dearest = pieces.map(({ value }) => value).toSorted((a, b) => b - a)
  let [value, room] = [0, most]
  for (const piece of pieces.toSorted((a, b) => b.value / b.oz - a.value / a.oz)) {
    if (room <= 0) break
    value += piece.value * Math.min(1, room / piece.oz)
    room -= piece.oz
  }
  return Math.min(
    Math.floor(value + 1e-6),
    sum(dearest.slice(0, count), (one) => one),
  )
}

/** Up to what covers all; a dearer one that covers less is never bought. */
export function coversOf(rate: Rate, mostValue: number): Cover[] {
  const all = [
    { value: rate.freeValue, cents: 0 },
    ...rate.brackets
      .filter(({ upToCents }) => upToCents > rate.freeValue)
      .map(({ upToCents, feeCents }) => ({ value: upToCents, cents: feeCents })),
  ].filter((one, at, list) => !list.some((other, index) => index > at && other.cents <= one.cents))
  const enough = all.findIndex(({ value }) => value >= mostValue)
  return enough < 0 ? all : all.slice(0, enough + 1)
}
