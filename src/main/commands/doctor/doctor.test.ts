import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectionFindings, keyIdsHere } from './connections.ts'
import { lookAtDoor } from './door.ts'
import { lookAtBackups, lookAtHome } from './home.ts'
import { lookAtNode, lookAtWeb } from './machine.ts'

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-doctor-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('an old Node is bad', () => {
  assert.equal(lookAtNode('26.10.0').state, 'ok')
  assert.equal(lookAtNode('24.1.0').state, 'bad')
})

test('screens that were never built are bad', () =>
  inFolder(async (folder) => {
    assert.equal((await lookAtWeb(folder)).state, 'bad')
    await writeFile(join(folder, 'index.html'), '')
    assert.equal((await lookAtWeb(folder)).state, 'ok')
  }))

test('a secret others can read is bad, and named', () =>
  inFolder(async (folder) => {
    const secrets = join(folder, 'secrets')
    await mkdir(secrets, { mode: 0o700 })
    await writeFile(join(secrets, 'sign-in'), 'x', { mode: 0o600 })
    assert.deepEqual(
      (await lookAtHome(folder)).map((one) => one.state),
      ['ok', 'ok'],
    )
    await chmod(join(secrets, 'sign-in'), 0o644)
    const [, finding] = await lookAtHome(folder)
    assert.equal(finding?.state, 'bad')
    assert.match(finding?.sentence ?? '', /secrets\/sign-in/)
  }))

test('no backup, or an old one, is a warning', () =>
  inFolder(async (folder) => {
    assert.equal((await lookAtBackups(folder)).state, 'warn')
    await mkdir(join(folder, 'backups'))
    const file = join(folder, 'backups', 'one.keuka')
    await writeFile(file, '')
    assert.equal((await lookAtBackups(folder)).state, 'ok')
    const nineDaysAgo = new Date(Date.now() - 9 * 86_400_000)
    await utimes(file, nineDaysAgo, nineDaysAgo)
    const finding = await lookAtBackups(folder)
    assert.equal(finding.state, 'warn')
    assert.match(finding.sentence, /9 days old/)
  }))

const doors: readonly (readonly [NodeJS.ProcessEnv, string, string])[] = [
  [{}, 'Front', 'ok'],
  [{ HOST: '0.0.0.0' }, 'Front', 'warn'],
  [{ KEUKA_PUBLIC_URL: 'https://ill.example.org' }, 'Front', 'warn'],
  [{ KEUKA_PUBLIC_URL: 'https://ill.example.org', KEUKA_TRUSTED_PROXIES: '127.0.0.1' }, 'Front', 'ok'],
  [{ KEUKA_PUBLIC_URL: 'http://ill.example.org', KEUKA_TRUSTED_PROXIES: '127.0.0.1' }, 'Front', 'warn'],
  [{ KEUKA_TRUSTED_PROXIES: 'proxy.example.org' }, 'Settings', 'bad'],
  [{ KEUKA_PUBLIC_URL: 'ill.example.org' }, 'Settings', 'bad'],
  [{ PORT: 'x' }, 'Settings', 'bad'],
]
for (const [environment, about, state] of doors) {
  test(`${JSON.stringify(environment)}: ${about} is ${state}`, async () => {
    const findings = await lookAtDoor(tmpdir(), { PORT: '0', ...environment })
    assert.equal(findings.find((one) => one.about === about)?.state, state)
  })
}

test('each connection in a line; what no key here opens is named', async () => {
  const at = '2026-11-25T10:00:00.000Z'
  const findings = connectionFindings(
    {
      secrets: [
        { name: 'smtp-password', keyId: 'here' },
        { name: 'worldshare-key-secret', keyId: 'elsewhere' },
      ],
      connections: [
        { name: 'mail', isPeer: false, isOn: true, isWell: true, error: null, goodAt: at },
        { name: 'polaris', isPeer: false, isOn: false, isWell: null, error: null, goodAt: null },
        {
          name: 'worldshare',
          isPeer: false,
          isOn: true,
          isWell: false,
          error: 'WorldShare cannot be reached.',
          goodAt: at,
        },
        { name: 'Tallgrass Regional', isPeer: true, isOn: true, isWell: true, error: null, goodAt: at },
      ],
    },
    ['here'],
  )
  assert.deepEqual(
    findings.map(({ state, about }) => [state, about]),
    [
      ['warn', 'Keys'],
      ['ok', 'Mail'],
      ['ok', 'Polaris'],
      ['warn', 'WorldShare'],
      ['ok', 'ISO 18626'],
    ],
  )
  assert.match(findings[0]?.sentence ?? '', /worldshare-key-secret/)
  assert.doesNotMatch(findings[0]?.sentence ?? '', /smtp-password/)
  assert.equal(findings[3]?.sentence, 'WorldShare cannot be reached.')
})

test('the keys of the folder and of the environment count', () =>
  inFolder(async (folder) => {
    assert.deepEqual(await keyIdsHere(folder, {}), [])
    await mkdir(join(folder, 'secrets'))
    await writeFile(join(folder, 'secrets', 'key'), 'ab'.repeat(32))
    assert.equal((await keyIdsHere(folder, { KEUKA_KEY: 'cd'.repeat(32) })).length, 2)
  }))
