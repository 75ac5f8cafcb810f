import type { Body, BodyShape } from './body.ts'
import type { Patron, StaffUser } from './state.ts'
import type { Fields, Value } from './value.ts'
import type { World } from './world.ts'

/** One incoming call, its signature checked. */
export interface Asked extends World {
  readonly path: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  /** The staff user whose token came with the call. */
  readonly staff: StaffUser | null
  /** The patron the path names, for calls of a patron. */
  readonly patron: Patron | null
}

/** A call of PAPI: where it is, who may sign it, what it takes, what it does. */
export interface PapiCall {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /PAPIService/REST/{public|protected}/{version}/{lang}/{app}/{org}; protected ones below the token. */
  readonly path: string
  readonly version?: 'v1' | 'v2'
  /** open: nothing in the hash; patron: the patron's or staff's secret; requester: either, or nothing; staff: protected. */
  readonly by: 'open' | 'patron' | 'requester' | 'staff' | 'authenticator'
  readonly root: string
  readonly body?: BodyShape
  /** The body is not fields but a document: it stands in `raw`. */
  readonly rawBody?: true
  /** What the failed answer still holds, in its order. */
  readonly empty?: Fields
  readonly act: (asked: Asked) => Fields
}

export const ok = { PAPIErrorCode: 0, ErrorMessage: '' } as const

/** Rows: the code is their number. */
export function rows(name: string, list: readonly Value[]): Fields {
  return { PAPIErrorCode: list.length, ErrorMessage: '', [name]: list }
}

/** 'A B C' as a list of names. */
export function named(words: string): readonly string[] {
  return words.trim().split(/\s+/)
}
