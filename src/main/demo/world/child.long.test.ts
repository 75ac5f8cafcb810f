// Emulators as children: one that dies comes back where it was with what it had; none outlives the office.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { startChild } from './child.ts'

const folderFor = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-child-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function until(what: () => boolean | Promise<boolean>, said: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await what()) return
    await wait(100)
  }
  assert.fail(said)
}
const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  )

test('killed, it is started again at the same address with its data, and the log says so', async (t) => {
  const logged: string[] = []
  const child = await startChild('polaris', { data: await folderFor(t), log: (line) => void logged.push(line) })
  t.after(() => child.close())
  const put = await fetch(`${child.url}/emulator/records`, {
    method: 'POST',
    body: JSON.stringify({ patrons: [{ card: '29999000000017', last: 'Kept', branch: 'ALD' }] }),
  })
  assert.equal(put.status, 200)
  const first = child.pid()
  assert.ok(first)
  process.kill(first, 'SIGKILL')
  await until(() => child.pid() !== first && answers(child.url), 'it came back')
  assert.match(logged.join('\n'), /make-believe polaris ended \(SIGKILL\); it is started again/)
  const state = await (await fetch(`${child.url}/emulator/state`)).text()
  assert.match(state, /29999000000017/)
  const last = child.pid() ?? 0
  await child.close()
  assert.equal(isAlive(last), false)
  assert.equal(logged.length, 1, 'closed on purpose, it stays closed')
})

test('an office that is killed leaves no emulator behind', async (t) => {
  const words = `
    const { startChild } = await import(${JSON.stringify(new URL('child.ts', import.meta.url).href)})
    const child = await startChild('worldshare', { data: ${JSON.stringify(await folderFor(t))}, log: console.error })
    console.log(JSON.stringify({ pid: child.pid() }))
  `
  const office = spawn(process.execPath, ['--input-type=module', '-e', words], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  })
  const [said] = z.tuple([z.instanceof(Buffer)]).parse(await once(office.stdout, 'data'))
  const { pid } = z.object({ pid: z.number() }).parse(JSON.parse(said.toString()))
  assert.equal(isAlive(pid), true)
  office.kill('SIGKILL')
  await once(office, 'exit')
  await until(() => !isAlive(pid), 'the emulator ended')
})
