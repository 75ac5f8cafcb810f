// What somebody without an account sees they may do, and does: a patron on their own page, a library behind a signed
// address. The life cycle says which buttons there are; acting is the one path.
import { allowedActions } from '../../domain/lifecycle/allowed.ts'
import type { Details } from '../../domain/lifecycle/details.ts'
import type { Actor, Facts } from '../../domain/lifecycle/facts.ts'
import { visitorActions } from '../../domain/lifecycle/member-line.ts'
import type { Needs } from '../../domain/lifecycle/details.ts'
import type { Visitor } from '../../domain/lifecycle/table.ts'
import { refuse, type Answer } from '../../domain/refusal.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import { act, type Acted } from '../act.ts'
import { today, type Office } from '../context.ts'

export interface VisitorButton {
  readonly action: string
  readonly label: string
  readonly gives: Details
  /** What the form beside the button asks for. */
  readonly asks: Needs
}

/** The buttons that are possible now. A record of a patron's act keeps nobody's id. */
export function buttonsFor(office: Office, facts: Facts, visitor: Visitor): readonly VisitorButton[] {
  const { request } = facts
  const possible = allowedActions(
    {
      ...facts,
      actor: { kind: visitor, id: null },
      policy: office.policy(),
      now: office.clock.now(),
      today: today(office),
    },
    null,
  ).filter((one) => one.possible)
  return visitorActions(request, visitor).flatMap((button) => {
    const row = possible.find((one) => one.action === button.action)
    if (!row) return []
    const asks = Object.entries(row.needs).filter(
      ([name, need]) => button.gives[name] === undefined && (need.type === 'day' || need.type === 'note'),
    )
    return [{ ...button, asks: Object.fromEntries(asks) }]
  })
}

/** Does what a button says, if that button is there. */
export async function pressButton(
  office: Office,
  press: {
    readonly requestId: number
    readonly visitor: Visitor
    readonly libraryId: number | null
    readonly action: string
    readonly typed: Readonly<Record<string, string>>
    readonly version: number
    readonly key: string
  },
): Promise<Answer<Acted>> {
  const facts = await loadFacts(office.store.db, press.requestId)
  if (!facts) return refuse('not-found')
  const button = visitorActions(facts.request, press.visitor).find((one) => one.action === press.action)
  if (!button) return refuse('answered-already')
  const actor: Actor = { kind: press.visitor, id: press.libraryId === null ? null : String(press.libraryId) }
  return act(office, {
    requestId: press.requestId,
    action: press.action,
    details: { ...press.typed, ...button.gives },
    actor,
    key: press.key,
    version: press.version,
  })
}
