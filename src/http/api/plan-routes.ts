import { serviceKind } from '../../domain/shipping/services.ts'
import { extrasOn, extrasWords, type Extras } from '../../domain/shipping/rates/extras.ts'
import { tableOn } from '../../domain/shipping/rates/rate-table.ts'
import type { ShippingSettings } from '../../domain/shipping/shipping-settings.ts'
import { today, type Office } from '../../office/context.ts'
import { beginPackages } from '../../office/mailroom/plan/begin.ts'
import { currentPlan } from '../../office/mailroom/plan/keep-plan.ts'
import { putIn } from '../../office/mailroom/plan/put-in.ts'
import { savings } from '../../office/mailroom/plan/savings.ts'
import { priceOf, unwish, wishFor } from '../../office/mailroom/plan/wishes.ts'
import {
  addRates,
  allRateTables,
  keyExtras,
  ratesWarnings,
  removeRates,
  type ListedTable,
} from '../../office/shipping/rate-tables.ts'
import { settingName } from '../../office/shipping/kept-shipping.ts'
import { changeShipping, shippingSettings } from '../../office/shipping/settings.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse } from './answer.ts'
import { os } from './base.ts'
import { planViewOf } from './plan-view.ts'

export const planRoutes = {
  get: os.plan.get.handler(async ({ context: { office, planner } }) =>
    planViewOf(office, orRefuse(await currentPlan(office, planner))),
  ),
  price: os.plan.price.handler(async ({ input, context: { office, planner } }) =>
    orRefuse(await priceOf(office, planner, input)),
  ),
  wish: os.plan.wish.handler(async ({ input, context: { office, planner } }) =>
    planViewOf(office, orRefuse(await wishFor(office, planner, input))),
  ),
  unwish: os.plan.unwish.handler(async ({ input, context: { office, planner } }) =>
    planViewOf(office, orRefuse(await unwish(office, planner, input))),
  ),
  begin: os.plan.begin.handler(async ({ input, context: { office, planner } }) => [
    ...orRefuse(await beginPackages(office, planner, input)),
  ]),
  putIn: os.plan.putIn.handler(async ({ input, context: { office } }) => orRefuse(await putIn(office, input))),
  savings: os.plan.savings.handler(async ({ context: { office } }) => [...(await savings(office))]),
}

export const shippingRoutes = {
  settings: os.shipping.settings.handler(({ context: { office } }) => shippingViewOf(office)),
  change: os.shipping.change.handler(async ({ input: { version, ...next }, context: { office, settings } }) => {
    orRefuse(await changeShipping(office, next, version))
    // The days in the mail are part of the policy.
    await settings.reload()
    return shippingViewOf(office)
  }),
  rates: os.shipping.rates.handler(({ context: { office } }) => ratesOf(office)),
  addRates: os.shipping.addRates.handler(async ({ input, context: { office } }) => {
    const notes = orRefuse(await addRates(office, { ...input, doubt: input.doubt || null }))
    return { ...(await ratesOf(office)), notes: [...notes] }
  }),
  keyExtras: os.shipping.keyExtras.handler(async ({ input, context: { office } }) => {
    orRefuse(await keyExtras(office, input))
    return ratesOf(office)
  }),
  removeRates: os.shipping.removeRates.handler(async ({ input, context: { office } }) => {
    orRefuse(await removeRates(office, input.id))
    return ratesOf(office)
  }),
}

async function shippingViewOf({ store: { db } }: Office) {
  const version = await settingsVersion(db, settingName)
  return { ...plain(await shippingSettings(db)), version }
}

async function ratesOf(office: Office) {
  const tables = await allRateTables(office.store.db)
  const day = today(office)
  const views = tables.map((table) => ({
    ...tableView(table, tables),
    isInForce: tableOn(tables, table.service, day) === table,
  }))
  return {
    tables: views.toSorted((a, b) => Number(b.isInForce) - Number(a.isInForce)),
    warnings: [...ratesWarnings(office, tables)],
  }
}

function tableView(table: ListedTable, tables: readonly ListedTable[]) {
  const { id, service, from, until, source, doubt, charges, extras } = table
  const holding = extrasOn(tables, service, from)
  const rows =
    charges.kind === 'per_lb_zone' ? [...charges.zones.values()] : [charges.kind === 'flat' ? [] : charges.cents]
  return {
    id,
    service,
    label: serviceKind(service).label,
    from,
    until,
    source,
    doubt,
    firstCents: charges.kind === 'flat' ? charges.cents : (rows[0]?.[0] ?? 0),
    heaviestLb: charges.kind === 'flat' ? 70 : Math.min(...rows.map((one) => one.length)),
    extras: extras && plainExtras(extras),
    extrasWords: holding && extrasWords(holding),
  }
}

const plainExtras = ({ includedCents, value, signatureCents }: Extras) => ({
  includedCents,
  value: value.kind === 'per_hundred' ? value : { ...value, brackets: [...value.brackets] },
  signatureCents,
})

const plain = (settings: ShippingSettings) => ({
  ...settings,
  services: settings.services.map((one) => ({
    ...one,
    days: one.days && { ...one.days, weekdays: [...one.days.weekdays], alsoNotOn: [...one.days.alsoNotOn] },
  })),
  containers: settings.containers.map((one) => ({ ...one, services: [...one.services] })),
})
