/** One thing that was looked at. */
export interface Finding {
  readonly state: 'ok' | 'warn' | 'bad'
  readonly about: string
  readonly sentence: string
  /** What a person can do about it. */
  readonly todo?: string
}

export function ok(about: string, sentence: string): Finding {
  return { state: 'ok', about, sentence }
}

export function warn(about: string, sentence: string, todo: string): Finding {
  return { state: 'warn', about, sentence, todo }
}

export function bad(about: string, sentence: string, todo: string): Finding {
  return { state: 'bad', about, sentence, todo }
}
