// Papers as one PDF: each in its field of the stock, sheets as many as it takes.
import Pdf from 'pdfkit'
import { boxesOf, stocks, type Stock } from '../domain/printing/stock.ts'
import type { Sheet } from '../domain/printing/sheet.ts'
import type { Drawable } from '../domain/printing/list-paper.ts'
import type { Item } from './blocks.ts'
import { setList, textsOfList } from './draw-list.ts'
import { loadFaces, type Faces } from './faces.ts'
import { layOut, type Layout } from './layout.ts'
import type { Run } from './set-text.ts'

export async function drawPapers(parts: readonly Drawable[]): Promise<Uint8Array<ArrayBuffer>> {
  const faces = await loadFaces(parts.flatMap((part) => [...textsIn(part)]))
  const doc = new Pdf({ autoFirstPage: false, margin: 0, info: { Title: 'Papers', Producer: 'Keuka' } })
  const chunks: Buffer[] = []
  const whole = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const part of parts) {
    if ('sheets' in part) drawOn(doc, stocks[part.stock], part.sheets, faces)
    else
      for (const page of setList(part, faces)) {
        doc.addPage({ size: 'LETTER', margin: 0 })
        for (const item of page) draw(doc, item)
      }
  }
  doc.end()
  await whole
  return new Uint8Array(Buffer.concat(chunks))
}

function drawOn(doc: PDFKit.PDFDocument, stock: Stock, sheets: readonly Sheet[], faces: Faces): void {
  const boxes = boxesOf(stock)
  for (const [index, sheet] of sheets.entries()) {
    const box = boxes[index % boxes.length]
    if (!box) throw new Error(`a sheet of ${stock.label} has no field`)
    const made = layOut(sheet, box, faces)
    if (index % boxes.length === 0) addSheet(doc, stock, made)
    for (const item of made.items) draw(doc, item)
  }
}

const textsIn = (part: Drawable): Iterable<string> =>
  'sheets' in part ? part.sheets.flatMap((sheet) => [...textsOf(sheet)]) : textsOfList(part)

/** Every text of a paper, with the signs that layout adds. */
export function* textsOf(sheet: Sheet): Iterable<string> {
  const { heading, office, number, large, title, author, facts, terms, addresses, foot } = sheet
  yield* [heading, office, number, large?.label, large?.value, title, author, foot].filter(
    (one) => typeof one === 'string',
  )
  for (const { label, value } of facts) yield `${label} ${value}`
  yield* terms
  for (const { label, lines } of addresses) yield [label, ...lines].join(' ')
  yield '• · , : …'
}

function addSheet(doc: PDFKit.PDFDocument, stock: Stock, first: Layout): void {
  const height = stock.height ?? first.height + 2 * (stock.top + stock.padding)
  doc.addPage({ size: [stock.width, height], margin: 0 })
  if (!stock.cuts) return
  const each = (height - 2 * stock.top) / stock.rows
  doc.save().lineWidth(0.4).dash(2, { space: 3 }).strokeColor('#888')
  for (let row = stock.top === 0 ? 1 : 0; row <= stock.rows - (stock.top === 0 ? 1 : 0); row += 1) {
    const y = stock.top + row * each
    doc
      .moveTo(12, y)
      .lineTo(stock.width - 12, y)
      .stroke()
  }
  doc.restore()
}

function draw(doc: PDFKit.PDFDocument, item: Item): void {
  const { spot } = item
  switch (item.kind) {
    case 'rule':
      doc.rect(spot.x, spot.y, spot.width, spot.height).fill('#000')
      return
    case 'bars':
      for (const { at, width } of item.bars.bars)
        doc.rect(spot.x + at * item.module, spot.y, width * item.module, spot.height)
      doc.fill('#000')
      return
    case 'text': {
      let x = spot.x
      doc.fillColor(item.isSoft ? '#444' : '#000')
      for (const run of item.line.runs) {
        drawRun(doc, run, x, item.baseline, item.size)
        x += run.width
      }
      return
    }
    default:
      item satisfies never
  }
}

function drawRun(doc: PDFKit.PDFDocument, run: Run, x: number, baseline: number, size: number): void {
  const { face } = run
  if (face.embed) {
    doc.registerFont(face.name, face.embed)
    // `features`, even none, makes pdfkit shape the run as a whole, as it was measured.
    doc
      .font(face.name)
      .fontSize(size)
      .text(run.text, x, baseline, { lineBreak: false, baseline: 'alphabetic', features: [] })
    return
  }
  outline(doc, run, x, baseline, size)
}

/** Letters of a variable font cannot be embedded by pdfkit: they are drawn. */
function outline(doc: PDFKit.PDFDocument, { face, text }: Run, x: number, baseline: number, size: number): void {
  const scale = size / face.font.unitsPerEm
  const { glyphs, positions } = face.font.layout(text, [])
  doc.save().translate(x, baseline).scale(scale, -scale)
  let at = 0
  for (const [index, glyph] of glyphs.entries()) {
    const place = positions[index]
    doc.save().translate(at + (place?.xOffset ?? 0), place?.yOffset ?? 0)
    doc.path(glyph.path.toSVG()).fill()
    doc.restore()
    at += place?.xAdvance ?? glyph.advanceWidth
  }
  doc.restore()
}
