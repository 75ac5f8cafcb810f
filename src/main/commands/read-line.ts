import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { commands } from './list.ts'

export type Line =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: Command | null }
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly words: readonly string[]
      readonly flags: ReadonlySet<string>
    }

/** The line cannot be read; the message says what can be typed instead. */
export class UsageWrong extends Error {
  override name = 'UsageWrong'
}

/** Understands what was typed after `bin/keuka`. */
export function readLine(words: readonly string[]): Line {
  const at = words.findIndex((word) => !word.startsWith('-'))
  const name = words[at]
  const command = commands.find((one) => one.name === name) ?? null
  if (name !== undefined && name !== 'help' && !command) {
    throw new UsageWrong(`There is no command “${name}”; bin/keuka --help lists them.`)
  }
  const rest = words.filter((_, index) => index !== at)
  const { flags, positionals } = parsed(rest, command)
  if (flags.has('version')) return { kind: 'version' }
  if (!command) return { kind: 'help', command: commands.find((one) => one.name === positionals[0]) ?? null }
  if (flags.has('help')) return { kind: 'help', command }
  refuseWrongCount(command, positionals)
  return { kind: 'command', command, words: positionals, flags }
}

function parsed(
  args: readonly string[],
  command: Command | null,
): { flags: ReadonlySet<string>; positionals: string[] } {
  const known = ['json', 'help', 'version', ...Object.keys(command?.flags ?? {})]
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known.map((one) => [one, { type: 'boolean' as const }])),
    strict: false,
    tokens: true,
  })
  const flags = new Set<string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (!known.includes(token.name)) throw new UsageWrong(unknownFlag(token.rawName, command))
    if (token.value !== undefined) throw new UsageWrong(`${token.rawName} takes no value.`)
    flags.add(token.name)
  }
  return { flags, positionals }
}

function unknownFlag(rawName: string, command: Command | null): string {
  const whole = ['bin/keuka', ...(command ? [command.name] : [])].join(' ')
  return `${whole} knows no ${rawName}; ${whole} --help says what it takes.`
}

function refuseWrongCount(command: Command, positionals: readonly string[]): void {
  if (positionals.length === command.words.length) return
  const wanted = command.words.length === 0 ? 'nothing more' : command.words.join(' ')
  const given = positionals.length === 0 ? 'nothing' : positionals.map((one) => `“${one}”`).join(' ')
  throw new UsageWrong(`bin/keuka ${command.name} takes ${wanted}, and was given ${given}.`)
}
