// The stand-in library system as the office sees one.
import { IlsTrouble } from '../../lab/ils/words.ts'
import type { IlsStandIn } from '../../lab/ils/ils.ts'
import { ConnectorError } from '../../office/ports.ts'
import { type Ils } from '../../office/ils-port.ts'

export function ilsOf(standIn: IlsStandIn): Ils {
  return {
    name: 'a make-believe library system',
    byHand: false,
    knowsKeys: true,
    findPatron: (card) => inOurWords(standIn.findPatron(card)),
    checkPin: (card, pin) => inOurWords(standIn.checkPin(card, pin)),
    findCopies: (wanted) => inOurWords(standIn.findCopies(wanted)),
    carry: (key, order) => inOurWords(standIn.carry(key, order)),
  }
}

async function inOurWords<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof IlsTrouble ? new ConnectorError(error.kind, error.message, { cause: error }) : error
  }
}
