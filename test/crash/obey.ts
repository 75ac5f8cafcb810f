import type { Hono } from 'hono'
import { z } from 'zod'
import type { Actor } from '../../src/domain/lifecycle/facts.ts'
import type { Answer } from '../../src/domain/refusal.ts'
import type { Office } from '../../src/office/context.ts'
import { settleEffect } from '../../src/office/effects/settle-effect.ts'
import { takeInRequest } from '../../src/office/intake/take-in-request.ts'
import { addToParcel, closeParcel, collectParcel, openParcel } from '../../src/office/mailroom/parcels.ts'
import { wakeRequests } from '../../src/office/worklist/wake-requests.ts'
import { effectsOfRequest } from '../../src/store/requests/effects.ts'
import { lendingByPartnerNumber, requestBySource } from '../../src/store/requests/find.ts'
import { loadFacts } from '../../src/store/requests/facts.ts'
import type { CrashOrder, CrashOutcome } from './orders.ts'
import type { Clerk } from './places.ts'

export interface Obeying {
  readonly office: Office
  /** The whole office over HTTP. */
  readonly app: Hono
  readonly clerk: Clerk
}

/** Does one order of the test's the way the API's handler for it would. */
export async function obey(desk: Obeying, order: CrashOrder): Promise<CrashOutcome> {
  const { office } = desk
  const staff: Actor = { kind: 'staff', id: desk.clerk.userId, role: 'assistant' }
  const { db } = office.store
  switch (order.do) {
    case 'takeIn':
      return told(
        await takeInRequest(office, {
          kind: 'borrowing',
          service: 'loan',
          title: order.title,
          source: 'form',
          sourceKey: order.sourceKey,
          actor: staff,
          homeLibraryId: order.memberId,
          patronId: order.patronId,
          lenders: order.lenders,
          ...(order.note === undefined ? {} : { note: order.note }),
        }),
        (one) => one.requestId,
      )
    case 'findLending':
      return found((await lendingByPartnerNumber(db, order.borrowerId, order.partnerNumber))?.id)
    case 'find':
      return found((await requestBySource(db, 'form', order.sourceKey))?.id)
    case 'act':
      return overHttp(desk, `/api/requests/${order.requestId}/actions`, {
        action: order.action,
        details: order.details ?? {},
        key: order.key,
        ...(order.gesture === undefined ? {} : { gesture: order.gesture }),
      })
    case 'undo':
      return overHttp(desk, '/api/undo', { gesture: order.gesture })
    case 'byHand': {
      const effect = (await effectsOfRequest(db, order.requestId)).find((one) => one.name === order.effect)
      if (!effect) return found(undefined)
      return told(await settleEffect(office, { effectId: effect.id, how: 'done', actor: staff }), (one) => one.effectId)
    }
    case 'openParcel':
      return told(await openParcel(office, order.libraryId), (one) => one.id)
    case 'addToParcel': {
      const piece = (await loadFacts(db, order.requestId))?.pieces[0]
      if (!piece) return found(undefined)
      return told(await addToParcel(office, order.parcelId, { pieceId: piece.id }), (one) => one.pieceId)
    }
    case 'closeParcel':
      return told(await closeParcel(office, { parcelId: order.parcelId, actor: staff, dueOn: order.dueOn }), () => null)
    case 'collectParcel':
      return told(await collectParcel(office, order.parcelId), (one) => one.leavesAt.getTime())
    case 'wake': {
      const then = new Date(office.clock.now().getTime() + order.days * 86_400_000)
      return found(await wakeRequests({ ...office, clock: { now: () => then } }))
    }
    case 'unfinished':
      return found(await unfinishedEffects(office))
    case 'nextQuestion':
      return found(await nextQuestion(office))
    case 'answerQuestion':
      return told(
        await settleEffect(office, { effectId: order.effectId, how: 'done', actor: staff }),
        (one) => one.effectId,
      )
    default:
      return order satisfies never
  }
}

const refused = z.object({ data: z.object({ code: z.string() }) })

async function overHttp({ app, clerk }: Obeying, path: string, body: object): Promise<CrashOutcome> {
  const answer = await app.request(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${clerk.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.ok) return { ok: true, id: null }
  return { ok: false, code: refused.parse(await answer.json()).data.code }
}

async function unfinishedEffects({ store }: Office): Promise<number> {
  const { count } = await store.db
    .selectFrom('effect')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', 'in', ['held', 'waiting', 'doing'])
    .executeTakeFirstOrThrow()
  return count
}

/** A card about something found half done: did it go out? */
async function nextQuestion({ store }: Office): Promise<number | undefined> {
  const row = await store.db
    .selectFrom('effect')
    .select('id')
    .where('state', '=', 'with_person')
    .where('error', 'is not', null)
    .orderBy('id')
    .executeTakeFirst()
  return row?.id
}

const told = <T>(answer: Answer<T>, id: (value: T) => number | null): CrashOutcome =>
  answer.ok ? { ok: true, id: id(answer.value) } : { ok: false, code: answer.code }
const found = (id: number | undefined): CrashOutcome =>
  id === undefined ? { ok: false, code: 'not-found' } : { ok: true, id }
