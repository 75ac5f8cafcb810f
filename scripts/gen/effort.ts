import { efforts, type Effort } from './effort-counts.ts'
import { elsewhere } from './effort-others.ts'
import type { GeneratedFile } from './generated-file.ts'

/** `docs/generated/effort.md`: what a task costs here, counted by the browser tests, and elsewhere by its manual. */
export function effortFiles(): readonly GeneratedFile[] {
  const ours = Object.values(efforts).map((one: Effort & { readonly task: string }) =>
    row([one.task, String(one.scans), String(one.clicks), String(one.fields)]),
  )
  const others = elsewhere.map((one) => row([one.task, one.system, one.words, `[steps](${one.manual})`]))
  const text = [
    '# What a task costs',
    '',
    'Written by `npm run gen`. Do not edit.',
    '',
    'Counted by the browser tests as the page sees it: scans from the station that is chosen once a session, the rest from',
    'another page of the workbench, the way there included. Receiving makes the loan known to the library system too.',
    'Where a key does the same as a click, the click is counted.',
    '',
    row(['task', 'scans', 'clicks', 'fields']),
    row(['---', '---:', '---:', '---:']),
    ...ours,
    '',
    '## Elsewhere',
    '',
    'Counted from the steps of public manuals read on 2026-11-24: a click for each thing to click, a scan for each code, a',
    'field for each thing to type, the way to the screen included. Nobody sat at these systems for it.',
    '',
    row(['task', 'system', 'costs', 'manual']),
    row(['---', '---', '---', '---']),
    ...others,
    '',
  ].join('\n')
  return [{ file: 'docs/generated/effort.md', text }]
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
