import assert from 'node:assert/strict'
import { test } from 'node:test'
import Pdf from 'pdfkit'
import { z } from 'zod'
import type { Sheet, SheetsOnStock } from '../../domain/printing/sheet.ts'
import { drawPapers } from '../../paper/draw.ts'
import { createPress } from './press.ts'

const strap = (n: number): Sheet => ({
  kind: 'strap',
  heading: 'Interlibrary loan',
  office: 'Five Rivers',
  code: `B2600${1000 + n}`,
  number: `B-26-00${1000 + n}`,
  large: { label: 'Bring it back by', value: 'Thu 17 Dec 2026' },
  title: `The Erie Canal Reader, volume ${n}`,
  author: null,
  facts: [{ label: 'Pick up at', value: 'Owasca' }],
  terms: [],
  homeward: [],
  addresses: [],
  foot: null,
})
const straps: readonly SheetsOnStock[] = [
  { stock: 'label_4x6', sheets: Array.from({ length: 200 }, (_, n) => strap(n)) },
]

/** Rounds of the event loop from here on. */
function countRounds(): { readonly soFar: () => number; readonly stop: () => void } {
  let rounds = 0
  let next = setImmediate(function again() {
    rounds += 1
    next = setImmediate(again)
  })
  return { soFar: () => rounds, stop: () => clearImmediate(next) }
}

test('the event loop goes round while 200 straps are drawn; drawn here, it stands still', async (t) => {
  const rounds = countRounds()
  t.after(rounds.stop)
  const at: number[] = []
  const doc: PDFKit.PDFDocument = new Pdf({ autoFirstPage: false })
  const { addPage } = doc
  t.mock.method(
    Pdf.prototype,
    'addPage',
    function noted(this: PDFKit.PDFDocument, options?: PDFKit.PDFDocumentOptions) {
      at.push(rounds.soFar())
      return addPage.call(this, options)
    },
  )
  const here = await drawPapers(straps)
  assert.equal(at.length, 200)
  assert.equal(at.at(-1), at[0], 'no round between the first strap and the last')

  const press = createPress()
  t.after(() => press.close())
  const before = rounds.soFar()
  const there = await press.draw(straps)
  assert.equal(at.length, 200, 'none was drawn here')
  assert.ok(rounds.soFar() > before)
  assert.equal(new TextDecoder().decode(there.subarray(0, 5)), '%PDF-')
  assert.ok(Math.abs(there.length - here.length) < 100)
})

test('what cannot be drawn is refused with its cause, and the next paper is drawn', async (t) => {
  const press = createPress()
  t.after(() => press.close())
  const parts = z.custom<readonly SheetsOnStock[]>().parse([{ stock: 'papyrus', sheets: [strap(1)] }])
  await assert.rejects(press.draw(parts), /draw/)
  assert.ok((await press.draw([{ stock: 'label_4x6', sheets: [strap(2)] }])).length > 0)
})

test('closed while it draws: the paper is refused, not left waiting', async () => {
  const press = createPress()
  const drawing = press.draw(straps)
  await Promise.all([assert.rejects(drawing, /drawing thread ended/), press.close()])
})
