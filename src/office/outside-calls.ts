// Calls to a system outside are kept like messages to libraries: with the request they are about, until it is forgotten.
import { callsAbout, callsHolding, insertExchange, setAnswer } from '../store/exchanges.ts'
import { requestByNumber } from '../store/requests/find.ts'
import type { Office } from './context.ts'
import type { CallBefore, OutsideCalls } from './ports.ts'

export function createOutsideCalls({ store, clock }: Pick<Office, 'store' | 'clock'>, protocol: string): OutsideCalls {
  const keep = (
    { reference, kind, body }: CallBefore,
    answer: { readonly status: number; readonly body: string } | null,
  ): Promise<number> =>
    store.transact(async (tx) => {
      const request = reference === null ? undefined : await requestByNumber(tx, reference)
      const at = clock.now()
      const row = await insertExchange(tx, {
        direction: 'out',
        protocol,
        request_id: request?.id ?? null,
        kind,
        body,
        at,
        ...(answer ? { answer: answer.body, answer_status: answer.status, answered_at: at } : {}),
      })
      return row.id
    })
  return {
    begin: (call) => keep(call, null),
    looked: async (call, answer) => void (await keep(call, answer)),
    end: (id, { status, body }) => store.transact((tx) => setAnswer(tx, id, { status, body, at: clock.now() })),
    async holding(words, kind, since) {
      const rows = await callsHolding(store.db, protocol, { kind, words, since })
      return rows.map((row) => ({
        id: row.id,
        body: row.body,
        answer: row.answer,
        status: row.answer_status,
        at: row.at,
      }))
    },
    async earlier(reference, kind) {
      const request = await requestByNumber(store.db, reference)
      const rows = request ? await callsAbout(store.db, protocol, request.id, kind) : []
      return rows.map((row) => ({ id: row.id, body: row.body, answer: row.answer, status: row.answer_status }))
    },
  }
}
