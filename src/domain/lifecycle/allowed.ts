// The buttons of a request: every action an actor could do by hand, possible or not, and why not.
import { mayDo, type StaffRole, type Who } from './who.ts'
import type { Refusal } from '../refusal.ts'
import { entryMeant, whyNot, type Order } from './decide.ts'
import type { Needs } from './details.ts'
import { lifeOf } from './lives.ts'
import type { ActionRow, Station } from './table.ts'

export interface AllowedAction {
  readonly action: string
  readonly label: string
  readonly about: string
  readonly key: string | null
  readonly phone: boolean
  /** Of the day's work from where the request stands: it has a key, and does not only note a late or second word. */
  readonly isUsual: boolean
  readonly scan: Station | null
  readonly needs: Needs
  readonly possible: boolean
  readonly why: string | null
}

/** Actions of the request's life for this actor, those possible now first; `inside` acts of the office are left out. */
export function allowedActions(
  order: Omit<Order, 'action' | 'details'>,
  role: StaffRole | null,
): readonly AllowedAction[] {
  const life = lifeOf(order.request)
  const all = Object.entries(life.actions)
    .filter(([, row]) => row.only !== 'take_in' && mayDo(row.by, order.actor.kind, role))
    .map(([action, row]) => {
      const asked = { ...order, action, details: {} }
      return allowed(
        action,
        row,
        order.request.state,
        whyNot(life, row, { ...asked, entry: entryMeant(life, row, asked) }),
      )
    })
  return [...all.filter((one) => one.possible), ...all.filter((one) => !one.possible)]
}

function allowed(action: string, row: ActionRow<string>, state: string, no: Refusal | null): AllowedAction {
  return {
    action,
    label: row.label,
    about: row.about,
    key: row.key ?? null,
    phone: row.phone ?? false,
    isUsual: row.key !== undefined && row.movesFrom?.includes(state) !== false,
    scan: row.scan ?? null,
    needs: row.needs ?? {},
    // Borrowing for a facility's line has a call of its own, which makes the second request too.
    possible: no === null && (row.only === undefined || row.only === 'borrow'),
    why: no?.sentence ?? (row.only === undefined ? null : (insideOf[row.only] ?? null)),
  }
}

const insideOf: Partial<Readonly<Record<NonNullable<ActionRow<string>['only']>, string>>> = {
  package: 'Put it in a package and close that.',
  lost_package: 'Say so on the page of its package.',
}

/** May someone of this kind and role do the action at all? */
export const mayAct = (
  life: { readonly actions: Readonly<Record<string, ActionRow<string>>> },
  action: string,
  who: Who,
  role: StaffRole | null,
): boolean => {
  const row = Object.hasOwn(life.actions, action) ? life.actions[action] : undefined
  return row !== undefined && mayDo(row.by, who, role)
}
