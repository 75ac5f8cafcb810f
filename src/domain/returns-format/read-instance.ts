import { Fields, isObject, type Field } from './fields.ts'
import type { Container, Handling, Instance, Item, Lender, Office, Service } from './instance.ts'
import { withoutIdleDays } from './idle-days.ts'
import { readService } from './read-service.ts'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly string[] }

/** A whole file, or every wrong field with its place in a sentence of its own. */
export function readInstance(file: unknown): Read<Instance> {
  const fields = new Fields()
  const root: Field = { place: '', value: file }
  if (!fields.object(root) || !isObject(file)) return { ok: false, problems: fields.problems }
  if (file['format'] !== 'ill-returns/1') fields.wrong('format', 'must be "ill-returns/1".')
  const instance: Instance = {
    horizon: readHorizon(fields, fields.child(root, 'horizon')),
    office: readOffice(fields, fields.child(root, 'office')),
    services: fields.list(root, 'services').map((one) => readService(fields, one)),
    containers: fields.list(root, 'containers').map((one) => readContainer(fields, one)),
    lenders: fields.list(root, 'lenders').map((one) => readLender(fields, one)),
    items: fields.list(root, 'items').map((one) => readItem(fields, one)),
  }
  lookAtTheWhole(fields, instance)
  return fields.problems.length === 0
    ? { ok: true, value: withoutIdleDays(instance) }
    : { ok: false, problems: fields.problems }
}

function readHorizon(fields: Fields, field: Field): Instance['horizon'] {
  if (!fields.object(field)) return { start: '', end: '' }
  const horizon = { start: fields.date(field, 'start'), end: fields.date(field, 'end') }
  if (horizon.end < horizon.start) fields.wrong('horizon.end', `is before horizon.start.`)
  return horizon
}

function readOffice(fields: Fields, field: Field): Office {
  if (!fields.object(field)) return { closedWeekdays: [], closedDates: [], maxPackageGrossOz: 0, handling: null }
  return {
    closedWeekdays: fields.weekdays(field, 'closed_weekdays'),
    closedDates: fields.dates(field, 'closed_dates'),
    maxPackageGrossOz: fields.whole(field, 'max_package_gross_oz', 1),
    handling: readHandling(fields, fields.child(field, 'handling')),
  }
}

function readHandling(fields: Fields, field: Field): Handling | null {
  if (field.value === null || field.value === undefined || !fields.object(field)) return null
  const hasDates = isObject(field.value) && field.value['minutes_by_date'] !== undefined
  const minutesByDate = hasDates
    ? fields.map(field, 'minutes_by_date', (one) => fields.wholeOf(one, 0))
    : new Map<string, number>()
  for (const date of minutesByDate.keys())
    fields.dateOf({ place: `${field.place}.minutes_by_date.${date}`, value: date })
  return {
    minutesPerPackage: fields.whole(field, 'minutes_per_package', 0),
    minutesPerItem: fields.whole(field, 'minutes_per_item', 0),
    minutesPerDay: fields.whole(field, 'minutes_per_day', 0),
    minutesByDate,
  }
}

function readContainer(fields: Fields, field: Field): Container {
  fields.object(field)
  return {
    id: fields.text(field, 'id'),
    tareOz: fields.whole(field, 'tare_oz', 0),
    maxContentOz: fields.whole(field, 'max_content_oz', 1),
    maxItems: fields.whole(field, 'max_items', 1),
    costCents: fields.whole(field, 'cost_cents', 0),
    services: fields.texts(field, 'services'),
  }
}

function readLender(fields: Fields, field: Field): Lender {
  fields.object(field)
  const id = fields.text(field, 'id')
  const name = isObject(field.value) ? field.value['name'] : undefined
  return {
    id,
    name: typeof name === 'string' && name !== '' ? name : id,
    services: fields.texts(field, 'services'),
    transitDays: fields.map(field, 'transit_days', (one) => fields.wholeOf(one, 0, 10_000)),
    zone: fields.map(field, 'zone', (one) => {
      if (typeof one.value === 'string' || typeof one.value === 'number') return String(one.value)
      fields.wrong(one.place, 'must be the name of a zone.')
      return ''
    }),
    blackouts: fields.list(field, 'blackouts').map((one) => {
      fields.object(one)
      const blackout = { from: fields.date(one, 'from'), to: fields.date(one, 'to') }
      if (blackout.to < blackout.from) fields.wrong(`${one.place}.to`, 'is before its “from”.')
      return blackout
    }),
  }
}

function readItem(fields: Fields, field: Field): Item {
  fields.object(field)
  const leaveBy = fields.child(field, 'leave_by').value
  return {
    id: fields.text(field, 'id'),
    lender: fields.text(field, 'lender'),
    weightOz: fields.whole(field, 'weight_oz', 1),
    availableOn: fields.date(field, 'available_on'),
    dueOn: fields.date(field, 'due_on'),
    services: fields.child(field, 'services').value === null ? null : fields.texts(field, 'services'),
    mediaEligible: fields.yesNo(field, 'media_eligible'),
    solo: fields.yesNo(field, 'solo'),
    insuredValueCents: fields.whole(field, 'insured_value_cents', 0),
    signature: fields.yesNo(field, 'signature'),
    leaveBy: leaveBy === undefined || leaveBy === null ? null : fields.date(field, 'leave_by'),
  }
}

/** What no field shows by itself: ids given twice, lenders nobody knows, a service without its days or zone. */
function lookAtTheWhole(fields: Fields, instance: Instance): void {
  fields.ids(instance.services, 'services')
  fields.ids(instance.containers, 'containers')
  fields.ids(instance.items, 'items')
  const lenders = fields.ids(instance.lenders, 'lenders')
  const services = new Map(instance.services.map((one) => [one.id, one]))
  instance.items.forEach((item, index) => {
    if (item.lender !== '' && !lenders.has(item.lender))
      fields.wrong(`items[${index}].lender`, `is “${item.lender}”, which is not among the lenders.`)
  })
  instance.lenders.forEach((lender, index) => {
    for (const id of lender.services) {
      const service = services.get(id)
      if (service) lookAtService(fields, lender, service, `lenders[${index}]`)
    }
  })
}

function lookAtService(fields: Fields, lender: Lender, service: Service, place: string): void {
  if (!lender.transitDays.has(service.id))
    fields.wrong(`${place}.transit_days.${service.id}`, 'is missing: the lender accepts this service.')
  if (service.price.kind !== 'per_lb_zone') return
  const zone = lender.zone.get(service.id)
  if (zone === undefined)
    fields.wrong(`${place}.zone.${service.id}`, 'is missing: this service has a price for each zone.')
  else if (!service.price.zones.has(zone))
    fields.wrong(`${place}.zone.${service.id}`, `is “${zone}”, for which the service has no price.`)
}
