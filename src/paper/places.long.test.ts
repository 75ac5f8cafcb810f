import assert from 'node:assert/strict'
import { test } from 'node:test'
import { darkness, readIn, render, whyNoPages } from '../../test/paper-pages.ts'
import { alaFormPages } from '../domain/printing/ala-form.ts'
import { packSheet, testSheet } from '../domain/printing/more-sheets.ts'
import { boxesOf, stockNames, stocks } from '../domain/printing/stock.ts'
import type { SheetsOnStock } from '../domain/printing/sheet.ts'
import { supplyCode } from '../domain/supplies/supply.ts'
import { readPdf } from '../main/workers/pdf-reader.ts'
import { drawPapers, textsOf } from './draw.ts'
import { loadFaces } from './faces.ts'
import { layOut } from './layout.ts'
import { boxesInRulers } from './page-items.ts'

const look = { skip: whyNoPages ?? false }
const mailers = { name: 'Padded mailers', unit: 'mailer', packSize: 25, vendor: 'Hollow Creek Paper', article: 'PM-25' }
const labels = [17, 18, 19].map((id) => packSheet(id, mailers, 'Five Rivers'))
const stock = stocks.letter_6
const mm = 72 / 25.4

/** Where the bars of a sheet stand in a field. */
async function barsIn(field: number, sheet = labels[0]) {
  const box = boxesOf(stock)[field]
  assert.ok(sheet && box)
  const bars = layOut(sheet, box, await loadFaces(textsOf(sheet))).items.find((one) => one.kind === 'bars')
  assert.ok(bars)
  return bars.spot
}

test('labels for packs begin at the first free field of a used sheet and go on to a fresh one', look, async (t) => {
  const part: SheetsOnStock = { stock: 'letter_6', sheets: labels, startAt: 4 }
  const [used, fresh, none] = await render(t, await drawPapers([part]))
  assert.ok(used && fresh && none === undefined)
  assert.equal(readIn(used, await barsIn(4), stock.width), supplyCode(17))
  assert.equal(readIn(used, await barsIn(5), stock.width), supplyCode(18))
  assert.equal(readIn(fresh, await barsIn(0), stock.width), supplyCode(19))
  for (const field of [0, 1, 2, 3]) {
    const box = boxesOf(stock)[field]
    assert.ok(box)
    assert.equal(darkness(used, { ...box, height: box.height ?? 0 }, stock.width), 0, `field ${field} is left free`)
  }
})

test('what a printer needs moved is moved, bars and all', look, async (t) => {
  const shift = { x: 6 * mm, y: -4 * mm }
  const [page] = await render(t, await drawPapers([{ stock: 'letter_6', sheets: labels.slice(0, 1), shift }]))
  assert.ok(page)
  const spot = await barsIn(0)
  const moved = { ...spot, x: spot.x + shift.x, y: spot.y + shift.y }
  assert.equal(readIn(page, moved, stock.width), supplyCode(17))
  assert.equal(darkness(page, { x: spot.x - 2, y: spot.y, width: shift.x - 1, height: spot.height }, stock.width), 0)
})

test('a test page has rulers at the edges, a frame in every field, and a barcode to try', look, async (t) => {
  const sheets = Array.from({ length: 6 }, (_, n) =>
    testSheet({ n: n + 1, of: 6 }, 'Front desk', 'letter_6', 'Five Rivers'),
  )
  const pdf = await drawPapers([{ stock: 'letter_6', sheets, rulers: true }])
  const [page] = await render(t, pdf)
  assert.ok(page)
  const [sheet] = sheets
  assert.equal(readIn(page, await barsIn(0, sheet), stock.width), 'TEST1234')
  for (const box of boxesOf({ ...stock, padding: 0 }))
    assert.ok(darkness(page, { x: box.x - 0.5, y: box.y + 20, width: 1, height: 60 }, stock.width) > 0.1, 'a frame')
  const tick = (n: number) => darkness(page, { x: n * mm - 0.25, y: 0.5, width: 0.5, height: 1.5 * mm }, stock.width)
  assert.ok(tick(40) > 0.2 && tick(41) > 0.2)
  assert.match(JSON.stringify(await readPdf(pdf)), /Front desk/)
})

test('on every stock the text of a test page stands clear of the rulers and of its field’s frame', () => {
  for (const name of stockNames) {
    const fields = boxesOf({ ...stocks[name], padding: 0 })
    const boxes = boxesInRulers(stocks[name])
    assert.equal(boxes.length, fields.length, name)
    for (const [index, box] of boxes.entries()) {
      const field = fields[index]
      assert.ok(field && box.x >= 24 && box.y >= 24 && box.x - field.x >= 7 && box.y - field.y >= 7, name)
      assert.ok(field.x + field.width - box.x - box.width >= 7 && box.width > 150, name)
    }
  }
})

const warning = 'NOTICE: A MAKE-BELIEVE WARNING\n' + 'Here the office pastes the official words. '.repeat(12)

test('the blank ALA form has every field, and the warning in a box once the office has pasted it', look, async () => {
  const text = async (words: string | null) =>
    JSON.stringify(await readPdf(await drawPapers([{ pages: alaFormPages({ name: 'Five Rivers' }, words) }])))
  const bare = await text(null)
  for (const field of [
    'Request number',
    'Patron (a code, no name)',
    'This edition only',
    'CCL',
    'Lacks copyright compliance',
    'Renewal denied',
  ])
    assert.ok(bare.includes(field), field)
  assert.ok(!bare.includes('MAKE-BELIEVE'))
  assert.ok((await text(warning)).includes('MAKE-BELIEVE WARNING'))
  assert.equal(alaFormPages({ name: 'x' }, warning).length, 1)
  assert.equal(alaFormPages({ name: 'x' }, warning.repeat(6)).length, 2, 'a longer one gets a page, and is not cut')
})
