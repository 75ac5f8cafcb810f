import type { Command } from './command.ts'
import { commands } from './list.ts'

const everywhere: readonly (readonly [string, string])[] = [
  ['--json', 'the result as one line of JSON; {"error":{"code","sentence"}} when it fails'],
  ['--help', 'this page; after a command, what that command takes'],
  ['--version', 'which release this is'],
]
const settings: readonly (readonly [string, string])[] = [
  ['KEUKA_HOME', 'the office’s folder (.keuka beside the program)'],
  ['DATABASE_URL', 'a PostgreSQL server, such as postgres://keuka@db/keuka; without it a database of its own'],
  ['PORT, HOST', 'where it listens (4100, 127.0.0.1)'],
  ['KEUKA_PUBLIC_URL', 'the address people type, when a web server stands in front'],
  ['KEUKA_TRUSTED_PROXIES', 'the addresses of those web servers'],
  ['KEUKA_KEY', 'opens the keys and passwords of other systems; else a file in the office’s folder does'],
]

export function helpOnAll(): string {
  return [
    'Keuka, the interlibrary loan office.',
    '',
    'bin/keuka COMMAND',
    ...columns(commands.map((one) => [[one.name, ...one.words].join(' '), one.about])),
    '',
    'Everywhere',
    ...columns(everywhere),
    '',
    'Settings, from the environment',
    ...columns(settings),
  ].join('\n')
}

/** Commands whose first word is the same. */
export const helpAmong = (among: readonly Command[]): string => among.map(helpFor).join('\n\n')

export function helpFor(command: Command): string {
  const flags = [
    ...Object.entries(command.flags).map(([name, about]) => [`--${name}`, about] as const),
    ...Object.entries(command.values ?? {}).map(([name, { word, about }]) => [`--${name} ${word}`, about] as const),
  ]
  const short = flags.map(([name]) => `[${name}]`)
  return [
    ['bin/keuka', command.name, ...command.words, ...short].join(' '),
    command.about,
    '',
    ...columns([...flags, ...everywhere.slice(0, 1)]),
  ].join('\n')
}

function columns(rows: readonly (readonly [string, string] | readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', about = '']) => `  ${name.padEnd(width)}  ${about}`)
}
