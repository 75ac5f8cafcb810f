// What the office’s database says of each request at the end.
import type { Db } from '../../src/store/open.ts'

export interface OurRequest {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly service: string
  readonly state: string
  readonly outcome: string | null
  readonly title: string
  readonly dueOn: string | null
  readonly patronDueOn: string | null
  readonly barcodes: readonly string[]
  readonly network: readonly { readonly number: string; readonly status: string | null }[]
  readonly openSteps: readonly { readonly name: string; readonly state: string; readonly error: string | null }[]
  /** A card about this request asks a person something. */
  readonly hasQuestion: boolean
  /** A card, an open question or a step under way says why it stands. */
  readonly isWatched: boolean
}
export interface Ours {
  readonly requests: readonly OurRequest[]
}

/** States in which nothing needs a person: somebody outside has the next word, and the office looks for it. */
const waiting = new Set(['sent', 'shipped', 'returned', 'returning', 'conditional', 'delivered', 'sent'])

export async function ours(db: Db): Promise<Ours> {
  const requests = await db.selectFrom('request').selectAll().orderBy('id').execute()
  const pieces = Map.groupBy(
    await db.selectFrom('piece').select(['request_id', 'barcode']).execute(),
    (one) => one.request_id,
  )
  const networks = Map.groupBy(
    await db.selectFrom('network_request').select(['request_id', 'number', 'status']).execute(),
    (one) => one.request_id,
  )
  const steps = Map.groupBy(
    await db
      .selectFrom('effect')
      .select(['request_id', 'name', 'state', 'error'])
      .where('state', 'in', ['held', 'waiting', 'doing', 'with_person', 'given_up'])
      .execute(),
    (one) => one.request_id,
  )
  return {
    requests: requests.map((one) => {
      const openSteps = (steps.get(one.id) ?? []).map(({ name, state, error }) => ({ name, state, error }))
      const hasQuestion =
        openSteps.some((step) => step.state === 'with_person' || step.state === 'given_up') || one.question_to !== null
      return {
        id: one.id,
        number: one.number,
        kind: one.kind,
        service: one.service,
        state: one.state,
        outcome: one.outcome,
        title: one.title,
        dueOn: one.due_on,
        patronDueOn: one.patron_due_on,
        barcodes: (pieces.get(one.id) ?? []).flatMap((piece) => piece.barcode ?? []),
        network: networks.get(one.id) ?? [],
        openSteps,
        hasQuestion,
        isWatched: openSteps.length > 0 || one.question_to !== null || waiting.has(one.state),
      }
    }),
  }
}
