import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { borrowerKey, clientOf, loanOf, openEmulator } from './client.testing.ts'
import { FolderInUse } from './hold.ts'
import { at } from './state.ts'
import { openWorldshare } from './worldshare.ts'

const main = join(import.meta.dirname, '../../main/cli.ts')

test('what was answered is still there after the process was killed', async (t) => {
  const data = await mkdtemp(join(tmpdir(), 'worldshare-'))
  const child = spawn(process.execPath, [main, 'emulator', 'worldshare', '--port', '0', '--data', data])
  t.after(() => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const [found] = /http:\S+/.exec(chunk.toString()) ?? []
      if (found !== undefined) resolve(found)
    })
  })
  await assert.rejects(openWorldshare({ data }), FolderInUse, 'one process a folder')
  const client = await clientOf({ url }, borrowerKey)
  const answer = await client.call('POST', '/requests', { body: loanOf([148456]) })
  assert.equal(answer.status, 200)
  child.kill('SIGKILL')
  await once(child, 'exit')

  const again = await openEmulator({ data })
  t.after(async () => {
    await again.close()
    await rm(data, { recursive: true })
  })
  const id = Number(at(answer.body, 'response.illRequest.requestId'))
  assert.equal(again.lab.state.requests[0]?.id, id)
  assert.equal(again.lab.state.tokens.length, 1, 'the token of before is still good')
  assert.equal(again.lab.state.nextRequest, id + 1)
  assert.deepEqual(
    again.log.lines.map((line) => line.path),
    ['/token', '/requests'],
  )
})
