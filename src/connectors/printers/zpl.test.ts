import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { test } from 'node:test'
import type { Sheet } from '../../domain/printing/sheet.ts'
import { ConnectorError } from '../../office/ports.ts'
import { sendLabels, zplOf } from './zpl.ts'

const sheet: Sheet = {
  kind: 'strap',
  heading: 'Interlibrary loan',
  office: 'Five Rivers',
  code: 'B260042170',
  number: 'B-26-004217-0',
  large: { label: 'Bring it back by', value: 'Thu 17 Dec 2026' },
  title: 'Caret ^FS and tilde ~JA_ \\& in a title',
  author: null,
  facts: [{ label: 'Pick up at', value: 'Owasca' }],
  terms: ['No renewal'],
  homeward: [],
  addresses: [],
  foot: null,
}
const size = { width: 288, height: 432 }

test('a title cannot command the printer', () => {
  const zpl = zplOf(sheet, size)
  assert.equal(zpl.match(/\^FS/g)?.length, zpl.split('\n').filter((line) => line.startsWith('^FO')).length)
  assert.match(zpl, /Caret _5EFS and tilde _7EJA_5F _5C& in a title/)
  assert.match(zpl, /\^BCN,110,N,N,N,A\^FDB260042170\^FS/)
  assert.match(zpl, /^\^XA\^CI28\^PW812\^LL1218/)
})

test('a long title is cut', () => {
  const zpl = zplOf({ ...sheet, title: 'word '.repeat(300) }, size)
  assert.match(zpl, /word w?\.\.\.\^FS/)
  assert.ok(zpl.length < 1200)
})

test('a term of the lender is said to its end, and the bars stay on the label whatever is above them', () => {
  const until = 'Do not let it arrive between Tue 15 Dec 2026 and Tue 5 Jan 2027'
  assert.ok(zplOf({ ...sheet, homeward: [until] }, size).includes(until))
  const full = zplOf({ ...sheet, homeward: Array.from({ length: 30 }, () => until) }, size)
  const barsAt = Number(/\^FO\d+,(\d+)\^BY3/.exec(full)?.[1])
  assert.ok(barsAt + 110 + 48 <= 1218, `${barsAt}`)
  const below = [...full.matchAll(/\^FO\d+,(\d+)\^A0N,(\d+),\d+\^FB\d+,(\d+)/g)].filter(
    ([, y, height, lines]) => Number(y) + Number(height) * Number(lines) > barsAt,
  )
  assert.deepEqual(below, [])
})

test('terms for which no room is left above the bars are counted, and what else has none is said to be missing', () => {
  const homeward = Array.from({ length: 60 }, (_, n) => `Term ${n + 1} of the lender`)
  const addresses = [{ label: 'Goes home to', lines: ['Tallgrass Regional', '4 Mill Street'] }]
  const zpl = zplOf({ ...sheet, homeward, addresses, foot: 'Thank you' }, size)
  const shown = zpl.match(/\* Term \d+ of the lender/g)?.length ?? 0
  assert.ok(shown > 5 && shown < 60, `${shown}`)
  assert.ok(zpl.includes(`… and ${60 - shown} more: ask the ILL office`), zpl)
  assert.ok(zpl.includes('4 Mill Street'), 'where it goes is not pushed off by terms')

  const tall = [{ label: 'Goes home to', lines: Array.from({ length: 60 }, (_, n) => `Line ${n}`) }]
  const long = zplOf({ ...sheet, addresses: tall }, size)
  assert.ok(long.includes('and more: ask the ILL office') && !long.includes('Line 59'))
  assert.ok(!zplOf(sheet, size).includes('ask the ILL office'))
})

test('labels reach a printer that listens; one that does not is an outage', async () => {
  let heard = ''
  const server = createServer((socket) => {
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => (heard += text))
    socket.on('end', () => socket.end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  assert.ok(typeof address === 'object' && address !== null)
  const printer = `127.0.0.1:${address.port}`
  await sendLabels(printer, [sheet, sheet], size)
  assert.equal(heard.match(/\^XA/g)?.length, 2)
  await new Promise((resolve) => server.close(resolve))
  await assert.rejects(
    sendLabels(printer, [sheet], size, 2000),
    (error) => error instanceof ConnectorError && error.retry,
  )
})
