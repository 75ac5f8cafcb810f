// Rules 3 and 4 for one package: does it hold together, and what does it cost.
import type { Container, Instance, Item, Lender, Service } from '../returns-format/instance.ts'
import type { PlannedPackage } from '../returns-format/solution.ts'

export interface PackageCost {
  readonly cents: number
  readonly broken: readonly string[]
}

export function packageCost(instance: Instance, parcel: PlannedPackage, items: readonly Item[]): PackageCost {
  const lender = instance.lenders.find(({ id }) => id === parcel.lender)
  const service = instance.services.find(({ id }) => id === parcel.service)
  const container = instance.containers.find(({ id }) => id === parcel.container)
  if (!lender) return { cents: 0, broken: [`rule 3, there is no lender ${parcel.lender}.`] }
  if (!service) return { cents: 0, broken: [`rule 3, there is no service ${parcel.service}.`] }
  if (!container) return { cents: 0, broken: [`rule 3, there is no container ${parcel.container}.`] }
  const content = sum(items.map(({ weightOz }) => weightOz))
  const gross = content + container.tareOz
  const broken = fit(instance, service, container, content, items.length)
  const price = priceOf(service, lender, Math.ceil(gross / 16))
  if (price === null) broken.push(`rule 4, ${service.id} has no price for ${Math.ceil(gross / 16)} lb.`)
  const insurance = insuranceFee(service, sum(items.map(({ insuredValueCents }) => insuredValueCents)))
  if (insurance === null) broken.push(`rule 4, ${service.id} does not insure so much.`)
  const signature = items.some((one) => one.signature) ? service.signatureFeeCents : 0
  return { cents: (price ?? 0) + container.costCents + (insurance ?? 0) + signature, broken }
}

function fit(instance: Instance, service: Service, container: Container, content: number, count: number): string[] {
  const most = Math.min(service.maxGrossOz, instance.office.maxPackageGrossOz)
  const gross = content + container.tareOz
  return [
    ...(container.services.includes(service.id) ? [] : [`rule 3, ${container.id} does not travel by ${service.id}.`]),
    ...(count <= container.maxItems
      ? []
      : [`rule 3, ${container.id} takes ${container.maxItems} items, not ${count}.`]),
    ...(content <= container.maxContentOz
      ? []
      : [`rule 3, ${container.id} takes ${container.maxContentOz} oz, not ${content}.`]),
    ...(gross <= most ? [] : [`rule 3, it weighs ${gross} oz and may weigh ${most}.`]),
  ]
}

function priceOf({ id, price }: Service, lender: Lender, pounds: number): number | null {
  switch (price.kind) {
    case 'flat':
      return price.cents
    case 'per_lb':
      return price.cents[pounds - 1] ?? null
    case 'per_lb_zone':
      return price.zones.get(lender.zone.get(id) ?? '')?.[pounds - 1] ?? null
    default: {
      const nothing: never = price
      return nothing
    }
  }
}

function insuranceFee(service: Service, value: number): number | null {
  if (value <= service.includedValueCents) return 0
  return service.insurance.find(({ upToCents }) => value <= upToCents)?.feeCents ?? null
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)
