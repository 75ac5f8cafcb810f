// Polaris as the office's library system.
import type { Ils, IlsAsking, IlsOrder } from '../../office/ils-port.ts'
import { ConnectorError } from '../../office/ports.ts'
import { answeredBy } from './answered.ts'
import { findCopies } from './bibs.ts'
import { createBranches } from './branches.ts'
import { cancelOurHold, placeHold, pull } from './orders/hold.ts'
import { changeDueDate, checkInOurs, checkOutToInstitution } from './orders/circulate.ts'
import { changePickup } from './orders/change-pickup.ts'
import { lookForCharge } from './orders/charge.ts'
import { isDone } from './orders/is-done.ts'
import { makeCirculable } from './orders/make-circulable.ts'
import { retire } from './orders/retire.ts'
import { cardOf } from './institutions.ts'
import { lookAtItem } from './item-there.ts'
import { createLooks } from './looks.ts'
import { createHolders, lookAt } from './news.ts'
import { createPatronDesk } from './patron-desk.ts'
import { createRequestDesk } from './request-desk.ts'
import { createSurvey } from './survey.ts'
import { checkPin, findPatron } from './patrons.ts'
import type { Polaris } from './polaris.ts'
import { AnsweredAlready } from './staff/workflow.ts'
import type { Tools } from './tools.ts'

export function createPolarisIls(polaris: Polaris, now: () => Date): Ils {
  const tools: Tools = { polaris, branches: createBranches(polaris, now), now }
  const holders = createHolders(polaris, now)
  const looks = createLooks(now)
  return {
    name: 'Polaris',
    byHand: false,
    // Each order looks for what an earlier try has made.
    knowsKeys: true,
    findPatron: (card) => findPatron(polaris, tools.branches, card),
    checkPin: (card, pin) => checkPin(polaris, card, pin),
    findCopies: (wanted) => findCopies(polaris, tools.branches, wanted),
    carry: (_key, order, asking) =>
      carryOrLook({ ...tools, polaris: answeredBy(polaris, asking?.answers ?? {}) }, order, asking ?? null),
    isDone(order) {
      looks.count()
      return isDone(tools, order)
    },
    get lookAtItem() {
      return polaris.staff.isThere() ? (barcode: string) => lookAtItem(tools, barcode) : undefined
    },
    institutions: { cardOf: (library, answer, reference) => cardOf(polaris, library, answer, reference) },
    patrons: createPatronDesk(tools),
    requests: createRequestDesk(tools),
    survey: createSurvey(tools, holders),
    follow: {
      perHour: () => polaris.settings().looksPerHour,
      used: looks.used,
      look(watched) {
        looks.count()
        return lookAt(tools, holders, watched)
      },
    },
  }
}

/**
 * A call that is delivered twice on its way is refused for what the first of the two has done: each order looks before it
 * acts, and the second time finds it. A refusal that comes again is one.
 */
async function carryOrLook(tools: Tools, order: IlsOrder, asking: IlsAsking | null): Promise<void> {
  try {
    await carry(tools, order, asking)
  } catch (error) {
    const mayBeDone = error instanceof ConnectorError && (error.kind === 'refused' || error instanceof AnsweredAlready)
    if (!mayBeDone) throw error
    await carry(tools, order, asking).catch((again: unknown) => {
      // Twice is no answer that came twice: Polaris does not take it, and says why.
      throw again instanceof AnsweredAlready && again.cause instanceof ConnectorError ? again.cause : again
    })
  }
}

function carry(tools: Tools, order: IlsOrder, asking: IlsAsking | null): Promise<void> {
  switch (order.name) {
    case 'ils.makeCirculable':
      return makeCirculable(tools, order)
    case 'ils.retire':
      return retire(tools, order)
    case 'ils.placeHold':
      return placeHold(tools, order)
    case 'ils.pull':
      return pull(tools, order, asking)
    case 'ils.cancelHold':
      return cancelOurHold(tools, order)
    case 'ils.checkOutToBorrower':
    case 'ils.checkOutToFacility':
      return checkOutToInstitution(tools, order, asking)
    case 'ils.checkIn':
      return checkInOurs(tools, order, asking)
    case 'ils.changeDueDate':
      return changeDueDate(tools, order)
    case 'ils.changePickup':
      return changePickup(tools, order)
    case 'ils.charge':
      return lookForCharge(tools, order)
  }
}
