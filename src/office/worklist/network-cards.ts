// What the network takes from us when our days to respond are over: said one staffed day before, while the book is pulled,
// on the van or here, because yes goes out only with the package.
import { lifeOf, stateRow } from '../../domain/lifecycle/lives.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { addDays } from '../../domain/values/days.ts'
import { oneStaffedDayBefore, type Desk } from '../../domain/desk/staffed.ts'
import type { Card, CardKey } from '../../domain/worklist/card.ts'
import { keysAt } from '../../domain/worklist/card-keys.ts'
import { requestsForCards, type RequestForCard } from '../../store/worklist.ts'
import { today, type Office } from '../context.ts'

/** States in which the network hears that we are looking, and nothing else yet. */
const considered = statesWhere((row) => row.worldshare === 'Considering')
/** No office is closed for longer: what ends later is looked at another day. */
const farAhead = 30

export async function movingOn(
  office: Office,
  desk: Desk,
  requestId: number | undefined,
  base: (one: RequestForCard) => Omit<Card, 'words' | 'why'>,
): Promise<Card[]> {
  const day = today(office)
  const found = await requestsForCards(
    office.store.db,
    { what: 'network moves on', by: addDays(day, farAhead), states: considered },
    requestId,
  )
  return found.flatMap((one) =>
    one.network_last_day !== null && oneStaffedDayBefore(one.network_last_day, desk) <= day
      ? [cardOf(one, one.network_last_day, base(one), day)]
      : [],
  )
}

function cardOf(one: RequestForCard, lastDay: string, base: Omit<Card, 'words' | 'why'>, day: string): Card {
  const life = lifeOf(one)
  const state = stateRow(life, one.state)
  const isHere = state.place === 'office'
  const partner = one.partner_name ?? 'the borrower'
  return {
    ...base,
    words: isHere
      ? `In hand: pack it for ${partner} now, or WorldShare goes on without us`
      : `Not in hand yet for ${partner}: ask first, or say no, before WorldShare goes on`,
    why: `It stands at “${state.label}”. After that day ${one.network_then ?? 'the next lender is asked'}.`,
    until: lastDay,
    isLate: lastDay < day,
    keys: [...(isHere ? [pack] : []), ...keysAt(life, one.state).map(asNetworkSays), ...base.keys],
  }
}

/** By scan at the packing station; the request's page has the way there. */
const pack: CardKey = { key: 'P', label: 'Pack it', does: 'open', action: 'ship', needsMore: false, isOurs: false }
const asNetworkSays = (key: CardKey): CardKey =>
  key.action === 'condition' ? { ...key, label: 'Conditional (buys four days)' } : key
