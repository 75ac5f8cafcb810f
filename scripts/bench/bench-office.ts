import { dayOf } from '../../src/domain/values/days.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { ilsByHand } from '../../src/connectors/by-hand/ils.ts'
import type { Office } from '../../src/office/context.ts'
import type { Carrier } from '../../src/office/ports.ts'
import type { Store } from '../../src/store/open.ts'
import { noCorrespondence } from '../../test/no-correspondence.ts'

/** Every effect waits for its grace, as with a connected partner and a connected Polaris; nothing carries it. */
const connected: Carrier = {
  byHand: false,
  leavesHouse: true,
  knowsKeys: true,
  carry: () => Promise.reject(new Error('the bench carries nothing')),
}

export const benchOffice = (store: Store): Office => ({
  store,
  clock: { now: () => new Date() },
  carriers: { partner: () => connected, ils: () => connected },
  ils: ilsByHand,
  settings: () => ({
    name: 'Bench',
    symbols: [{ scheme: 'ISIL', symbol: 'US-NBENCH' }],
    timeZone: 'America/New_York',
    address: { lines: ['1 Library Square'], city: 'Ithaca' },
    email: null,
    phone: null,
  }),
  policy: () => defaultPolicy,
  correspondence: noCorrespondence,
  log: (line) => console.error(line),
})

export const inDays = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000), 'America/New_York')
