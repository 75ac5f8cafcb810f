// What a package costs by one service into one zone, in the cheapest container that holds it.
import type { Container, Instance, Lender, Service } from '../returns-format/instance.ts'

export interface Rate {
  /** No package holds more. */
  readonly mostOz: number
  readonly mostItems: number
  /** The counts up to which the containers go. */
  readonly counts: readonly number[]
  /** Postage and container; Infinity when nothing holds it. */
  price(count: number, oz: number): number
  container(count: number, oz: number): number
  /** Started pounds, with that container. */
  pounds(count: number, oz: number): number
  insurance(value: number): number
  readonly signatureFee: number
  /** Up to this value insurance costs nothing. */
  readonly freeValue: number
  readonly brackets: Service['insurance']
  /** Whether leaving a piece out never makes a package dearer. */
  readonly isMonotone: boolean
}

/** Rates are made once for each service and zone. */
export function rateBook(instance: Instance): (lender: Lender, service: number) => Rate {
  const allOz = instance.items.reduce((sum, { weightOz }) => sum + weightOz, 0)
  const book = new Map<string, Rate>()
  return (lender, index) => {
    const service = instance.services[index]
    if (!service) throw new RangeError(`No service ${index}`)
    const zone = service.price.kind === 'per_lb_zone' ? (lender.zone.get(service.id) ?? '') : ''
    const key = `${index} ${zone}`
    const known = book.get(key)
    if (known) return known
    const rate = makeRate(instance, service, zone, allOz)
    book.set(key, rate)
    return rate
  }
}

interface Shelf {
  readonly upToItems: number
  readonly cents: Float64Array
  readonly container: Int32Array
}

function makeRate(instance: Instance, service: Service, zone: string, allOz: number): Rate {
  const grossOz = Math.min(service.maxGrossOz, instance.office.maxPackageGrossOz, heaviestPriced(service))
  const usable = instance.containers
    .map((container, index) => ({ container, index, oz: Math.min(container.maxContentOz, grossOz - container.tareOz) }))
    .filter(({ container, oz }) => oz >= 1 && container.services.includes(service.id))
  const mostOz = Math.min(allOz, Math.max(0, ...usable.map(({ oz }) => oz)))
  const counts = [...new Set(usable.map(({ container }) => container.maxItems))].toSorted((a, b) => a - b)
  const shelves = counts.map((upToItems): Shelf => {
    const shelf = {
      upToItems,
      cents: new Float64Array(mostOz + 1).fill(Infinity),
      container: new Int32Array(mostOz + 1),
    }
    for (const { container, index, oz } of usable)
      if (container.maxItems >= upToItems) fill(shelf, service, zone, container, index, Math.min(oz, mostOz))
    return shelf
  })
  const tares = instance.containers.map(({ tareOz }) => tareOz)
  const shelfFor = (count: number): Shelf | undefined => shelves.find(({ upToItems }) => count <= upToItems)
  return {
    mostOz,
    mostItems: counts.at(-1) ?? 0,
    counts,
    price: (count, oz) => shelfFor(count)?.cents[oz] ?? Infinity,
    container: (count, oz) => shelfFor(count)?.container[oz] ?? 0,
    pounds: (count, oz) => Math.ceil((oz + (tares[shelfFor(count)?.container[oz] ?? -1] ?? 0)) / 16),
    insurance: (value) => insuranceFee(service, value),
    signatureFee: service.signatureFeeCents,
    freeValue: service.includedValueCents,
    brackets: service.insurance,
    isMonotone: shelves.every(({ cents }) => isRising(cents)) && isRising(service.insurance.map((one) => one.feeCents)),
  }
}

function fill(shelf: Shelf, service: Service, zone: string, container: Container, index: number, mostOz: number): void {
  for (let oz = 0; oz <= mostOz; oz++) {
    const cents = postage(service, zone, Math.ceil((oz + container.tareOz) / 16)) + container.costCents
    if (cents >= (shelf.cents[oz] ?? 0)) continue
    shelf.cents[oz] = cents
    shelf.container[oz] = index
  }
}

function heaviestPriced({ price }: Service): number {
  return price.kind === 'flat' ? Infinity : 70 * 16
}

function postage({ price }: Service, zone: string, pounds: number): number {
  switch (price.kind) {
    case 'flat':
      return price.cents
    case 'per_lb':
      return price.cents[Math.max(pounds, 1) - 1] ?? Infinity
    case 'per_lb_zone':
      return price.zones.get(zone)?.[Math.max(pounds, 1) - 1] ?? Infinity
    default: {
      const nothing: never = price
      return nothing
    }
  }
}

function insuranceFee({ includedValueCents, insurance }: Service, value: number): number {
  if (value <= includedValueCents) return 0
  return insurance.find(({ upToCents }) => value <= upToCents)?.feeCents ?? Infinity
}

function isRising(values: ArrayLike<number>): boolean {
  for (let at = 1; at < values.length; at++) if ((values[at] ?? 0) < (values[at - 1] ?? 0)) return false
  return true
}
