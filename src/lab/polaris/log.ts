import { appendFile } from 'node:fs/promises'

export interface LogLine {
  readonly at: string
  readonly method: string
  readonly target: string
  readonly name: string
  readonly status: number | null
  readonly code?: number
  readonly reason?: string
  readonly fault?: string
  readonly ms: number
  readonly agent: string
  readonly request: string
  readonly answer: string
}

const kept = 500
const longest = 4000

/** The calls of late, newest last; with a folder they are also written to a file, one a line. */
export class RequestLog {
  readonly lines: LogLine[] = []
  readonly #file: string | null
  #writing: Promise<void> = Promise.resolve()
  constructor(file: string | null) {
    this.#file = file
  }

  add(line: LogLine): void {
    const safe = {
      ...line,
      request: masked(line.request),
      answer: masked(line.answer),
      target: maskedPath(line.target),
    }
    this.lines.push(safe)
    if (this.lines.length > kept) this.lines.splice(0, this.lines.length - kept)
    const file = this.#file
    if (file === null) return
    this.#writing = this.#writing
      .then(() => appendFile(file, `${JSON.stringify(safe)}\n`))
      .catch((error: unknown) => console.error(`The request log cannot be written: ${String(error)}`))
  }

  settled(): Promise<void> {
    return this.#writing
  }
}

/** Passwords and secrets are not written down. */
function masked(text: string): string {
  return text
    .slice(0, longest)
    .replace(/((?:^|&)(?:password|client_secret)=)[^&]*/gi, '$1…')
    .replace(/("(?:Password2?|AccessSecret|AccessToken|access_token)"\s*:\s*")[^"]*/gi, '$1…')
    .replace(/(<(Password2?|AccessSecret|AccessToken)>)[^<]*/gi, '$1…')
}

function maskedPath(target: string): string {
  return target.replace(/(\/protected\/v\d\/\d+\/\d+\/\d+\/)[A-Za-z0-9]{32}(?=\/)/i, '$1…')
}
