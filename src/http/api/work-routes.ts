import { randomUUID } from 'node:crypto'
import { cards } from '../../office/worklist/cards.ts'
import { outbox, outboxPage } from '../../office/effects/outbox.ts'
import { neverByItself } from '../../office/effects/order-effects.ts'
import { settleEffect } from '../../office/effects/settle-effect.ts'
import { releaseGesture } from '../../office/effects/release-gesture.ts'
import { announceLook } from '../../store/announce.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'

export const workRoutes = {
  cards: {
    list: os.cards.list.handler(async ({ input, context: { office } }) => {
      const all = await cards(office, input.requestId)
      return input.alike === undefined ? all : all.filter((card) => card.alike.key === input.alike)
    }),
  },
  effects: {
    outbox: os.effects.outbox.handler(async ({ input: { page, standing, connection }, context: { office } }) => {
      const filter = { ...(standing ? { standing } : {}), ...(connection ? { connection } : {}) }
      const { lines, counts, total } = await outbox(office, filter, page)
      return {
        lines: lines.map((line) => ({
          ...line,
          keys: [...line.keys],
          notBefore: line.notBefore.toISOString(),
          withPackage: line.standing === 'held' && line.notBefore.getTime() === neverByItself.getTime(),
          since: line.since.toISOString(),
        })),
        counts: [...counts],
        total,
        perPage: outboxPage,
      }
    }),
    settle: os.effects.settle.handler(
      async ({ input: { effectId, how, reason, gesture, answer }, context: { office, asker } }) =>
        orRefuse(
          await settleEffect(office, {
            effectId,
            how,
            actor: asker.actor,
            gesture: gesture ?? randomUUID(),
            ...(reason ? { reason } : {}),
            ...(answer === undefined ? {} : { answer }),
          }),
        ),
    ),
    release: os.effects.release.handler(async ({ input, context: { office } }) => ({
      released: await releaseGesture(office, input.gesture),
    })),
  },
  look: os.look.handler(async ({ input: { requestId, screen, away = false }, context: { office, live, person } }) => {
    const { userId, name } = person
    await announceLook(office.store.db, { requestId, screen: `${userId} ${screen}`, userId, name, away })
    return { others: live.others(requestId, userId).map((one) => ({ name: one.name })) }
  }),
  changes: os.changes.handler(({ context: { live, asker, isStillHere }, signal }) =>
    live.follow({ sight: asker.sight, signal, isStillHere }),
  ),
}
