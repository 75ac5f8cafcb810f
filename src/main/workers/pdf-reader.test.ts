import assert from 'node:assert/strict'
import { test } from 'node:test'
import Pdf from 'pdfkit'
import { readNetworkPage } from '../../domain/assisted/network-page.ts'
import { pageLines } from '../../domain/assisted/page-lines.ts'
import { readPdf } from './pdf-reader.ts'

/** A queue as a browser prints it: words at places, a column that stands empty, a footer. */
async function printed(rows: readonly (readonly string[])[]): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new Pdf({ size: 'LETTER', layout: 'landscape', margin: 30 })
  const parts: Uint8Array[] = []
  pdf.on('data', (part: Uint8Array) => parts.push(part))
  const ended = new Promise<void>((resolve) => pdf.on('end', resolve))
  pdf.fontSize(14).text('In Transit (3)', 30, 30)
  pdf.fontSize(9)
  const places = [30, 110, 330, 430, 520]
  for (const [index, row] of rows.entries())
    for (const [column, text] of row.entries())
      if (text !== '') pdf.text(text, places[column] ?? 0, 70 + index * 18, { lineBreak: false })
  pdf.text('Showing 1 - 3 of 3', 30, 70 + rows.length * 18 + 20)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

test('a queue printed to PDF is read in its columns', async () => {
  const lines = await readPdf(
    await printed([
      ['Request ID', 'Title', 'Status', 'Due Date', 'Lender'],
      ['231200417', 'The Erie Canal Reader', 'In Transit', '01/20/2027', 'FQG'],
      ['231200418', 'Canal Songs', 'Received?', '', 'NYBUF'],
    ]),
  )
  assert.ok(lines)
  assert.deepEqual(
    readNetworkPage(pageLines({ lines })).requests.map((one) => [
      one.number,
      one.status,
      one.dueOn,
      one.lender,
      one.title,
    ]),
    [
      ['231200417', 'shipped', '2027-01-20', 'FQG', 'The Erie Canal Reader'],
      ['231200418', 'receivedAsked', null, 'NYBUF', 'Canal Songs'],
    ],
  )
})
test('what is no PDF is none', async () => {
  assert.equal(await readPdf(new Uint8Array(Buffer.from('<html>not a PDF</html>'))), null)
})
