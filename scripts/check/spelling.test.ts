// What people read is spelled as in the United States: screens, pages, papers and documents.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'

const root = join(import.meta.dirname, '../..')
const british =
  /\b(colours?|coloured|cheques?|labour|honours?|catalogues?|licences?|programmes?|favours?|grey|(?:real|recogn|organ)is(?:e|es|ed|ing)|behaviours?|whilst|mould|mouldy|neighbours?)\b/i
/** A label, not a name in code. */
const britishLabel = /\bPost ?code\b/
const rooms = ['docs', 'src/web', 'src/paper', 'src/http', 'src/domain', 'src/contract', 'src/office', 'src/connectors']
const isRead = (file: string): boolean =>
  /\.(md|tsx?|css)$/.test(file) && !/generated|\.test\.ts$|\/decisions\/0007|domain\/returns\//.test(file)

test('no British spelling stands where people read', () => {
  const files = [
    'README.md',
    'CHANGELOG.md',
    'ARCHITECTURE.md',
    ...rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    ),
  ].filter(isRead)
  assert.ok(files.length > 100)
  const found = files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        british.test(withoutNames(line, file.endsWith('.md'))) || britishLabel.test(line)
          ? [`${file}:${index + 1}: ${line.trim().slice(0, 100)}`]
          : [],
      ),
  )
  assert.deepEqual(found, [])
})

/** Paths of our own, and in a document parts of code, are names. */
const withoutNames = (line: string, isDocument: boolean): string =>
  (isDocument ? line.replaceAll(/`[^`]*`/g, '') : line).replaceAll(
    /connectors\/catalogues?\S*|['"][./\w-]*catalogues?[./\w-]*['"]|0007-licence\S*/g,
    '',
  )
