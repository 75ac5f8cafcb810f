// `npm run demo` tells the make-believe five counties anew and keeps them as the template that bin/start opens;
// with --check it only says whether the template still tells the same.
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { templateNow } from '../src/main/demo/five-counties/build.ts'
import { peerEndpoints, tellFiveCounties } from '../src/main/demo/five-counties/tell-template.ts'
import { templateFile } from '../src/main/demo/five-counties/template.ts'
import { programVersion } from '../src/main/version.ts'
import { restoreBackup } from '../src/store/backup/restore.ts'
import { writeBackup } from '../src/store/backup/write.ts'
import { standingLines, storyLines } from '../src/store/demo.ts'
import { migrate } from '../src/store/migrate.ts'
import { openStore, type Store } from '../src/store/open.ts'

const began = performance.now()
const say = (line: string): void =>
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${line}`)
const isCheck = process.argv.includes('--check')

const folder = await mkdtemp(join(tmpdir(), 'keuka-demo-'))
const store = await openStore({ folder: 'memory://' })
try {
  await migrate(store)
  await tellFiveCounties(store, { endpoints: peerEndpoints, said: say })
  if (isCheck) await compare(store)
  else await keep(store)
} finally {
  await store.close()
  await rm(folder, { recursive: true, force: true })
}

async function keep(told: Store): Promise<void> {
  const file = join(folder, 'office.keuka')
  await writeBackup(told, folder, file, { withSecrets: false, version: programVersion })
  await copyFile(file, templateFile)
  say(`wrote ${templateFile}`)
}

async function compare(told: Store): Promise<void> {
  const lines = await linesOf(told)
  const kept = await openStore({ folder: 'memory://' })
  try {
    await restoreBackup(kept, folder, templateFile, { replace: true })
    const before = await linesOf(kept)
    const at = lines.findIndex((line, index) => line !== before[index])
    if (at === -1 && lines.length === before.length) return say('The template is fresh.')
    say(`The template is stale: it says ${before[at] ?? 'nothing'} and would now say ${lines[at] ?? 'nothing'}.`)
    say('Write it anew with: npm run demo')
    process.exitCode = 1
  } finally {
    await kept.close()
  }
}

async function linesOf(one: Store): Promise<string[]> {
  return [...(await storyLines(one.db, templateNow)), ...(await standingLines(one.db))]
}
