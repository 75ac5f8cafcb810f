import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { at, makeWorld, type World } from '../../../test/world.ts'
import { defaultPaperSettings, type PaperSettings } from '../../domain/printing/printers.ts'
import type { PaperPart } from '../../domain/printing/sheet.ts'
import { keptPaperSettings } from '../../store/paper-settings.ts'
import { queuedPapers } from '../../store/print-queue.ts'
import { saveSetting } from '../../store/settings.ts'
import { readPdf } from '../../main/workers/pdf-reader.ts'
import { scanPiece } from '../mailroom/scan-piece.ts'
import { addSupply } from '../supplies/keep-supply.ts'
import { usualSupplies } from '../../domain/supplies/usual.ts'
import { ConnectorError } from '../ports.ts'
import { looseTroubles } from '../worklist/paper-cards.ts'
import { changePaperSettings, paperSettings } from './paper-settings.ts'
import { printForm, printPackLabels, printTestPage } from './print-more.ts'
import { printNext, type PrintTools } from './print-next.ts'
import { settlePrints, sheetsOf, takeBatch } from './print-queue.ts'

const desk = { name: 'Desk', way: 'ipp', address: 'ipp://127.0.0.1:1/ipp/print' } as const
const bench = { name: 'Bench', way: 'zpl', address: '127.0.0.1:9100' } as const

async function withPrinters(t: TestContext, more: Partial<PaperSettings> = {}): Promise<World> {
  const world = await makeWorld(t)
  const answer = await changePaperSettings(world.office, { ...defaultPaperSettings, printers: [desk, bench], ...more })
  assert.ok(answer.ok, answer.ok ? '' : answer.sentence)
  return world
}
const queued = async (world: World) =>
  (await queuedPapers(world.office.store.db, { states: ['waiting', 'printed', 'failed'] }, 50)).map(
    (one) => `${one.kind} ${one.printer ?? 'batch'} ${one.state}`,
  )
/** Printers that take everything and tell what they got. */
function listening() {
  const drawn: PaperPart[] = []
  const sent: string[] = []
  const tools: PrintTools = {
    press: {
      draw: (parts) => {
        drawn.push(...parts)
        return Promise.resolve(new Uint8Array([1]))
      },
    },
    printers: {
      page: (address, pdf) => Promise.resolve(void sent.push(`${address} ${pdf.length}`)),
      label: (address, sheets, { shift }) =>
        Promise.resolve(void sent.push(`${address} ${sheets.length} ${shift?.x ?? 0}`)),
    },
  }
  return { drawn, sent, tools }
}

test('what was kept before stations and offsets were known still reads', async (t) => {
  const world = await makeWorld(t)
  const { kinds } = defaultPaperSettings
  const plain = Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, { ...kind }]))
  await world.office.store.transact((tx) =>
    saveSetting(tx, 'paper', { kinds: plain, printers: [{ ...desk }] }, world.office.clock.now()),
  )
  assert.notEqual(await keptPaperSettings(world.office.store.db), 'unreadable')
  assert.deepEqual((await paperSettings(world.office.store.db)).offsets, [])
})

test('stations and offsets name printers there are, each once, and not too far', async (t) => {
  const world = await withPrinters(t)
  const change = (more: Partial<PaperSettings>) =>
    changePaperSettings(world.office, { ...defaultPaperSettings, printers: [desk], ...more })
  const at = { station: 'arriving', stock: 'letter_6', printer: 'Desk' } as const
  const gone = await change({ stationPrinters: [{ ...at, printer: 'Gone' }] })
  assert.equal(gone.ok ? '' : gone.sentence, 'There is no printer called Gone: add it first.')
  const twice = await change({ stationPrinters: [at, at] })
  assert.equal(twice.ok ? '' : twice.field, 'stationPrinters')
  const offset = { printer: null, stock: 'letter_6', xMm: 1, yMm: 0 } as const
  const two = await change({ offsets: [offset, offset] })
  assert.equal(two.ok ? '' : two.field, 'offsets')
  const far = await world.ask('librarian', 'PUT', '/print/settings', {
    ...defaultPaperSettings,
    offsets: [{ ...offset, xMm: 26 }],
  })
  assert.equal(far.status, 400)
})

test('a scan prints where the person stands; the same act by a click prints where the kind says', async (t) => {
  const world = await withPrinters(t, {
    stationPrinters: [{ station: 'arriving', stock: 'letter_6', printer: 'Desk' }],
  })
  const scanned = await world.borrowing('shipped')
  const clicked = await world.borrowing('shipped')
  const number = (
    await world.office.store.db
      .selectFrom('request')
      .select('number')
      .where('id', '=', scanned)
      .executeTakeFirstOrThrow()
  ).number
  const answer = await scanPiece(world.office, {
    session: 'arriving-one',
    station: 'arriving',
    code: number,
    key: 'a',
    actor: { kind: 'staff', id: 'dana' },
  })
  assert.ok(answer.ok)
  await world.act(clicked, 'receive')
  assert.deepEqual((await queued(world)).toSorted(), ['strap Desk waiting', 'strap batch waiting'])
})

test('offsets move what goes to their printer and stock, and nothing else', async (t) => {
  const world = await withPrinters(t, {
    offsets: [
      { printer: 'Desk', stock: 'letter_6', xMm: 12.7, yMm: -12.7 },
      { printer: null, stock: 'letter_6', xMm: 0, yMm: 2.54 },
    ],
  })
  const { drawn, tools } = listening()
  assert.ok((await printTestPage(world.office, 'Desk', 'letter_6')).ok)
  assert.ok((await printTestPage(world.office, 'Desk', 'letter_2')).ok)
  assert.equal(await printNext(world.office, tools), true)
  assert.equal(await printNext(world.office, tools), true)
  assert.equal(await printNext(world.office, tools), false)
  const [six, two] = drawn
  assert.ok(six && 'sheets' in six && two && 'sheets' in two)
  assert.deepEqual([six.sheets.length, six.rulers, six.shift], [6, true, { x: 36, y: -36 }])
  assert.equal(six.sheets[0]?.title, 'Desk')
  assert.deepEqual([two.sheets.length, two.shift], [2, { x: 0, y: 0 }])
  const pdf = await printTestPage(world.office, null, 'letter_6')
  assert.ok(pdf.ok)
  const [batch] = await sheetsOf(world.office, pdf.value.jobIds)
  assert.ok(Math.abs((batch?.shift?.y ?? 0) - 7.2) < 0.001)
  const unknown = await printTestPage(world.office, 'Gone', 'letter')
  assert.equal(unknown.ok ? '' : unknown.code, 'printer-unknown')
})

test('pack labels wait for the batch and begin at the field that is said; there is no seventh', async (t) => {
  const world = await withPrinters(t)
  const [fields] = usualSupplies
  assert.ok(fields)
  const added = await addSupply(world.office, fields)
  assert.ok(added.ok)
  const labels = await printPackLabels(world.office, added.value.supplyId, 2)
  assert.ok(labels.ok)
  const wrong = await takeBatch(world.office, labels.value.jobIds, 6)
  assert.equal(wrong.ok ? '' : wrong.sentence, 'This sheet has 6 fields: choose one of them to start at.')
  assert.deepEqual(await queued(world), ['pack batch waiting', 'pack batch waiting'])
  const told = await world.ask('assistant', 'POST', '/print/take', { jobIds: labels.value.jobIds, startAt: 4 })
  assert.match(JSON.stringify(told.body), /&startAt=4"/)
  const [drawn] = await sheetsOf(world.office, labels.value.jobIds, { startAt: 4 })
  assert.deepEqual([drawn?.startAt, drawn?.sheets.length, drawn?.sheets[0]?.title], [4, 2, fields.name])
  assert.ok((await settlePrints(world.office, labels.value.jobIds, 'again')).ok)
  assert.deepEqual(await queued(world), ['pack batch waiting', 'pack batch waiting'])
})

const pdfText = '%PDF-1.4\n1 0 obj <</Type /Catalog>> endobj\ntrailer <</Root 1 0 R>>\n'
async function upload(world: World, text: string, version = '2026-11', inForceFrom = '2026-11-01') {
  const body = new FormData()
  for (const [name, value] of Object.entries({ name: 'Damage report', version, inForceFrom })) body.set(name, value)
  body.set('file', new File([text], 'form.pdf', { type: 'application/pdf' }))
  const response = await world.app.request('/api/forms', {
    method: 'POST',
    body,
    headers: { cookie: await world.cookie('assistant'), origin: 'http://keuka.test' },
  })
  return { status: response.status, body: await response.text() }
}

test('forms are kept with their versions; what is no PDF, too large or there already is refused in a sentence', async (t) => {
  const world = await withPrinters(t)
  assert.match((await upload(world, 'Dear Madam')).body, /This file is no PDF/)
  assert.match((await upload(world, `%PDF-${'x'.repeat(4_000_001)}`)).body, /larger than 4 MB/)
  assert.match((await upload(world, `%PDF-${'x'.repeat(6_000_000)}`)).body, /larger than 4 MB/)
  assert.equal((await upload(world, pdfText, 'of old', '2020-01-01')).status, 201)
  const first = await upload(world, pdfText)
  assert.equal(first.status, 201, first.body)
  assert.match((await upload(world, pdfText)).body, /There is a version 2026-11 of Damage report already/)
  const listed = await world.ask('assistant', 'GET', '/forms')
  const text = JSON.stringify(listed.body)
  assert.match(text, /"id":"ala".*"version":"2026-11".*"isCurrent":true.*"version":"of old".*"isCurrent":false/)
  const kept = await world.app.request('/api/forms/2/pdf', { headers: { cookie: await world.cookie('assistant') } })
  assert.equal(await kept.text(), pdfText)
  const drawn = await world.app.request('/api/forms/ala/pdf', { headers: { cookie: await world.cookie('assistant') } })
  assert.match(JSON.stringify(await readPdf(new Uint8Array(await drawn.arrayBuffer()))), /Interlibrary loan request/)
})

test('copies of a form go through the queue, page by page, to an office printer', async (t) => {
  const world = await withPrinters(t)
  assert.equal((await upload(world, pdfText)).status, 201)
  const zpl = await printForm(world.office, 1, 'Bench', 1)
  assert.equal(zpl.ok ? '' : zpl.code, 'print-form-zpl')
  const none = await printForm(world.office, 99, 'Desk', 1)
  assert.equal(none.ok ? '' : none.code, 'form-not-found')
  assert.ok((await printForm(world.office, 1, 'Desk', 2)).ok)
  assert.ok((await printForm(world.office, 'ala', 'Desk', 1)).ok)
  const { sent, tools } = listening()
  for (let time = 0; time < 3; time += 1) assert.equal(await printNext(world.office, tools), true)
  assert.equal(await printNext(world.office, tools), false)
  assert.deepEqual(sent, [
    `${desk.address} ${pdfText.length}`,
    `${desk.address} ${pdfText.length}`,
    `${desk.address} 1`,
  ])
  assert.deepEqual(await queued(world), ['form Desk printed', 'form Desk printed', 'form Desk printed'])
})

test('a test page that did not print, and a printer that takes nothing, stand in Today though they are of no request', async (t) => {
  const world = await withPrinters(t)
  const { office } = world
  const said = async () => (await looseTroubles(office)).map((one) => [one.words, one.why])
  const failing = (kind: 'refused' | 'unreachable', why: string): PrintTools => {
    const fail = () => Promise.reject(new ConnectorError(kind, why))
    return { press: listening().tools.press, printers: { page: fail, label: fail } }
  }
  await printTestPage(office, 'Desk', 'letter')
  assert.deepEqual(await said(), [])
  await printNext(office, failing('refused', 'It takes no PDF.'))
  assert.deepEqual(await said(), [['This test page did not print', 'It takes no PDF.']])
  const today = await world.ask('assistant', 'GET', '/today')
  assert.equal(at(today.body, 'papers.0.words'), 'This test page did not print')
  assert.equal(at(today.body, 'count'), 1)
  await printTestPage(office, 'Desk', 'letter')
  await printNext(office, failing('unreachable', 'Nobody answers.'))
  assert.deepEqual((await said())[0], ['The printer Desk does not print: 1 in the print queue', 'Nobody answers.'])
})
