// Which action sends a piece away by closing a package, and from where, read off the rows that say `package`.
import type { Kind, Service } from './facts.ts'
import { lifeNames, lifeOf, lives } from './lives.ts'
import type { ActionRow } from './table.ts'
import type { Place } from './places.ts'

/** The action that closing a package means for a piece at this place; null when it cannot leave from there. */
export function packingAction(
  request: { readonly kind: Kind; readonly service: Service },
  place: string,
): string | null {
  const life = lifeOf(request)
  const found = Object.entries(life.actions).find(
    ([, row]) =>
      row.only === 'package' && row.from !== 'nothing' && row.from.some((state) => life.states[state]?.place === place),
  )
  return found?.[0] ?? null
}

/** Places at which pieces wait to be packed, per kind of request. */
export function packingPlaces(): readonly { kind: Kind; place: Place }[] {
  const all = lifeNames.flatMap((name) =>
    Object.values<ActionRow<string>>(lives[name].actions).flatMap((row) => {
      if (row.only !== 'package' || row.from === 'nothing') return []
      const states = lifeOf(lives[name]).states
      return row.from.flatMap((state) =>
        states[state]?.place ? [{ kind: lives[name].kind, place: states[state].place }] : [],
      )
    }),
  )
  return all.filter(
    (one, index) => all.findIndex((other) => other.kind === one.kind && other.place === one.place) === index,
  )
}
