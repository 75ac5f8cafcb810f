// Carries the effects that concern the integrated library system: reads what the request says now and hands it over
// as one order.
import type { Store } from '../../store/open.ts'
import type { Carrier } from '../ports.ts'
import type { Ils } from '../ils-port.ts'
import { keepIlsCard } from '../../store/libraries.ts'
import { takeTrapped } from '../mailroom/trapped.ts'
import { ilsOrder } from './ils-order.ts'

export const createIlsCarrier = (store: Store, ils: Ils): Carrier => ({
  // Read anew each time: a setting says which library system it is.
  get byHand() {
    return ils.byHand
  },
  get leavesHouse() {
    return !ils.byHand
  },
  get knowsKeys() {
    return ils.knowsKeys
  },
  async carry(task) {
    await ils.carry(task.key, await ilsOrder(store.db, task), {
      answers: task.answers,
      keepCard: (libraryId, card) => store.transact((tx) => keepIlsCard(tx, libraryId, card)),
      trapped: (pickup) => takeTrapped(store, task, pickup),
    })
    return {}
  },
})
