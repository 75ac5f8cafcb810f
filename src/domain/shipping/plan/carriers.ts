// By which routes a piece may go, and of those by which it can go alone, in something that is there: no route takes a piece in
// company that it does not take alone.
import { inUse } from '../containers.ts'
import type { BuiltPiece } from './build-instance.ts'
import type { PlanFacts } from './plan-facts.ts'
import { isListedIn, suits, type Route } from './routes.ts'

const needsOf = ({ piece: { terms, tooBigFor } }: BuiltPiece) => ({
  isOwn: terms.ownPackaging,
  tooBigFor,
  insuredCents: terms.insuredCents ?? 0,
  signature: terms.signature,
})
export const routesFor = (one: BuiltPiece, routes: readonly Route[]): readonly Route[] =>
  routes.filter((route) => one.carrying.allowed.includes(route.service) && suits(route, needsOf(one)))

/** Those by which it can go alone, in something that is there. */
export function carriersOf(one: BuiltPiece, routes: readonly Route[], { settings }: PlanFacts): readonly Route[] {
  const zone = String(one.library.zone ?? settings.unknownZone)
  const { weightOz } = one.piece
  const containers = inUse(settings.containers).filter((container) => weightOz <= container.maxContentOz)
  return routesFor(one, routes).filter(
    (route) =>
      (route.entry.price.kind !== 'per_lb_zone' || route.entry.price.zones.has(zone)) &&
      containers.some(
        (container) =>
          isListedIn(container, route) &&
          weightOz + container.tareOz <= Math.min(route.entry.maxGrossOz, settings.liftOz),
      ),
  )
}
