import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assumptionFiles } from './gen/assumptions.ts'
import { contractFiles } from './gen/contract.ts'
import { databaseFiles } from './gen/database.ts'
import { effortFiles } from './gen/effort.ts'
import type { Generator, GeneratedFile } from './gen/generated-file.ts'
import { lifecycleFiles } from './gen/lifecycle.ts'
import { openapiFiles } from './gen/openapi.ts'

const usage =
  'npm run gen writes what is generated; with --check it only says which files are not as they would be written.'

/** Everything that is generated; whoever generates another file adds its generator here. */
const generators: readonly Generator[] = [
  lifecycleFiles,
  databaseFiles,
  openapiFiles,
  contractFiles,
  assumptionFiles,
  effortFiles,
]

const root = join(import.meta.dirname, '..')
const [option, ...rest] = process.argv.slice(2)
if ((option !== undefined && option !== '--check') || rest.length > 0) {
  console.error(usage)
  process.exit(2)
}

const files: GeneratedFile[] = []
for (const generate of generators) files.push(...(await generate()))
const stale: GeneratedFile[] = []
for (const one of files) if ((await present(one)) !== one.text) stale.push(one)

if (option === '--check') {
  for (const { file } of stale) console.error(`${file} is not what npm run gen would write`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const one of stale) await write(one)
}

function present({ file }: GeneratedFile): Promise<string | null> {
  return readFile(join(root, file), 'utf8').catch(() => null)
}

async function write({ file, text }: GeneratedFile): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true })
  await writeFile(join(root, file), text)
  console.log(`wrote ${file}`)
}
