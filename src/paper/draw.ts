// Papers as one PDF: each in its field of the stock, sheets as many as it takes.
import Pdf from 'pdfkit'
import { boxesOf, stocks, type Stock } from '../domain/printing/stock.ts'
import { homewardLabel, type PaperPart, type Sheet, type SheetsOnStock } from '../domain/printing/sheet.ts'
import type { DrawnPage } from '../domain/printing/page.ts'
import type { Item } from './blocks.ts'
import { setList, textsOfList } from './draw-list.ts'
import { loadFaces, type Faces } from './faces.ts'
import { layOut } from './layout.ts'
import { pageItems, boxesInRulers, rulerItems } from './page-items.ts'
import type { Run } from './set-text.ts'

export async function drawPapers(parts: readonly PaperPart[]): Promise<Uint8Array<ArrayBuffer>> {
  const faces = await loadFaces(parts.flatMap((part) => [...textsIn(part)]))
  const doc = new Pdf({ autoFirstPage: false, margin: 0, info: { Title: 'Papers', Producer: 'Keuka' } })
  const chunks: Buffer[] = []
  const whole = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  for (const part of parts) {
    if ('sheets' in part) drawOn(doc, part, faces)
    else if ('pages' in part) for (const page of part.pages) drawPage(doc, page, faces)
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

function drawOn(doc: PDFKit.PDFDocument, part: SheetsOnStock, faces: Faces): void {
  const stock = stocks[part.stock]
  const boxes = part.rulers === true ? boxesInRulers(stock) : boxesOf(stock)
  const { startAt = 0, shift = { x: 0, y: 0 } } = part
  for (const [index, sheet] of part.sheets.entries()) {
    const field = (startAt + index) % boxes.length
    const box = boxes[field]
    if (!box) throw new Error(`a sheet of ${stock.label} has no field`)
    const made = layOut(sheet, box, faces)
    if (index === 0 || field === 0) {
      addSheet(doc, stock, box.y + made.height + stock.top + stock.padding, shift)
      if (part.rulers === true) for (const item of rulerItems(stock, faces)) draw(doc, item)
    }
    for (const item of made.items) draw(doc, item)
  }
}

function drawPage(doc: PDFKit.PDFDocument, page: DrawnPage, faces: Faces): void {
  doc.addPage({ size: [page.width, page.height], margin: 0 })
  for (const item of page.items.flatMap((one) => pageItems(one, faces))) draw(doc, item)
}

function* textsIn(part: PaperPart): Iterable<string> {
  if ('pages' in part) {
    yield '•…'
    for (const { items } of part.pages) for (const item of items) if (item.kind === 'text') yield item.text
  } else if ('sheets' in part) for (const sheet of part.sheets) yield* textsOf(sheet)
  else yield* textsOfList(part)
}

/** Every text of a paper, with the signs that layout adds. */
export function* textsOf(sheet: Sheet): Iterable<string> {
  const { heading, office, code, number, large, title, author, facts, terms, homeward, addresses, foot } = sheet
  yield* [heading, office, code, number, large?.label, large?.value, title, author, foot].filter(
    (one) => typeof one === 'string',
  )
  for (const { label, value } of facts) yield `${label} ${value}`
  yield* terms
  if (homeward.length > 0) yield* [homewardLabel, ...homeward]
  for (const { label, lines } of addresses) yield [label, ...lines].join(' ')
  yield '• · , : … 0123456789 mm and more: ask the ILL office'
}

function addSheet(
  doc: PDFKit.PDFDocument,
  stock: Stock,
  /** Where a roll is cut. */
  cutAt: number,
  shift: { readonly x: number; readonly y: number },
): void {
  const height = stock.height ?? cutAt
  doc.addPage({ size: [stock.width, height], margin: 0 })
  // The whole sheet is moved: the printer puts it back to where the fields are.
  if (shift.x !== 0 || shift.y !== 0) doc.translate(shift.x, shift.y)
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
    case 'frame':
      doc.lineWidth(item.thickness).rect(spot.x, spot.y, spot.width, spot.height).stroke('#000')
      return
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
