import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'keuka-floors-'))
after(() => rmSync(folder, { recursive: true }))

/** Who may import whom, by hand, beside the lint configuration that enforces it. */
const arrows: Record<string, readonly string[]> = {
  domain: [],
  contract: ['domain'],
  store: ['domain'],
  office: ['store', 'domain'],
  connectors: ['domain'],
  jobs: ['office', 'reports', 'paper', 'store', 'domain'],
  paper: ['domain'],
  reports: ['store', 'domain'],
  http: ['office', 'reports', 'store', 'contract', 'domain'],
  web: ['domain'],
  lab: ['domain'],
  main: ['contract', 'store', 'office', 'connectors', 'jobs', 'paper', 'reports', 'http', 'web', 'lab', 'domain'],
}

/** Finer arrows: the file, what it imports, and whether it may. */
const cases: readonly (readonly [file: string, code: string, allowed: boolean])[] = [
  ['domain/node.ts', `import 'node:fs'`, false],
  ['domain/package.ts', `import 'zod'`, false],
  ['domain/scoped.ts', `import '@orpc/contract'`, false],
  ['domain/lifecycle/neighbour.ts', `import '../values/days.ts'`, true],
  ['domain/lifecycle/late.ts', `export const late = () => import('../../store/open.ts')`, false],
  ['domain/lifecycle/passed-on.ts', `export * from '../../office/act.ts'`, false],
  ['domain/returns-check/planner.ts', `import '../returns/plan.ts'`, false],
  ['domain/returns-check/format.ts', `import '../returns-format/instance.ts'`, true],
  ['domain/returns/check.ts', `import '../returns-check/check.ts'`, false],
  ['domain/returns/node.ts', `import 'node:fs'`, false],
  ['contract/zod.ts', `import 'zod'`, true],
  ['contract/orpc.ts', `import '@orpc/contract'`, true],
  ['contract/server.ts', `import '@orpc/server'`, false],
  ['contract/node.ts', `import 'node:fs'`, false],
  ['office/driver.ts', `import 'pg'`, false],
  ['office/outside.ts', `import '../connectors/polaris/client.ts'`, false],
  ['connectors/polaris/ports.ts', `import '../../office/ports.ts'`, true],
  ['connectors/polaris/act.ts', `import '../../office/act.ts'`, false],
  ['connectors/polaris/types.ts', `import type { Done } from '../../office/act.ts'`, false],
  ['connectors/polaris/other-ports.ts', `import '../../office/billing/ports.ts'`, false],
  ['http/api/reads.ts', `import { openRequests } from '../../store/request.ts'`, true],
  ['http/api/writes.ts', `import { transact } from '../../store/transact.ts'`, false],
  ['web/types.ts', `import type { Contract } from '../contract/contract.ts'`, true],
  ['web/values.ts', `import { contract } from '../contract/contract.ts'`, false],
  ['web/generated.ts', `import { routes } from '../contract/generated/routes.ts'`, true],
  ['web/screens/list/reports.ts', `import './reports/table.ts'`, true],
  ['web/node.ts', `import 'node:fs'`, false],
  ['lab/peer/iso.ts', `import '../../domain/iso18626/codes.ts'`, false],
  ['lab/peer/connector.ts', `import '../../connectors/iso18626/wire.ts'`, false],
  ['lab/peer/days.ts', `import '../../domain/values/days.ts'`, true],
  ['store/from-test.ts', `import '../../test/world.ts'`, false],
  ['store/open.test.ts', `import '../../test/world.ts'`, true],
]

test('lint refuses every import that the floor plan does not show', () => {
  const rooms = Object.keys(arrows)
  const plan = rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from)
      .flatMap((to) => [
        {
          file: `${from}/${to}.ts`,
          code: `import { thing } from '../${to}/thing.ts'`,
          allowed: arrows[from]?.includes(to),
        },
        {
          file: `${from}/a/b/${to}.ts`,
          code: `import { thing } from '../../../${to}/a/thing.ts'`,
          allowed: arrows[from]?.includes(to),
        },
      ]),
  )
  const all = [...plan, ...cases.map(([file, code, allowed]) => ({ file, code, allowed }))]
  for (const { file, code } of all) write(join('src', file), `${code}\n`)

  const refused = lint()
  const isRefused = (one: { file: string }) => refused.has(join('src', one.file))
  assert.deepEqual(
    all.filter((one) => !one.allowed && !isRefused(one)),
    [],
    'let through',
  )
  assert.deepEqual(
    all.filter((one) => one.allowed && isRefused(one)),
    [],
    'refused without reason',
  )
})

test('the rules and the contract do not compile with Node or the browser in them', () => {
  for (const name of ['tsconfig.json', 'tsconfig.pure.json']) copyFileSync(join(root, name), join(folder, name))
  const names = ['process', 'fetch', 'console', 'document']
  for (const name of names) write(`src/domain/with-${name}.ts`, `export const it = ${name}\n`)
  const { stdout } = run('tsc', ['--noEmit', '-p', 'tsconfig.pure.json'])
  for (const name of names) assert.match(stdout, new RegExp(`with-${name}\\.ts.*'${name}'`))
})

test('the rules never ask the clock themselves', () => {
  const asking = globSync('src/domain/**/*.ts', { cwd: root })
    .filter((file) => !file.endsWith('.test.ts'))
    .filter((file) =>
      /\bnew Date\(\)|\bDate\.now\b|\bTemporal\.Now\b|\bMath\.random\b/.test(readFileSync(join(root, file), 'utf8')),
    )
  assert.deepEqual(asking, [])
})

const Lint = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })) })
const Config = z.looseObject({ options: z.looseObject({}) })

/** The files in which our own configuration finds an import that is not allowed. */
function lint(): Set<string> {
  const config = Config.parse(JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')))
  write('.oxlintrc.json', JSON.stringify({ ...config, options: { ...config.options, typeAware: false } }))
  const { stdout } = run('oxlint', ['--format=json', 'src'])
  return new Set(
    Lint.parse(JSON.parse(stdout))
      .diagnostics.filter((one) => one.code?.includes('no-restricted-imports'))
      .map((one) => one.filename),
  )
}

function run(tool: string, args: readonly string[]): { stdout: string } {
  return spawnSync(join(root, 'node_modules/.bin', tool), args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 })
}

function write(file: string, content: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), content)
}
