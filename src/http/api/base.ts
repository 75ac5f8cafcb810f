import { implement } from '@orpc/server'
import { contract } from '../../contract/contract.ts'
import type { Line } from '../../domain/assisted/page-lines.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Office } from '../../office/context.ts'
import type { ReachPartner } from '../../office/directory/connection-peers.ts'
import type { ConnectionWatch } from '../../office/directory/connection-watch.ts'
import type { Connection } from '../../office/directory/connections.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import type { Secrets } from '../../office/directory/secrets.ts'
import type { Press } from '../../office/paper-port.ts'
import type { Planner } from '../../office/planner-port.ts'
import type { Live } from '../live.ts'
import type { Person } from '../sign-in/person.ts'
import { refusalError } from './answer.ts'
import { askerOf } from './asker.ts'
import { unkeepable } from './bad-input.ts'
import { mayCall } from './who-may.ts'

/** What the handlers work with, the same for every request. */
export interface Tools {
  readonly office: Office
  readonly settings: SettingsCache
  readonly live: Live
  readonly secrets: Secrets
  readonly isDemo: boolean
  readonly press: Press
  readonly planner: Planner
  readonly connections: readonly Connection[]
  /** A code as the bars of Code 128. */
  readonly bars: Bars
  /** A page printed to PDF as lines of cells; null where it is no PDF with text. */
  readonly readPdf: ReadPdf
  readonly watch: ConnectionWatch
  readonly reachPartner: ReachPartner
}
export type Bars = (code: string) => {
  readonly modules: number
  readonly bars: readonly { readonly at: number; readonly width: number }[]
}
export type ReadPdf = (pdf: Uint8Array<ArrayBuffer>) => Promise<readonly Line[] | null>
export interface ApiContext extends Tools {
  readonly person: Person | null
  /** Looks again whether the one who asks may still be here. */
  readonly isStillHere: () => Promise<boolean>
}

const implementer = implement(contract).$context<ApiContext>()

/** Nobody gets further than this without being signed in and in a role the route is for. */
const guard = implementer.middleware(async ({ context, path, next }, input) => {
  const { person } = context
  if (!person) throw refusalError(refuse('sign-in'))
  if (!mayCall(path.join('.'), person.role)) throw refusalError(refuse('not-yours'))
  const unkept = unkeepable(input)
  if (unkept) throw refusalError(unkept)
  return next({ context: { person, asker: askerOf(person) } })
})

/** The contract to be fulfilled, behind the guard. */
export const os = implementer.use(guard)
