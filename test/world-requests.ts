// The people and requests of a test's world: where each state is reached by the steps that lead there.
import assert from 'node:assert/strict'
import { ilsByHand } from '../src/connectors/by-hand/ils.ts'
import type { Details } from '../src/domain/lifecycle/details.ts'
import type { Actor } from '../src/domain/lifecycle/facts.ts'
import { act, type Acted } from '../src/office/act.ts'
import type { Office } from '../src/office/context.ts'
import { takeInRequest, type NewRequest } from '../src/office/intake/take-in-request.ts'
import type { Ils, IlsPatron } from '../src/office/ils-port.ts'
import { keepPatron } from '../src/store/patrons.ts'

export const colleague: Actor = { kind: 'staff', id: 'colleague', role: 'assistant' }
const lender: Actor = { kind: 'lender', id: null }

/** Acts without the door; a refusal fails the test. */
export async function actOrFail(
  office: Office,
  requestId: number,
  action: string,
  details: Details = {},
  actor: Actor = colleague,
): Promise<Acted> {
  const answer = await act(office, { requestId, action, details, actor })
  assert.ok(answer.ok, answer.ok ? '' : `${action}: ${answer.sentence}`)
  return answer.value
}

// Each state with the steps that lead there from the one before.
export const borrowingPath = [
  ['new', []],
  ['sent', [['send', {}, colleague]]],
  ['shipped', [['shipped', { dueOn: '2027-01-20' }, lender]]],
  ['received', [['receive', {}, colleague]]],
  ['routed', [['route', {}, colleague]]],
  ['on_shelf', [['atLibrary', {}, colleague]]],
  ['out', [['checkedOut', {}, colleague]]],
  ['back', [['comeBack', {}, colleague]]],
] as const
export const lendingPath = [
  ['new', []],
  ['pulling', [['willSupply', {}, colleague]]],
  ['ready', [['arrive', {}, colleague]]],
] as const
export type BorrowingState = (typeof borrowingPath)[number][0]
export type LendingState = (typeof lendingPath)[number][0]
type Path = readonly (readonly [state: string, steps: readonly (readonly [string, Details, Actor])[]])[]

export async function begin(
  office: Office,
  request: Partial<NewRequest> & Pick<NewRequest, 'kind' | 'title'>,
): Promise<number> {
  const begun = await takeInRequest(office, {
    service: 'loan',
    source: 'test',
    sourceKey: crypto.randomUUID(),
    actor: colleague,
    ...request,
  })
  assert.ok(begun.ok, begun.ok ? '' : begun.sentence)
  return begun.value.requestId
}

export async function walk(office: Office, id: number, path: Path, state: string): Promise<void> {
  const end = path.findIndex(([name]) => name === state)
  for (const [, steps] of path.slice(0, end + 1))
    for (const [action, details, actor] of steps) await actOrFail(office, id, action, details, actor)
}

export async function patronWith(office: Office, card: string): Promise<{ patronId: number; homeLibraryId: number }> {
  const seen = await office.ils.findPatron(card)
  assert.ok(seen)
  return office.store.transact(async (tx) => {
    const library = await tx
      .selectFrom('library')
      .select('id')
      .where('code', '=', seen.libraryCode)
      .executeTakeFirstOrThrow()
    const patronId = await keepPatron(tx, {
      card,
      library_id: library.id,
      name: seen.name,
      seen_at: office.clock.now(),
    })
    return { patronId, homeLibraryId: library.id }
  })
}

export interface Cards {
  readonly owasca: string
  readonly ithaca: string
}

/** A library system that knows one patron of each member. */
export function smallIls(cards: Cards): Ils {
  const patron = (card: string, name: string, libraryCode: string): IlsPatron => ({
    ilsId: card,
    card,
    name,
    email: null,
    phone: null,
    libraryCode,
    group: null,
    blocks: [],
  })
  const patrons = [patron(cards.owasca, 'Prudence Quill', 'OWA'), patron(cards.ithaca, 'Ignatius Vane', 'ITH')]
  return {
    ...ilsByHand,
    name: 'test system',
    byHand: false,
    findPatron: (card) => Promise.resolve(patrons.find((one) => one.card === card) ?? null),
  }
}
