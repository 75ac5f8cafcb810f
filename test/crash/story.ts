// The day at the desk that is interrupted: borrowed and lent by ISO 18626 and sent in one package, borrowed by hand, a
// lender that says no, one that says nothing, a hold in the system, a change taken back.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Peer } from '../../src/lab/peer/peer.ts'
import type { CrashOrder } from './orders.ts'
import type { Mortal } from './mortal.ts'
import type { Outside } from './outside.ts'
import type { OfficeIds } from './places.ts'

export interface Told {
  readonly borrowed: number
  readonly lent: number
  readonly byHand: number
  readonly refused: number
  readonly held: number
  /** The lender never answered and its days are over. */
  readonly silent: number
  /** Steps about which the office asked a person whether they went out. */
  readonly asked: readonly number[]
}

/** What a repeat of an order may be answered when the first had been done. */
const doneBefore: Partial<Record<CrashOrder['do'], string>> = {
  undo: 'undo-nothing',
  byHand: 'effect-state',
  answerQuestion: 'effect-state',
  closeParcel: 'parcel-closed',
}
const patienceMs = 60_000

export async function tellStory(office: Mortal, outside: Outside, ids: OfficeIds): Promise<Told> {
  const { peer } = outside

  async function order(what: CrashOrder): Promise<number> {
    const answer = await office.order(what)
    if (answer.ok) return answer.id ?? 0
    if (answer.sent > 1 && answer.code === doneBefore[what.do]) return 0
    throw new Error(`${JSON.stringify(what)}: ${answer.code}`)
  }
  const act = (
    requestId: number,
    action: string,
    more: Partial<Extract<CrashOrder, { do: 'act' }>> = {},
  ): Promise<number> => order({ do: 'act', requestId, action, key: `${requestId}:${action}`, ...more })
  const takeIn = (title: string, lenders: number[]): Promise<number> =>
    order({ do: 'takeIn', sourceKey: title, title, memberId: ids.member, patronId: ids.patron, lenders })

  async function borrowed(): Promise<number> {
    const id = await takeIn('Borrowed from Far Away', [ids.far])
    await act(id, 'send')
    await hasSaid(peer, 'Loaned')
    await act(id, 'receive')
    await act(id, 'comeBack')
    return id
  }
  async function lent(): Promise<{ id: number; wireId: string }> {
    const { id: wireId } = await peer.request(
      { title: 'Lent to Far Away', serviceType: 'Loan' },
      { scenario: 'RECEIVE RETURN' },
    )
    const id = await order({ do: 'findLending', borrowerId: ids.far, partnerNumber: wireId })
    await act(id, 'willSupply')
    await act(id, 'arrive', { details: { barcode: '31234000000000' } })
    return { id, wireId }
  }
  async function byHand(): Promise<number> {
    const id = await takeIn('Borrowed by hand', [ids.hand])
    await act(id, 'send')
    await order({ do: 'byHand', requestId: id, effect: 'lender.ask' })
    await act(id, 'shipped')
    await act(id, 'receive')
    return id
  }
  async function refused(): Promise<number> {
    const id = await takeIn('Refused [scenario: UNFILLED:NotOnShelf]', [ids.far, ids.hand])
    await act(id, 'send')
    await hasSaid(peer, 'Unfilled')
    return id
  }
  async function held(): Promise<number> {
    const id = await takeIn('Held in the system', [])
    await act(id, 'placeHold')
    await act(id, 'edit', { details: { neededBy: '2099-12-31' }, gesture: `edit ${id}` })
    await order({ do: 'undo', gesture: `edit ${id}` })
    return id
  }

  async function silent(): Promise<number> {
    const id = await takeIn('Never answered', [ids.hand])
    await act(id, 'send')
    await order({ do: 'byHand', requestId: id, effect: 'lender.ask' })
    await order({ do: 'wake', days: 60 })
    return id
  }

  // Alone: time passes for everything that is there.
  const unheard = await silent()
  const [home, away, hand, no, hold] = await Promise.all([borrowed(), lent(), byHand(), refused(), held()])
  const parcelId = await order({ do: 'openParcel', libraryId: ids.far })
  for (const requestId of [home, away.id]) await order({ do: 'addToParcel', parcelId, requestId })
  await order({ do: 'closeParcel', parcelId, dueOn: '2099-12-31' })
  await order({ do: 'collectParcel', parcelId })
  await hasDone(peer, away.wireId, 'ShippedReturn')
  await act(away.id, 'cameBack')
  await hasSaid(peer, 'LoanCompleted')

  const asked = new Set<number>()
  await untilQuiet(peer, async () => {
    const question = await office.order({ do: 'nextQuestion' })
    if (!question.ok || question.id === null) return order({ do: 'unfinished' })
    asked.add(question.id)
    await order({ do: 'answerQuestion', effectId: question.id })
    return 1
  })
  return { borrowed: home, lent: away.id, byHand: hand, refused: no, held: hold, silent: unheard, asked: [...asked] }
}

/** The partner, as lender, has said so and the office has confirmed it. */
const hasSaid = (peer: Peer, status: string): Promise<void> =>
  peer.until(({ sent }) => sent.some((one) => one.message.status === status && one.outcome === 'OK'), patienceMs)
const hasDone = (peer: Peer, id: string, action: string): Promise<void> =>
  peer.until(
    ({ sent }) => sent.some((one) => one.message.id === id && one.message.what === action && one.outcome === 'OK'),
    patienceMs,
  )

async function untilQuiet(peer: Peer, unfinished: () => Promise<number>): Promise<void> {
  for (const began = Date.now(); Date.now() - began < patienceMs; await sleep(40)) {
    if ((await unfinished()) > 0) continue
    await peer.settled()
    if ((await unfinished()) === 0) return
  }
  throw new Error('the office did not come to rest')
}
