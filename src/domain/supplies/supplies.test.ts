import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecast, lastsWords, rateWords } from './forecast.ts'
import { orderStateOf, standingOf, type OrderLine } from './standing.ts'
import { quantityWords, readSupplyCode, supplyCode } from './supply.ts'

test('a pack’s barcode is read back in any case; one digit wrong is none', () => {
  const code = supplyCode(17)
  assert.match(code, /^S00017[0-9A-Z]$/)
  assert.equal(readSupplyCode(code.toLowerCase()), 17)
  assert.equal(readSupplyCode(` ${code.slice(0, 3)}-${code.slice(3)}`), 17)
  assert.equal(readSupplyCode(code.replace('17', '71')), null)
  assert.equal(readSupplyCode('B26004217K'), null)
  assert.equal(readSupplyCode(supplyCode(0)), null)
})

test('the rate is over eight weeks, over less where less was seen, and over nothing says nothing', () => {
  const daily = Array.from({ length: 100 }, (_, daysAgo) => ({ daysAgo, units: 2 }))
  assert.deepEqual(forecast(daily, 100, 300), { perWeek: 14, daysLeft: 50 })
  assert.deepEqual(forecast(daily.slice(0, 28), 100, 28), { perWeek: 14, daysLeft: 50 })
  assert.deepEqual(forecast(daily, 100, 13), { perWeek: null, daysLeft: null })
  assert.deepEqual(forecast(daily, null, 300), { perWeek: 14, daysLeft: null })
  assert.deepEqual(forecast([], 100, 300), { perWeek: 0, daysLeft: null })
  assert.equal(forecast(daily, -5, 300).daysLeft, 0, 'more was used than we knew of')
})

test('the words are no finer than what they rest on', () => {
  const rate = (perWeek: number | null) => rateWords({ perWeek, daysLeft: null })
  assert.deepEqual([null, 0, 0.2, 1.4, 13.7, 137, 1371].map(rate), [
    null,
    'none in 8 weeks',
    'less than 1 a week',
    'about 1 a week',
    'about 14 a week',
    'about 140 a week',
    'about 1,400 a week',
  ])
  const lasts = (daysLeft: number | null) => lastsWords({ perWeek: 1, daysLeft })
  assert.deepEqual([null, 0, 1, 9, 50, 200, 900].map(lasts), [
    null,
    'used up, by our count',
    'about 1 day',
    'about 9 days',
    'about 7 weeks',
    'about 7 months',
    'more than a year',
  ])
})

const line = (orderState: OrderLine['orderState'], wanted: number, ordered: number, received: number): OrderLine => ({
  orderId: 1,
  orderState,
  supplyId: 1,
  wanted,
  ordered,
  received,
  listedAt: null,
  orderedAt: null,
})

test('a supply stands at enough, last pack opened or ordered; what has come whole no longer counts', () => {
  assert.equal(standingOf([]).standing, 'enough')
  assert.equal(standingOf([line('drafted', 100, 0, 0)]).standing, 'opened_last')
  assert.equal(standingOf([line('ordered', 100, 100, 40)]).standing, 'ordered')
  assert.equal(standingOf([line('ordered', 100, 100, 100)]).standing, 'enough')
  assert.equal(standingOf([line('received', 100, 100, 100)]).standing, 'enough')
})

test('an order is received when each of its lines is', () => {
  assert.equal(orderStateOf([]), null)
  assert.equal(orderStateOf([line('drafted', 5, 0, 0)]), 'drafted')
  assert.equal(orderStateOf([line('drafted', 5, 5, 5), line('drafted', 5, 5, 1)]), 'ordered')
  assert.equal(orderStateOf([line('drafted', 5, 5, 6), line('drafted', 5, 5, 5)]), 'received')
})

test('quantities are said in packs where they are whole ones', () => {
  const box = { packSize: 20, unit: 'box' }
  assert.equal(quantityWords(40, box), '2 packs of 20 boxes')
  assert.equal(quantityWords(41, box), '41 boxes')
  assert.equal(quantityWords(1, { packSize: 1, unit: 'cartridge' }), '1 cartridge')
})
