import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Writes a page of figures the way the formatter leaves it. */
export function writePage(file: string, blocks: readonly string[]): void {
  writeFileSync(file, `${blocks.join('\n').trimEnd()}\n`)
  execFileSync('node_modules/.bin/oxfmt', [file], { stdio: ['ignore', 'ignore', 'inherit'] })
}
