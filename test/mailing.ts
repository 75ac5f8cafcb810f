// Tests of mail: a world with an outbox, requests of a patron with an address, and every notice the office's.
import type { TestContext } from 'node:test'
import { runNextEffect } from '../src/office/effects/effect-runner.ts'
import { effectsOfRequest } from '../src/store/requests/effects.ts'
import { outbox } from './outbox.ts'
import { makeWorld, type World } from './world.ts'

export const origin = 'https://ill.fiverivers.example'
export const lender = { kind: 'lender', id: null } as const
export const allOurs = {
  hold_ready: 'keuka',
  due_soon: 'keuka',
  overdue: 'keuka',
  bill: 'keuka',
  unfilled: 'keuka',
  question: 'keuka',
  recalled: 'keuka',
  more_time: 'keuka',
} as const

/** A world whose mail goes to a box, and what a test of mail asks of it. */
export async function openMailing(t: TestContext, email: string | null = 'prudence@readers.example') {
  const mails = outbox()
  const world = await makeWorld(t, { mailer: mails, origin })
  const ask = async (state: Parameters<World['borrowing']>[0]) => {
    const id = await world.borrowing(state, { card: world.cards.owasca })
    await world.office.store.transact((tx) =>
      tx.updateTable('patron').set({ email }).where('card', '=', world.cards.owasca).execute(),
    )
    return id
  }
  const mailsOf = async (id: number) =>
    (await effectsOfRequest(world.office.store.db, id)).filter((one) => one.port === 'mail')
  const run = async (): Promise<void> => {
    world.clock.advance(120_000)
    while (await runNextEffect(world.office));
  }
  return { world, mails, ask, mailsOf, run }
}
