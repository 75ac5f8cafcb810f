// The stand-in library system keeps nothing over a restart: what it did for requests still open is told to it again.
import { isEffectName } from '../../domain/lifecycle/effects.ts'
import type { IlsStandIn } from '../../lab/ils/ils.ts'
import type { Item } from '../../lab/ils/words.ts'
import { ilsOrder } from '../../office/circulation/ils-order.ts'
import { ConnectorError, type Ils } from '../../office/ports.ts'
import { borrowedPieces, doneIlsEffects } from '../../store/demo.ts'
import type { Store } from '../../store/open.ts'

const stateAt: Readonly<Record<string, Item['state']>> = {
  shelf: 'held',
  patron: 'out',
  van_out: 'in_transit',
  van_in: 'in_transit',
  lost: 'out',
}

/** `goesOn` turns false when the office closes. */
export async function remind(store: Store, ils: Ils, standIn: IlsStandIn, goesOn: () => boolean): Promise<void> {
  for (const { key, name, requestId, pieceId } of await doneIlsEffects(store.db)) {
    if (!goesOn()) return
    if (!isEffectName(name)) continue
    try {
      await ils.carry(key, await ilsOrder(store.db, { name, requestId, pieceId }))
    } catch (error) {
      // It was done by hand, or the request has changed since: the stand-in goes without it.
      if (!(error instanceof ConnectorError)) throw error
    }
  }
  for (const { number, place } of await borrowedPieces(store.db)) {
    const item = standIn.items.get(number)
    const state = stateAt[place]
    if (item && state && item.state !== 'retired') item.state = state
  }
}
