/** What an assumption rests on: nothing, a conclusion, a working client's code, documents that differ, or the site's choice. */
export type Ground = 'unknown' | 'inferred' | 'client' | 'conflict' | 'site'

export type AssumedValue =
  | string
  | number
  | boolean
  | null
  | readonly AssumedValue[]
  | Readonly<{ [name: string]: AssumedValue }>

/** Something a vendor's papers leave open. Connector and stand-in both read it, so that a vendor's word is one line to change. */
export interface Assumption<V extends AssumedValue = AssumedValue> {
  /** The question as a statement: what the value is. */
  readonly about: string
  readonly value: V
  /** What it could as well be; everything runs with this set too. */
  readonly other: V
  readonly ground: Ground
  /** Which of the vendor’s papers leave it open. */
  readonly source: string
  /** What to ask the vendor or the site. */
  readonly ask: string
}

export type AssumptionTable = Readonly<Record<string, Assumption>>

/** The values of a table, by key. */
export type Assumed<T extends { readonly [K in keyof T]: Assumption }> = { readonly [K in keyof T]: T[K]['value'] }

/** Says the type of a row once, so that value and other agree. */
export function assume<V extends AssumedValue>(row: Assumption<V>): Assumption<V> {
  return row
}

/** How a setting that answers an assumption is named: polaris.illReturnWorkflow. */
export function settingName(vendor: string, key: string): string {
  return `${vendor}.${key}`
}

/** Reads an assumption: what is set, else the value of the chosen set. */
export function reader<T extends { readonly [K in keyof T]: Assumption }>(
  table: T,
  set: 'value' | 'other',
  own: Partial<Assumed<T>> = {},
) {
  return <K extends keyof T>(key: K): T[K]['value'] => {
    const chosen: T[K]['value'] | undefined = own[key]
    return chosen === undefined ? table[key][set] : chosen
  }
}
