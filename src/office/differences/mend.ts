// What a person does about a difference, one key each. Every mend is an ordinary act, step or look; none has a path of
// its own.
import { differenceKinds, isKind, type MendName } from '../../domain/differences/kinds.ts'
import { isEffectName } from '../../domain/lifecycle/effects.ts'
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { readNumber } from '../../domain/values/request-number.ts'
import { changeDifference, differenceById, differencesGone, type DifferenceRecord } from '../../store/differences.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import { act } from '../act.ts'
import type { Office } from '../context.ts'
import { lookAgain } from '../circulation/follow-ils.ts'
import { orderAgain } from '../effects/order-again.ts'
import { linkNetwork } from '../network/take-news.ts'
import { ConnectorError } from '../ports.ts'
import { compareSome } from './compare.ts'

export interface MendOrder {
  readonly differenceId: number
  readonly mend: MendName
  readonly actor: Actor
  /** A request's number, where the mend asks which. */
  readonly number?: string
  /** What it is undone by, where it is an act. */
  readonly gesture?: string
}
export interface Mended {
  readonly requestId: number | null
  readonly isGone: boolean
}

export async function mend(office: Office, order: MendOrder): Promise<Answer<Mended>> {
  const row = await differenceById(office.store.db, order.differenceId)
  if (!row || !isKind(row.kind)) return refuse('difference-gone')
  const names: readonly MendName[] = differenceKinds[row.kind].mends
  if (!names.includes(order.mend) || order.mend === 'show') return refuse('mend-not-here')
  try {
    const answer = await doMend(office, row, order)
    if (!answer.ok) return answer
    return done(await afterwards(office, row, order, answer.value.requestId))
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return refuse('network-silent', { why: error.message })
  }
}

type Did = Promise<Answer<{ readonly requestId: number | null }>>

function doMend(office: Office, row: DifferenceRecord, order: MendOrder): Did {
  switch (order.mend) {
    case 'tell':
    case 'create':
    case 'remove':
    case 'resetDue':
      return again(office, row, order)
    case 'look':
      return look(office, row)
    case 'takeDue':
      return takeDue(office, row, order)
    case 'closeHere':
      return closeHere(office, row, order)
    case 'link':
      return link(office, row, order)
    case 'takeIn':
      return takeIn(office, row)
    case 'show':
      return Promise.resolve(refuse('mend-not-here'))
    default:
      return order.mend satisfies never
  }
}

async function again(office: Office, row: DifferenceRecord, { actor }: MendOrder): Did {
  const { effect, pieceId } = row.facts
  if (row.request_id === null || effect === undefined || !isEffectName(effect)) return refuse('mend-nothing')
  return orderAgain(office, { requestId: row.request_id, name: effect, pieceId: pieceId ?? null, actor })
}

/** Asks both: what one has to say may be about the other. */
async function look(office: Office, row: DifferenceRecord): Did {
  const { number } = row.facts
  if (number !== undefined && office.network?.isOn()) await office.network.hear(number)
  if (row.request_id !== null && row.polaris !== null) await lookAgain(office, row.request_id)
  return done({ requestId: row.request_id })
}

/** The same news of the lender again, with its day. */
async function takeDue(office: Office, row: DifferenceRecord, { actor, gesture }: MendOrder): Did {
  const request = row.request_id === null ? undefined : await requestRow(office.store.db, row.request_id)
  const { until } = row.facts
  if (!request || until === undefined) return refuse('mend-nothing')
  const details = {
    dueOn: until,
    ...(request.current_entry_id === null ? {} : { entryId: request.current_entry_id }),
  }
  return act(office, { requestId: request.id, action: 'shipped', details, actor, ...given(gesture) })
}

/** Ways in which a request comes to its end; the first that is possible where it stands is done. */
const endings = ['ownerConfirms', 'cancelled', 'movedOn', 'expire', 'cameBack', 'cancel'] as const

async function closeHere(office: Office, row: DifferenceRecord, { actor, gesture }: MendOrder): Did {
  if (row.request_id === null) return refuse('mend-nothing')
  const network: Actor = { kind: 'network', id: null }
  for (const action of endings)
    for (const who of [actor, network]) {
      const answer = await act(office, {
        requestId: row.request_id,
        action,
        details: {},
        actor: who,
        ...(who === actor ? given(gesture) : {}),
      })
      if (answer.ok) return answer
    }
  return refuse('mend-nothing')
}
const given = (gesture: string | undefined) => (gesture === undefined ? {} : { gesture })

async function link(office: Office, row: DifferenceRecord, { number: asked }: MendOrder): Did {
  const { number } = row.facts
  const read = readNumber(asked ?? '')
  const found = read === null ? undefined : await requestByNumber(office.store.db, read)
  if (!found || number === undefined) return refuse('mend-number', {}, 'number')
  const there = await office.network?.one(number)
  if (!there) return refuse('network-off')
  const request = await requestRow(office.store.db, found.id)
  if ((request?.kind === 'lending') === there.isOurs)
    return refuse('mend-kind', { side: there.isOurs ? 'asked by us' : 'asked of us' }, 'number')
  await linkNetwork(office, found.id, there)
  await office.network?.hear(number)
  return done({ requestId: found.id })
}

async function takeIn(office: Office, row: DifferenceRecord): Did {
  const { number } = row.facts
  if (number === undefined || !office.network?.isOn()) return refuse('network-off')
  const heard = await office.network.hear(number)
  if (heard === 'later') return refuse('ils-unreachable', { why: 'it knows whom this request is for.' })
  return heard === 'changed' ? done({ requestId: null }) : refuse('mend-nothing')
}

/** A look shows at once whether it is gone; what goes out shows when it is through. */
async function afterwards(
  office: Office,
  row: DifferenceRecord,
  { mend: name }: MendOrder,
  requestId: number | null,
): Promise<Mended> {
  const now = office.clock.now()
  if (row.request_id === null) {
    await office.store.transact((tx) => differencesGone(tx, [row.id], now))
    if (requestId !== null) await compareSome(office, [requestId])
    return { requestId, isGone: true }
  }
  await office.store.transact((tx) => changeDifference(tx, row.id, { mend: name, mended_at: now }))
  await compareSome(office, [row.request_id])
  return { requestId, isGone: (await differenceById(office.store.db, row.id)) === undefined }
}
