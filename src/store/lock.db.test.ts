import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { StoreInUse } from './errors.ts'
import { lockFolder } from './lock.ts'

const root = await mkdtemp(join(tmpdir(), 'keuka-lock-'))
after(() => rm(root, { recursive: true, force: true }))

const holderScript = `
  import { lockFolder } from ${JSON.stringify(new URL('./lock.ts', import.meta.url).href)}
  try { await lockFolder(process.argv[1]); console.log('held'); setInterval(() => {}, 1000) }
  catch (error) { console.log(error.name); process.exit(0) }`

function holder(folder: string) {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', holderScript, folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return { child, said: once(child.stdout, 'data').then(([chunk]) => String(chunk).trim()) }
}

test('a second opener is refused with the name of the first', async () => {
  const folder = join(root, 'one')
  const unlock = await lockFolder(folder)
  await assert.rejects(lockFolder(folder), (error) => {
    assert.ok(error instanceof StoreInUse)
    assert.deepEqual([error.host, error.pid], [hostname(), process.pid])
    assert.ok(Date.now() - error.since.getTime() < 5000)
    assert.match(error.message, /in use by process \d+ on .+ since .+; stop that one first\./)
    return true
  })
  unlock()
  const again = await lockFolder(folder)
  again()
})

test('a killed holder frees the folder, and its name does not linger', async () => {
  const folder = join(root, 'killed')
  const { child, said } = holder(folder)
  assert.equal(await said, 'held')
  await assert.rejects(lockFolder(folder), (error) => error instanceof StoreInUse && error.pid === child.pid)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const unlock = await lockFolder(folder)
  await assert.rejects(lockFolder(folder), (error) => error instanceof StoreInUse && error.pid === process.pid)
  unlock()
})

test('of several at once exactly one gets it', async () => {
  const folder = join(root, 'crowd')
  const crowd = Array.from({ length: 4 }, () => holder(folder))
  const said = await Promise.all(crowd.map((one) => one.said))
  for (const { child } of crowd) child.kill('SIGKILL')
  assert.deepEqual(said.toSorted(), ['StoreInUse', 'StoreInUse', 'StoreInUse', 'held'])
})
