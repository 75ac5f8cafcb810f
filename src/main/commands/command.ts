/** What a command is given. */
export interface Call {
  readonly words: readonly string[]
  readonly flags: ReadonlySet<string>
  /** What was typed after each flag that takes something. */
  readonly values: ReadonlyMap<string, string>
  readonly environment: NodeJS.ProcessEnv
  readonly programFolder: string
  /** Tells people how it goes, beside the result. */
  readonly say: (line: string) => void
  readonly log: (line: string) => void
}

/** What a command answers: the same thing for programs and for people. */
export interface Report {
  readonly json: unknown
  readonly lines: readonly string[]
  /** Something needs a person: the command ends with 1. */
  readonly isBad?: boolean
}

export interface Command {
  /** One word, or two as in `returns plan`. */
  readonly name: string
  readonly about: string
  /** What must follow the name, such as FILE. */
  readonly words: readonly string[]
  /** Each flag with what it means. */
  readonly flags: Readonly<Record<string, string>>
  /** Each flag that something follows: what follows, and what it means. */
  readonly values?: Readonly<Record<string, { readonly word: string; readonly about: string }>>
  /** Read only when asked for, so that `--help` answers at once. */
  load(): Promise<(call: Call) => Promise<Report>>
}
