import {
  settingName,
  type AssumedValue,
  type AssumptionTable,
  type Ground,
} from '../../src/domain/assumptions/assumption.ts'
import { vendors } from '../../src/domain/assumptions/vendors.ts'
import type { GeneratedFile } from './generated-file.ts'
import { table } from './lifecycle-words.ts'

const grounds: Readonly<Record<Ground, string>> = {
  unknown: 'nobody says',
  inferred: 'concluded',
  client: 'another program does so',
  conflict: 'the papers differ',
  site: 'each site sets it',
}

/** docs/assumptions.md: what to ask each vendor, and what we do until they answer. */
export function assumptionFiles(): readonly GeneratedFile[] {
  const parts = Object.entries(vendors).map(([key, { name, table }]) => section(key, name, table))
  return [{ file: 'docs/assumptions.md', text: [introduction, ...parts].join('\n') }]
}

const introduction = `<!-- Written by \`npm run gen\` from src/domain/assumptions/. Change the tables there. -->

# What we assume

The vendors' papers leave some things open. Here is each of them: what Keuka takes for granted, what it could as well be,
and what to ask. The connector and the emulator both read these values, so an answer changes one line or one setting. What
carriers leave open stands in Settings, Shipping.
`

function section(vendor: string, name: string, rows: AssumptionTable): string {
  const cells = Object.entries(rows).map(([key, row]) => [
    `\`${settingName(vendor, key)}\``,
    row.about,
    words(row.value),
    words(row.other),
    `${grounds[row.ground]} (${row.source})`,
    row.ask,
  ])
  const head = ['Setting', 'What it is', 'We take', 'Could be', 'Why open', 'Ask']
  return `## ${name}\n\n${table(head, cells)}\n`
}

function words(value: AssumedValue): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
