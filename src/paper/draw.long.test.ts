import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readIn, render, whyNoPages as why } from '../../test/paper-pages.ts'
import { boxesOf, perSheet, stockNames, stocks, type StockName } from '../domain/printing/stock.ts'
import { paperKinds, type PaperKind, type Sheet } from '../domain/printing/sheet.ts'
import { sheetOf, type PaperMatter } from '../domain/printing/words.ts'
import { drawPapers, textsOf } from './draw.ts'
import { loadFaces } from './faces.ts'
import { layOut, type Layout } from './layout.ts'

test('pdftoppm is there where everything is tested', { skip: process.env['CI'] ? false : (why ?? false) }, () => {
  assert.equal(why, null)
})

const foreign = {
  name: 'Universitätsbibliothek Neckarstadt',
  address: {
    lines: [
      'Fernleihe',
      'Zu Händen der Leihstelle, 2. Obergeschoss',
      'Alter Hafen 12–14',
      'Postfach 10 07 53',
      'Gebäude C',
    ],
    city: 'Neckarstadt',
    region: 'BW',
    postcode: '69117',
    country: 'GERMANY',
  },
}
const matter = (kind: PaperKind, more: Partial<PaperMatter> = {}): PaperMatter => ({
  kind,
  number: kind === 'label' ? 'P2600123' : 'B260042170',
  piece: { n: 1, of: 1, label: null, barcode: '31234000123456' },
  title: 'The Erie Canal Reader, 1790–1950',
  citation: { author: 'Roger W. Hecht', callNumber: 'F127.E5 E75 2003', isbn: '9780815607595' },
  dueOn: '2026-12-17',
  patronCode: '0017',
  pickup: 'Owasca Public Library',
  lender: 'Tallgrass Regional',
  borrower: foreign,
  owner: 'Ithaca Falls Library',
  partnerNumber: '231200417',
  neededBy: '2026-12-20',
  isCopy: false,
  conditions: ['LibraryUseOnly', 'NoRenewal'],
  keeping: ['Not in a book drop'],
  wayHome: ['Return insured for $250.00', 'Return by UPS'],
  service: null,
  marking: null,
  extras: [],
  office: {
    name: 'Five Rivers',
    address: { lines: ['1 Mill Street'], city: 'Owasca', region: 'NY', postcode: '13000' },
  },
  ...more,
})

const nasty: readonly Partial<PaperMatter>[] = [
  { title: 'x'.repeat(1000) },
  { title: 'A long title that goes on '.repeat(40) },
  { title: 'Love 💘 in the time of 🦠👨‍👩‍👧' },
  { title: '💘💘💘' },
  { title: 'كتاب النيل والفرات (الجزء 2): تاريخ' },
  { title: 'ספר הנילוס (כרך 3) Vol. 12' },
  { title: '红楼梦：曹雪芹与高鹗合著的中国古典小说，附有清代的插图与注释以及后人的评论' },
  { title: 'Мастер и Маргарита · Ελληνικά · हिन्दी क्षेत्र · Đường' },
  { title: '한국의 역사', dueOn: null, patronCode: null, conditions: [] },
  {
    title: 'Z\u0301a\u030alg\u0335o\u0301\u0302\u0303 \u0000\u0007\n\t',
    piece: { n: 2, of: 3, label: 'Band 2', barcode: null },
  },
  {
    pickup: 'The Very Long Name of a Library That Somebody Gave a Great Deal of Money '.repeat(3),
    lender: 'L'.repeat(300),
    borrower: {
      name: 'B'.repeat(300),
      address: { lines: Array.from({ length: 12 }, (_, n) => `Line ${n} of the address`) },
    },
    conditions: [
      'LibraryUseOnly',
      'NoReproduction',
      'SignatureRequired',
      'SpecCollSupervReq',
      'WatchLibraryUseOnly',
      'NoRenewal',
      'Insured',
      'Other',
    ],
  },
]
const nastySheets = paperKinds.flatMap((kind) => nasty.map((more) => sheetOf(matter(kind, more))))

test('text and bars stay inside their field on every stock, whatever is to be said, and none stands on another', async () => {
  const faces = await loadFaces(nastySheets.flatMap((sheet) => [...textsOf(sheet)]))
  for (const name of stockNames) {
    const box = boxesOf(stocks[name])[0]
    assert.ok(box)
    for (const sheet of nastySheets) {
      const { items } = layOut(sheet, box, faces)
      for (const { kind, spot } of items) {
        const where = `${kind} of “${sheet.title?.slice(0, 20) ?? sheet.kind}” on ${name} at ${JSON.stringify(spot)}`
        assert.ok(spot.x >= box.x - 0.1 && spot.x + spot.width <= box.x + box.width + 0.1, where)
        assert.ok(
          spot.y >= box.y - 0.1 && (box.height === null || spot.y + spot.height <= box.y + box.height + 0.1),
          where,
        )
        const under = items.find(
          (other) =>
            other.spot !== spot &&
            other.spot.x < spot.x + spot.width - 0.1 &&
            spot.x < other.spot.x + other.spot.width - 0.1 &&
            other.spot.y < spot.y + spot.height - 0.1 &&
            spot.y < other.spot.y + other.spot.height - 0.1,
        )
        assert.equal(under, undefined, `${where} stands on ${JSON.stringify(under?.spot)}`)
      }
    }
  }
})

test('a title is cut at two lines with an ellipsis', async () => {
  const sheet = sheetOf(matter('strap', { title: 'word '.repeat(200) }))
  const box = boxesOf(stocks.label_4x6)[0]
  assert.ok(box)
  const { items } = layOut(sheet, box, await loadFaces(textsOf(sheet)))
  const lines = items.flatMap((one) => (one.kind === 'text' ? [one.line.runs.map((run) => run.text).join('')] : []))
  const title = lines.filter((one) => one.startsWith('word'))
  assert.equal(title.length, 2)
  assert.match(title[1] ?? '', /^word word .*…$/)
})

const linesOf = ({ items }: Layout): readonly { readonly text: string; readonly y: number }[] =>
  items.flatMap((one) =>
    one.kind === 'text' ? [{ text: one.line.runs.map((run) => run.text).join(''), y: one.spot.y }] : [],
  )
const laidOut = async (sheet: Sheet, name: StockName): Promise<Layout> => {
  const box = boxesOf(stocks[name])[0]
  assert.ok(box)
  return layOut(sheet, box, await loadFaces(textsOf(sheet)))
}
const fiveTerms = {
  title: 'A long title that goes on '.repeat(40),
  piece: { n: 2, of: 3, label: 'Box 2', barcode: null },
  wayHome: [
    'Return insured for $250.00',
    'Return by UPS',
    'Signature required',
    'Return promptly',
    'Return to the annex',
  ],
}

test('on every stock a lender’s terms are all there, and which piece of the set it is', async () => {
  for (const name of stockNames) {
    const sheet = sheetOf(matter('strap', fiveTerms))
    const text = linesOf(await laidOut(sheet, name))
      .map((one) => one.text)
      .join(' ')
    for (const said of [...sheet.terms, ...fiveTerms.wayHome, '2 of 3 · Box 2'])
      assert.ok(text.includes(said), `“${said}” on ${name}`)
  }
})

test('a strap with all terms that a lender may set has each of them, in two columns, no smaller than six points', async () => {
  const terms = {
    conditions: [],
    keeping: ['Keep the strap on', 'Not in a book drop', 'Use under supervision', '$95.00 if lost'],
    wayHome: [
      'Return insured for $250.00',
      'Return by UPS',
      'Return by a tracked service',
      'Signature required',
      'Return in its own packaging, by itself',
      'Do not let it arrive between Tue 15 Dec 2026 and Tue 5 Jan 2027',
      'Return promptly',
    ],
  }
  const laid = await laidOut(sheetOf(matter('strap', terms)), 'letter_6')
  const text = linesOf(laid)
    .map((one) => one.text)
    .join(' ')
  for (const said of [...terms.keeping, ...terms.wayHome]) assert.ok(text.includes(said), `“${said}” in ${text}`)
  const [first, last] = ['Return insured', 'Return promptly'].map((words) =>
    laid.items.find((one) => one.kind === 'text' && one.line.runs[0]?.text.startsWith(words)),
  )
  assert.ok(first?.kind === 'text' && last)
  assert.ok(last.spot.x > first.spot.x + first.spot.width, 'beside each other')
  assert.ok(first.size >= 6, `${first.size} points`)
})

test('terms for which no room is left are counted, not dropped', async () => {
  const wayHome = Array.from({ length: 30 }, (_, n) => `Term ${n + 1} of the lender`)
  const lines = linesOf(await laidOut(sheetOf(matter('strap', { wayHome })), 'letter_6')).map((one) => one.text)
  const shown = lines.filter((one) => one.startsWith('Term ')).length
  assert.ok(shown > 0 && shown < 30)
  assert.ok(lines.includes(`… and ${30 - shown} more: ask the ILL office`))
})

test('in one of ten lines a page terms are whole or counted too, none is cut', async () => {
  for (const count of [5, 10, 30]) {
    const wayHome = Array.from({ length: count }, (_, n) => `Term ${n + 1} of the lender`)
    const lines = linesOf(await laidOut(sheetOf(matter('strap', { wayHome })), 'letter_10')).map((one) => one.text)
    const text = lines.join(' ')
    const shown = wayHome.filter((one) => new RegExp(`${one}( ·|$| [A-Z])`).test(text)).length
    const counted = Number(/… and (\d+) more: ask the ILL office/.exec(text)?.[1] ?? 0)
    assert.equal(shown + counted, count, text)
    assert.ok(shown > 0, text)
  }
})

test('on an address label the receiver stands lowest, where sorting machines look, and whole', async () => {
  const name = 'Southworth & Groton Memorial Library of the Town of Dryden and the Villages'
  for (const stock of ['letter_2', 'letter_6', 'label_4x6'] as const) {
    const made = await laidOut(sheetOf(matter('label', { borrower: { ...foreign, name } })), stock)
    const lines = linesOf(made)
    const at = (text: string): number => lines.find((one) => one.text.startsWith(text))?.y ?? Number.NaN
    assert.ok(at('1 Mill Street') < at('Southworth'), stock)
    assert.ok(at('Southworth') < at('GERMANY'), stock)
    assert.ok(
      lines.every((one) => !one.text.includes('…')),
      stock,
    )
  }
})

for (const name of stockNames) {
  test(`every paper’s barcode is read back from ${name}`, { skip: why ?? false }, async (t) => {
    const plain = paperKinds.map((kind) => sheetOf(matter(kind)))
    const sheets = [...plain, ...nastySheets.filter((_, index) => index % 11 === 4 || index % 11 === 10)]
    const pages = await render(t, await drawPapers([{ stock: name, sheets }]))
    const stock = stocks[name]
    const faces = await loadFaces(sheets.flatMap((sheet) => [...textsOf(sheet)]))
    assert.equal(pages.length, Math.ceil(sheets.length / perSheet(stock)))
    for (const [index, sheet] of sheets.entries()) {
      const page = pages[Math.floor(index / perSheet(stock))]
      const box = boxesOf(stock)[index % perSheet(stock)]
      assert.ok(page && box)
      const bars = layOut(sheet, box, faces).items.find((one) => one.kind === 'bars')
      assert.ok(bars)
      assert.equal(readIn(page, bars.spot, stock.width), sheet.code, `${sheet.kind} on ${name}`)
    }
  })
}

test('no patron’s name is on a paper: there is no place for one', () => {
  const sheet: Sheet = sheetOf(matter('strap'))
  assert.deepEqual(
    sheet.facts.map((one) => one.label),
    ['Pick up at', 'For', 'Lent by'],
  )
  assert.equal(sheet.facts[1]?.value, '0017')
})
