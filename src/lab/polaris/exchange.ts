/** A call as it came over the wire. */
export interface Incoming {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly header: (name: string) => string | undefined
  readonly body: string
}

/** What goes back, and what the log should say of it. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly name: string
  /** PAPIErrorCode or workflow status, where there is one. */
  readonly code?: number
  readonly reason?: string
}

export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? ''
}

export function queryOf(target: string): URLSearchParams {
  const at = target.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : target.slice(at + 1))
}

/** The query's names in small letters, as ASP.NET reads them. */
export function smallQuery(target: string): URLSearchParams {
  return new URLSearchParams([...queryOf(target)].map(([name, value]) => [name.toLowerCase(), value]))
}
