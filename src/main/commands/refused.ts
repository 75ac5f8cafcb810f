/** Something a person can put right, with its sentence; the command ends with it. */
export class CommandRefused extends Error {
  override name = 'CommandRefused'
  readonly code: string
  readonly exitCode: number

  constructor(code: string, sentence: string, { exitCode = 1, ...options }: ErrorOptions & { exitCode?: number } = {}) {
    super(sentence, options)
    this.code = code
    this.exitCode = exitCode
  }
}
