import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const stateSchema = z.object({ ills: z.array(z.object({ id: z.number(), statusId: z.number() })) })

test('the Polaris emulator keeps what it has told through kill -9', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'keuka-emulator-'))
  const children: ChildProcess[] = []
  t.after(() => {
    for (const child of children) child.kill('SIGKILL')
    rmSync(data, { recursive: true })
  })
  for (const [id, expected] of [
    [483, 3],
    [485, 3],
  ] as const) {
    const { child, url } = await start(data)
    children.push(child)
    assert.equal(await statusOf(url, id), expected)
    await fetch(`${url}/emulator/ill/${id}/ship`, { method: 'POST' })
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const { child, url } = await start(data)
  children.push(child)
  assert.deepEqual([await statusOf(url, 483), await statusOf(url, 485)], [5, 5])
  child.kill('SIGTERM')
  await once(child, 'exit')
})

async function start(data: string): Promise<{ child: ChildProcess; url: string }> {
  const words = [join(root, 'src/main/cli.ts'), 'emulator', 'polaris', '--port', '0', '--data', data]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = z.tuple([z.instanceof(Buffer)]).parse(await once(child.stdout, 'data'))
  return { child, url: /http:\S+/.exec(line.toString())?.[0] ?? '' }
}

async function statusOf(url: string, id: number): Promise<number | undefined> {
  const state = stateSchema.parse(await (await fetch(`${url}/emulator/state`)).json())
  return state.ills.find((one) => one.id === id)?.statusId
}
