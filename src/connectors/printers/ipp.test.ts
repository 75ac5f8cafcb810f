import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createServer as createTcp, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { ConnectorError } from '../../office/ports.ts'
import { operations, readAnswer, writeRequest } from './ipp-wire.ts'
import { addressOf, printPages } from './ipp.ts'

const pdf = new TextEncoder().encode('%PDF-1.4\n%%EOF\n')
const job = { name: 'keuka-1', width: 288, height: 432 }
const refusal = async (work: Promise<unknown>): Promise<readonly [string, boolean]> => {
  try {
    await work
    return ['none', false]
  } catch (error) {
    if (error instanceof ConnectorError) return [error.kind, error.retry]
    throw error
  }
}

test('a request is written as RFC 8010 says', () => {
  const bytes = writeRequest({
    operation: operations.printJob,
    requestId: 7,
    printer: 'ipp://p/x',
    format: 'application/pdf',
  })
  assert.deepEqual([...bytes.subarray(0, 9)], [1, 1, 0, 2, 0, 0, 0, 7, 1])
  assert.deepEqual([...bytes.subarray(9, 14)], [0x47, 0, 18, 97, 116])
  assert.equal(bytes.at(-1), 3)
})

test('what is no answer of a printer is none', () => {
  assert.equal(readAnswer(new TextEncoder().encode('<html>hello</html>')), null)
  assert.equal(readAnswer(new Uint8Array(3)), null)
  assert.equal(readAnswer(Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 1, 4, 0x44, 0, 9, 1)), null)
})

test('ipp:// is HTTP on port 631', () => {
  assert.equal(addressOf('ipp://printer.example/ipp/print').url.href, 'http://printer.example:631/ipp/print')
  assert.equal(addressOf('ipps://printer.example:8443/x').url.href, 'https://printer.example:8443/x')
})

test('nobody there, a web server, a printer that says no', async (t) => {
  const free = createTcp()
  free.listen(0, '127.0.0.1')
  await once(free, 'listening')
  const gone = portOf(free.address())
  await new Promise((resolve) => free.close(resolve))
  assert.deepEqual(await refusal(printPages(`ipp://127.0.0.1:${gone}/ipp/print`, pdf, job, 2000)), [
    'unreachable',
    true,
  ])

  const answers = [
    () => ({ status: 200, body: Buffer.from('<html>') }),
    () => ({ status: 404, body: Buffer.from('') }),
    () => ({ status: 200, body: Buffer.from([1, 1, 0x05, 0x07, 0, 0, 0, 1, 3]) }),
    () => ({ status: 200, body: Buffer.from([1, 1, 0x04, 0x06, 0, 0, 0, 1, 3]) }),
  ]
  const server = createServer((_, response) => {
    const { status, body } = answers.shift()?.() ?? { status: 500, body: Buffer.from('') }
    response.writeHead(status, { 'content-type': 'application/ipp' }).end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const printer = `ipp://127.0.0.1:${portOf(server.address())}/ipp/print`
  const heard = []
  for (let left = 5; left > 0; left -= 1) heard.push(await refusal(printPages(printer, pdf, job, 2000)))
  assert.deepEqual(heard, [
    ['unreadable-answer', false],
    ['refused', false],
    ['busy', true],
    ['refused', false],
    ['busy', true],
  ])
})

const tool = ['/usr/bin', '/usr/sbin', ...(process.env['PATH'] ?? '').split(delimiter)]
  .map((folder) => join(folder, 'ippeveprinter'))
  .find((file) => existsSync(file))

test(
  'a real printer of Debian’s prints our PDF',
  { skip: tool === undefined && !process.env['CI'] ? 'install cups-ipp-utils for ippeveprinter' : false },
  async (t) => {
    assert.ok(tool, 'ippeveprinter is missing: install cups-ipp-utils')
    const { printer, kept } = await eve(t, tool, 'application/pdf')
    await printPages(printer, pdf, job)
    await until(async () => (await kept()).length > 0)
    const [file] = await kept()
    assert.deepEqual(new Uint8Array(await readFile(file ?? '')), pdf)
    const pictures = await eve(t, tool, 'image/pwg-raster,image/jpeg')
    assert.deepEqual(await refusal(printPages(pictures.printer, pdf, job)), ['refused', false])
  },
)

async function eve(t: TestContext, program: string, formats: string) {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-ipp-'))
  const free = createTcp()
  free.listen(0, '127.0.0.1')
  await once(free, 'listening')
  const port = portOf(free.address())
  await new Promise((resolve) => free.close(resolve))
  // It announces itself over D-Bus, and does not start without one: it gets one of its own that nobody listens to.
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const address = await new Promise<string>((resolve) =>
    bus.stdout.once('data', (said: Buffer) => resolve(said.toString().trim())),
  )
  const child = spawn(
    program,
    ['-r', 'off', '-n', 'localhost', '-p', String(port), '-d', folder, '-f', formats, '-k', 'Keuka test'],
    { stdio: 'ignore', env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: address } },
  )
  t.after(async () => {
    child.kill('SIGKILL')
    bus.kill('SIGKILL')
    await rm(folder, { recursive: true, force: true })
  })
  const printer = `ipp://127.0.0.1:${port}/ipp/print`
  await until(async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null)
    return answer !== null
  })
  const kept = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => name.endsWith('.pdf')).map((name) => join(folder, name))
  return { printer, kept }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come about')
}
const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0
