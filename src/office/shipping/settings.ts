// How the office sends, kept with the other settings.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { claimCarriers } from '../../domain/claims/carriers.ts'
import { inUse, ownPackagingId, type Container } from '../../domain/shipping/containers.ts'
import { carrierWords, serviceKind } from '../../domain/shipping/services.ts'
import { hasCalendar, type ShippingSettings } from '../../domain/shipping/shipping-settings.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'
import { refuseStale } from '../directory/stale-settings.ts'
import { keptShipping, settingName, shippingFrom } from './kept-shipping.ts'

export const shippingSettings = async (db: Db | Tx): Promise<ShippingSettings> => shippingFrom(await readSettings(db))

/** A container that comes without an id is new, and gets one here: two who add one at a time do not give it the same. */
export interface ShippingOrder extends Omit<ShippingSettings, 'containers'> {
  readonly containers: readonly (Omit<Container, 'id'> & { readonly id: string | null })[]
}

export const changeShipping = (
  office: Office,
  order: ShippingOrder,
  version?: string,
): Promise<Answer<ShippingSettings>> =>
  office.store.transact(async (tx) => {
    const stale = await refuseStale(tx, version, settingName)
    if (stale) return stale
    const before = (await shippingSettings(tx)).containers
    const next = { ...order, containers: withIds(order.containers, before) }
    const fault = faultOf(next)
    if (fault) return fault
    // What packages went in is named by them: it is never taken out, only retired.
    const left = before.filter((one) => !next.containers.some(({ id }) => id === one.id))
    const plain = keptShipping.parse({
      ...next,
      hasAllDays: true,
      containers: [...next.containers, ...left.map((one) => ({ ...one, isRetired: true }))],
      services: next.services.map((one) => (hasCalendar(one.id) ? { ...one, days: null } : one)),
    })
    await saveSetting(tx, settingName, plain, office.clock.now())
    await announceAll(tx)
    return done(await shippingSettings(tx))
  })

function withIds(containers: ShippingOrder['containers'], before: readonly Container[]): readonly Container[] {
  const numbers = [...containers, ...before].map(({ id }) => Number(/^packaging_(\d+)$/.exec(id ?? '')?.[1] ?? 0))
  let last = Math.max(0, ...numbers)
  return containers.map((one) => ({ ...one, id: one.id ?? `packaging_${++last}` }))
}

function faultOf(next: ShippingSettings) {
  const says = (field: string, problem: string) => refuse('bad-details', { field, problem }, field)
  if (!next.services.some((one) => one.isUsed)) return says('Services', 'choose at least one')
  const idle = next.services.find((one) => one.isUsed && !hasCalendar(one.id) && !one.days?.weekdays.length)
  if (idle) return says('Days', 'a service that is used needs a day on which it goes')
  const ids = next.containers.map((one) => one.id)
  if (ids.length === 0 || new Set(ids).size < ids.length) return says('Containers', 'each needs a name of its own')
  const own = next.containers.find((one) => one.id === ownPackagingId)
  if (!own || own.isRetired) return says('Containers', 'its own packaging stays: lenders ask for it')
  const bare = next.services.find(
    ({ id, isUsed }) => isUsed && !inUse(next.containers).some((one) => one !== own && one.services.includes(id)),
  )
  if (bare) return says('Containers', `one must be left that travels by ${serviceKind(bare.id).label}`)
  const reversed = claimCarriers.find((one) => next.claimDays[one].lastDays < next.claimDays[one].firstDays)
  if (reversed) return says('Claims', `the last day of ${carrierWords[reversed]} must not be before the first`)
  if (next.minutesPerDay < next.minutesPerPackage + next.minutesPerPiece)
    return says('Minutes a day', 'must be enough for one package with one piece')
  return null
}
