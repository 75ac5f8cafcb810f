import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { commands } from './list.ts'
import { UsageWrong } from './usage-wrong.ts'

export type Line =
  | { readonly kind: 'version' }
  | { readonly kind: 'help'; readonly command: Command | null; readonly among?: readonly Command[] }
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly words: readonly string[]
      readonly flags: ReadonlySet<string>
      readonly values: ReadonlyMap<string, string>
    }

/** Understands what was typed after `bin/keuka`. */
export function readLine(words: readonly string[]): Line {
  const at = words.findIndex((word) => !word.startsWith('-'))
  const { command, name, length } = commandAt(words, at)
  if (name !== undefined && name !== 'help' && !command) {
    const among = commands.filter((one) => one.name.startsWith(`${name} `))
    if (among.length > 0 && words.includes('--help')) return { kind: 'help', command: null, among }
    const second = among.map((one) => one.name.slice(name.length + 1))
    if (second.length === 0) throw new UsageWrong(`There is no command “${name}”; bin/keuka --help lists them.`)
    throw new UsageWrong(
      `After “${name}” comes ${second.join(' or ')}: bin/keuka ${name} ${second[0]} --help says what it takes.`,
    )
  }
  const rest = words.filter((_, index) => index < at || index >= at + length)
  const { flags, values, positionals } = parsed(rest, command)
  if (flags.has('version')) return { kind: 'version' }
  if (!command) return { kind: 'help', command: commandAt(positionals, 0).command }
  if (flags.has('help')) return { kind: 'help', command }
  refuseWrongCount(command, positionals)
  return { kind: 'command', command, words: positionals, flags, values }
}

/** The command whose name stands there, of two words before those of one. */
function commandAt(
  words: readonly string[],
  at: number,
): { command: Command | null; name: string | undefined; length: number } {
  const [one, other] = words.slice(at < 0 ? words.length : at)
  const pair = commands.find(({ name }) => name === `${one} ${other}`)
  if (pair) return { command: pair, name: pair.name, length: 2 }
  const isHalf = commands.some(({ name }) => name.startsWith(`${one} `))
  const name = isHalf && other?.startsWith('-') === false ? `${one} ${other}` : one
  return { command: commands.find((command) => command.name === one) ?? null, name, length: 1 }
}

function parsed(
  args: readonly string[],
  command: Command | null,
): { flags: ReadonlySet<string>; values: ReadonlyMap<string, string>; positionals: string[] } {
  const known = ['json', 'help', 'version', ...Object.keys(command?.flags ?? {})]
  const valued = Object.keys(command?.values ?? {})
  const options: Record<string, { type: 'boolean' | 'string' }> = {}
  for (const one of known) options[one] = { type: 'boolean' }
  for (const one of valued) options[one] = { type: 'string' }
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (valued.includes(token.name)) {
      if (token.value === undefined) throw new UsageWrong(`${token.rawName} needs what follows it.`)
      values.set(token.name, token.value)
      continue
    }
    if (!known.includes(token.name)) throw new UsageWrong(unknownFlag(token.rawName, command))
    if (token.value !== undefined) throw new UsageWrong(`${token.rawName} takes no value.`)
    flags.add(token.name)
  }
  return { flags, values, positionals }
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
