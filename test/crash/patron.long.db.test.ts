// Killed between making a patron in Polaris and hearing the answer, and started again: exactly one stands there, also while
// the search does not know a new patron yet. The make-believe Polaris outlives the office.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { polarisReader } from '../../src/domain/assumptions/polaris.ts'
import { realClock } from '../../src/lab/clock.ts'
import { Polaris } from '../../src/lab/polaris/polaris.ts'
import { openPolaris } from '../../src/lab/polaris/server.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'

/** Longer than any start of the office takes. */
const lagSeconds = 120
const creates = 'POST /PAPIService/REST/public/v2/1033/100/1/patron'

async function outside(t: TestContext) {
  const assumed = polarisReader({ patronSearchLagSeconds: lagSeconds })
  let ahead = 0
  const clock = { ...realClock, now: () => new Date(realClock.now().getTime() + ahead) }
  const there = new Polaris({ settings: { ...defaultSettings, assumed }, clock })
  const running = await openPolaris(there, 0, '127.0.0.1')
  t.after(() => running.close())
  const folder = await mkdtemp(join(tmpdir(), 'keuka-desk-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const start = (what: 'patron' | 'library') => {
    const order = JSON.stringify({ folder: join(folder, 'database'), polarisUrl: running.url, what })
    const child = spawn(process.execPath, [join(import.meta.dirname, 'patron-desk.ts'), order])
    // It does not outlive the test.
    t.after(() => child.kill('SIGKILL'))
    let said = ''
    let complained = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
    const ended = new Promise<number | null>((resolve) => void child.once('exit', (code) => resolve(code)))
    return { kill: () => child.kill('SIGKILL'), ended, said: () => said, complained: () => complained }
  }
  const named = (last: string) => there.state.patrons.filter((one) => String(one.fields['NameLast']) === last)
  return {
    there,
    named,
    /** The search knows by then whom it did not know yet. */
    lagIsOver: () => void (ahead = lagSeconds * 1000),
    asked: () => there.log.lines.filter((one) => one.method === 'POST' && /\/v2\/.*\/patron$/.test(one.target)).length,
    /** Killed as soon as the record stands there; the answer never leaves. */
    async diesAfterMaking(what: 'patron' | 'library', last: string): Promise<void> {
      there.faults.add({ kind: 'time-out-after', on: creates, times: 1, ms: 40_000 })
      const office = start(what)
      for (let n = 0; named(last).length === 0; n += 1) {
        assert.ok(n < 2400, office.complained())
        await sleep(25)
      }
      office.kill()
      assert.equal(await office.ended, null)
      assert.equal(office.said(), '', 'it has heard nothing')
    },
    async press(what: 'patron' | 'library'): Promise<string> {
      const office = start(what)
      assert.equal(await office.ended, 0, office.complained())
      return office.said()
    },
  }
}

test('a patron: a press while the search lags makes nobody and says so; the next finds the one', async (t) => {
  const it = await outside(t)
  await it.diesAfterMaking('patron', 'Crashproof')
  assert.match(await it.press('patron'), /Is it there\?.*may have been made/)
  assert.equal(it.named('Crashproof').length, 1)
  it.lagIsOver()
  const [one] = it.named('Crashproof')
  assert.ok(one)
  assert.match(await it.press('patron'), new RegExp(`"ok":true.*"${one.barcode}"`))
  assert.equal(it.named('Crashproof').length, 1)
  assert.equal(it.asked(), 0, 'no order to make one came after the one nobody answered')
})

test('a library’s patron: the next try finds it by its own card', async (t) => {
  const it = await outside(t)
  await it.diesAfterMaking('library', 'CRASH')
  assert.match(await it.press('library'), /"ILLCRASH"/)
  assert.equal(it.named('CRASH').length, 1)
  assert.equal(it.asked(), 0, 'no order to make one came after the one nobody answered')
})
