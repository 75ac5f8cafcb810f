import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { readIlsPage } from './ils-page.ts'
import { readNetworkPage } from './network-page.ts'
import { pageLines, type Copied } from './page-lines.ts'

const sample = (name: string): Copied => {
  const body = readFileSync(new URL(`../../../test/samples/staff-pages/${name}`, import.meta.url), 'utf8')
  return name.endsWith('.html') ? { html: body } : { text: body }
}
const read = (name: string) => readNetworkPage(pageLines(sample(name)))
const brief = (name: string) =>
  read(name).requests.map(({ number, status, dueOn, lender, side }) => [number, status, dueOn, lender, side])

test('a queue as Chromium copies it: columns by their headings, words in a title are no status', () => {
  assert.deepEqual(brief('queue-chromium.html'), [
    ['231200417', 'shipped', '2027-01-20', 'FQG', 'borrowing'],
    ['231200418', 'receivedAsked', null, 'NYBUF', 'borrowing'],
    ['231200433', 'shipped', '2027-02-01', 'ZZTOP', 'borrowing'],
  ])
  const [first, second] = read('queue-chromium.html').requests
  assert.equal(first?.title, 'The Erie Canal Reader Meredith, A.')
  assert.equal(second?.title, 'Canal Songs & Ballads')
  assert.equal(first?.neededBy, '2026-12-15')
})
test('a grid without a table, a footer with a number, a picture with a script', () => {
  assert.deepEqual(
    read('queue-firefox-grid.html').requests.map((one) => [one.number, one.status, one.side, one.borrower, one.title]),
    [
      ['231500001', 'submitted', 'lending', 'TGRS', 'Lake Effect'],
      ['231500002', 'considering', 'lending', 'TGRS', 'Snow Belt'],
    ],
  )
})
test('plain text: a torn row is put together and marked so; a status nobody knows is said', () => {
  const page = read('queue-tabs.txt')
  assert.deepEqual(
    page.requests.map((one) => [one.number, one.status, one.title, one.dueOn, one.evidence]),
    [
      ['231200417', 'shipped', 'The Erie Canal Reader', '2027-01-20', 'pieced'],
      ['231200418', 'conditional', 'Canal Songs', null, 'plain'],
    ],
  )
  assert.deepEqual(page.notUnderstood, [{ number: '231200419', why: 'the status “Deflected” is not known' }])
})
test('cells one below the other: all blocks must be alike', () => {
  const page = read('queue-cells.txt')
  assert.deepEqual(
    page.requests.map((one) => [one.number, one.status]),
    [
      ['231200417', 'conditional'],
      ['231200418', 'shipped'],
      ['231200419', 'conditional'],
    ],
  )
})
test('cells one below the other, one of them lost: that one is not believed', () => {
  const lines = pageLines({ text: '231200417\nA\n231200418\nB\nUnfilled\n231200419\nC\nOverdue\n' })
  const page = readNetworkPage(lines)
  assert.deepEqual(
    page.requests.map((one) => one.number),
    [],
  )
  assert.equal(page.notUnderstood.length, 3)
})
test('the page of one request, saved: labels, fields, the starred lender; what is hidden is not read', () => {
  const [one, ...more] = read('request-saved.html').requests
  assert.equal(more.length, 0)
  assert.deepEqual(
    [one?.number, one?.status, one?.dueOn, one?.lender, one?.lenders, one?.costCents, one?.reference, one?.oclc],
    ['231200417', 'conditional', '2027-01-20', 'NYBUF', ['FQG', 'NYBUF', 'ZTM'], 1250, 'B-26-000001-X.1', '780941515'],
  )
  assert.equal(one?.note, 'Library use only. Do you accept?')
})
test('the page of one request as text', () => {
  const [one] = read('request-text.txt').requests
  assert.deepEqual([one?.status, one?.dueOn, one?.newDueOn], ['received', '2027-01-20', '2027-02-10'])
})

const contradictions: readonly (readonly [string, string, RegExp])[] = [
  ['one number twice', 'Request ID\tStatus\n231200417\tUnfilled\n231200417\tIn Transit\n', /two different things/],
  ['two statuses', 'Request ID: 231200417\nStatus: Unfilled\nStatus: In Transit\n', /two statuses/],
  ['a cell too many', 'Request ID\tStatus\tTitle\n231200417\tUnfilled\tA\tB\n', /do not fit/],
  ['columns slipped', 'Request ID\tStatus\tTitle\n\t231200417\tUnfilled\n', /do not fit/],
  ['eight digits', 'Request ID\tStatus\n23120041\tUnfilled\n', /not a nine-digit/],
  ['no status', 'Request ID\tTitle\n231200417\tDrumlins\n', /no status/],
]
for (const [what, text, why] of contradictions)
  test(`not believed: ${what}`, () => {
    const page = readNetworkPage(pageLines({ text }))
    assert.deepEqual(page.requests, [])
    assert.match(page.notUnderstood[0]?.why ?? '', why)
  })

test('a Leap list, and one request', () => {
  const page = readIlsPage(pageLines(sample('leap-list.html')))
  assert.deepEqual(
    page.requests.map((one) => [one.id, one.status, one.barcode]),
    [
      ['4011', 'held', 'B26000001K'],
      ['4012', 'satisfied', 'B26000002H'],
      ['4013', 'active', null],
    ],
  )
  assert.deepEqual(page.notUnderstood, [{ number: '4014', why: 'the status “Lingering” is not known' }])
  const [one] = readIlsPage(pageLines(sample('leap-request.txt'))).requests
  assert.deepEqual([one?.status, one?.barcode], ['satisfied', 'B26000001K'])
})

const statuses = ['In Transit', 'Unfilled', 'Conditional', 'Received/In Use', 'Overdue', 'Submitted']
const meant: Readonly<Record<string, string>> = {
  'In Transit': 'shipped',
  Unfilled: 'unfilled',
  Conditional: 'conditional',
  'Received/In Use': 'received',
  Overdue: 'overdue',
  Submitted: 'submitted',
}
const row = fc.record({ word: fc.constantFrom(...statuses), title: fc.string({ maxLength: 30 }) })
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\t', ' ')
const numberAt = (index: number): string => String(231_200_100 + index)

test('a page of rows that lost, doubled or shuffled some moves no request by another’s status', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.array(fc.nat(40), { maxLength: 20 }),
      fc.boolean(),
      (rows, order, asHtml) => {
        const whole = rows.map(({ word, title }, index) =>
          asHtml
            ? `<tr><td>${numberAt(index)}<td>${escaped(title)}</td><td>${word}</td></tr>`
            : `${numberAt(index)}\t${title.replaceAll(/[\t\r\n\u2028\u2029]/g, ' ')}\t${word}`,
        )
        const mangled = order.map((index) => whole[index % whole.length] ?? '')
        const page = asHtml
          ? { html: `<table><tr><th>Request ID<th>Title<th>Status</tr>${mangled.join('')}` }
          : { text: `Request ID\tTitle\tStatus\n${mangled.join('\n')}` }
        for (const one of readNetworkPage(pageLines(page)).requests) {
          const index = Number(one.number) - 231_200_100
          assert.equal(one.status, meant[rows[index]?.word ?? ''], JSON.stringify(page))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('pieces torn out of real pages never throw, and say nothing of a number that the page does not hold', () => {
  const pages = [
    'queue-chromium.html',
    'queue-firefox-grid.html',
    'request-saved.html',
    'queue-tabs.txt',
    'leap-list.html',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.nat(3000), fc.nat(400), fc.string(), (name, from, length, junk) => {
      const { html, text } = sample(name)
      const whole = html ?? text ?? ''
      const torn = whole.slice(0, from) + junk + whole.slice(from + length)
      const copied = html === undefined ? { text: torn } : { html: torn }
      const { requests } = readNetworkPage(pageLines(copied))
      for (const one of requests) assert.ok(torn.includes(one.number))
      readIlsPage(pageLines(copied))
    }),
    { numRuns: 400 },
  )
})
