import type { PapiCall } from '../call.ts'
import { accountCalls } from './account.ts'
import { authenticatorCalls } from './authenticators.ts'
import { catalogueCalls } from './catalogue.ts'
import { holdCalls } from './holds.ts'
import { illCalls } from './ill.ts'
import { loanCalls } from './loans.ts'
import { patronReadCalls } from './patron-read.ts'
import { patronSearchCalls } from './patron-search.ts'
import { patronWriteCalls } from './patron-write.ts'
import { pickListCalls } from './pick-list.ts'
import { referenceCalls } from './reference.ts'
import { recordCalls } from './records.ts'
import { synchCalls } from './synch.ts'

/** Every call of PAPI that this Polaris answers. */
export const papiCalls: readonly PapiCall[] = [
  ...authenticatorCalls,
  ...patronReadCalls,
  ...patronSearchCalls,
  ...patronWriteCalls,
  ...loanCalls,
  ...accountCalls,
  ...holdCalls,
  ...pickListCalls,
  ...illCalls,
  ...catalogueCalls,
  ...referenceCalls,
  ...synchCalls,
  ...recordCalls,
]
