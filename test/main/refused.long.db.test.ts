import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { z } from 'zod'
import { findingsIn, keuka } from './command.ts'

const folder = await mkdtemp(join(tmpdir(), 'keuka-refused-'))
after(() => rm(folder, { recursive: true }))
const home = join(folder, 'home')
const failure = z.object({ error: z.object({ code: z.string().regex(/^[a-z-]+$/), sentence: z.string() }) })
const noBackup = join(folder, 'letter.txt')
await writeFile(noBackup, 'Dear library')
const environment = { KEUKA_HOME: home }
const nowhere = { ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }

const cases: readonly (readonly [string, string[], NodeJS.ProcessEnv, number, RegExp])[] = [
  ['an unknown command', ['open'], environment, 2, /no command “open”/],
  ['an unknown flag', ['start', '--fast'], environment, 2, /knows no --fast/],
  ['two openings at once', ['start', '--demo', '--empty'], environment, 2, /not both/],
  ['the demo for other machines', ['start', '--demo'], { ...environment, HOST: '0.0.0.0' }, 1, /this machine only/],
  ['a clock nobody can read', ['start', '--demo'], { ...environment, KEUKA_CLOCK: 'soon' }, 1, /KEUKA_CLOCK/],
  ['a demo nobody knows', ['start', '--demo'], { ...environment, KEUKA_DEMO: 'huge' }, 1, /five-counties or small/],
  ['a port that is none', ['start', '--demo'], { ...environment, PORT: 'http' }, 1, /PORT is a number/],
  ['a backup of nothing', ['backup', join(folder, 'x.keuka')], environment, 1, /no office in/],
  ['a restore from nothing', ['restore', join(folder, 'none.keuka')], environment, 1, /There is no file/],
  ['a restore from a letter', ['restore', noBackup], environment, 1, /not a backup of Keuka/],
  ['a home that is a file', ['migrate'], { KEUKA_HOME: noBackup }, 1, /not a folder/],
  ['a server that is away', ['migrate'], nowhere, 1, /cannot be reached/],
]
for (const [name, words, env, code, sentence] of cases) {
  test(`${name}: one sentence, and an exit code`, async () => {
    const ended = await keuka(words, env)
    assert.equal(ended.code, code)
    assert.match(ended.err, sentence)
    assert.match(ended.err, /^keuka: [^\n]+\n$/, 'one line, no trace')
    assert.equal(ended.out, '')
  })
}

test('programs get the code and the sentence', async () => {
  const ended = await keuka(['backup', join(folder, 'x.keuka'), '--json'], environment)
  assert.equal(ended.code, 1)
  const { error } = failure.parse(JSON.parse(ended.out))
  assert.equal(error.code, 'no-office')
  assert.match(error.sentence, /no office in/)
  assert.equal((await keuka(['open', '--json'], environment)).code, 2)
})

test('none of these made an office', () => {
  assert.ok(!existsSync(join(home, 'database')))
})

test('doctor finds what is missing and makes nothing', async () => {
  const ended = await keuka(['doctor', '--json'], { KEUKA_HOME: join(folder, 'other') })
  const findings = findingsIn(ended.out)
  assert.equal(findings.get('Node')?.state, 'ok')
  assert.equal(findings.get('Database')?.state, 'warn')
  assert.ok(!existsSync(join(folder, 'other')))
})
