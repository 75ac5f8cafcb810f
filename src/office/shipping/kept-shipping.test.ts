import assert from 'node:assert/strict'
import { test } from 'node:test'
import { usualShipping } from '../../domain/shipping/shipping-settings.ts'
import { shippingFrom } from './kept-shipping.ts'

/** Settings as they were kept: with these days for Library Mail, Media Mail and the van. */
const kept = (days: readonly [number, number, number], more: object = {}): object => {
  const own: Partial<Record<string, number>> = { library_mail: days[0], media_mail: days[1], van: days[2] }
  const services = usualShipping.services.map((one) => ({ ...one, transitDays: own[one.id] ?? one.transitDays }))
  return { ...usualShipping, services, ...more }
}
const daysOf = (rows: Record<string, unknown>): (number | undefined)[] => {
  const { services } = shippingFrom(new Map(Object.entries(rows)))
  return ['library_mail', 'media_mail', 'van', 'ups_ground'].map(
    (id) => services.find((one) => one.id === id)?.transitDays,
  )
}
const office = { mailDays: 7, vanDays: 3 }

// oxfmt-ignore
const cases: readonly (readonly [string, Record<string, unknown>, readonly number[]])[] = [
  ['nothing was ever set',                        {},                                                           [5, 5, 2, 4]],
  ['set in Office, nothing here',                 { policy: office },                                           [7, 7, 3, 4]],
  ['set in Office, and here as it came',          { policy: office, shipping: kept([8, 8, 1]) },                [7, 7, 3, 4]],
  ['as it came, and nothing in Office',           { shipping: kept([8, 8, 1]) },                                [5, 5, 2, 4]],
  ['set here before, and read no more since',     { policy: office, shipping: kept([6, 9, 1]) },                [6, 9, 3, 4]],
  ['set here since: a figure is what it says',    { policy: office, shipping: kept([8, 8, 1], { hasAllDays: true }) }, [8, 8, 1, 4]],
]
for (const [what, rows, days] of cases) test(`days on the way: ${what}`, () => assert.deepEqual(daysOf(rows), days))
