// A service with its prices: one for all, one for each started pound, or one for each zone and started pound.
import type { Field, Fields } from './fields.ts'
import type { Price, Service } from './instance.ts'

/** Rates end at 70 pounds. */
const pounds = 70

export function readService(fields: Fields, field: Field): Service {
  fields.object(field)
  return {
    id: fields.text(field, 'id'),
    price: readPrice(fields, fields.child(field, 'price')),
    maxGrossOz: fields.whole(field, 'max_gross_oz', 1),
    dispatchWeekdays: fields.weekdays(field, 'dispatch_weekdays'),
    noDispatchDates: fields.dates(field, 'no_dispatch_dates'),
    requiresMediaEligible: fields.yesNo(field, 'requires_media_eligible'),
    dispatchDayFeeCents: fields.whole(field, 'dispatch_day_fee_cents', 0),
    includedValueCents: fields.whole(field, 'included_value_cents', 0),
    insurance: readInsurance(fields, field),
    signatureFeeCents: fields.whole(field, 'signature_fee_cents', 0),
  }
}

function readPrice(fields: Fields, field: Field): Price {
  const nothing: Price = { kind: 'flat', cents: 0 }
  if (!fields.object(field)) return nothing
  const kind = fields.child(field, 'kind')
  switch (kind.value) {
    case 'flat':
      return { kind: 'flat', cents: fields.whole(field, 'cents', 0) }
    case 'per_lb':
      return { kind: 'per_lb', cents: readRates(fields, fields.child(field, 'cents')) }
    case 'per_lb_zone':
      return { kind: 'per_lb_zone', zones: fields.map(field, 'zones', (one) => readRates(fields, one)) }
    default:
      fields.wrong(kind.place, 'must be "flat", "per_lb" or "per_lb_zone".')
      return nothing
  }
}

function readRates(fields: Fields, field: Field): readonly number[] {
  const { place, value } = field
  if (!Array.isArray(value)) {
    fields.wrong(place, `must be a list of ${pounds} prices.`)
    return []
  }
  if (value.length !== pounds)
    fields.wrong(place, `must have ${pounds} prices, one for each pound, not ${value.length}.`)
  return value.map((one: unknown, index) => fields.wholeOf({ place: `${place}[${index}]`, value: one }, 0))
}

function readInsurance(fields: Fields, field: Field): Service['insurance'] {
  const brackets = fields.list(field, 'insurance').map((one) => {
    fields.object(one)
    return { upToCents: fields.whole(one, 'up_to_cents', 0), feeCents: fields.whole(one, 'fee_cents', 0) }
  })
  brackets.forEach(({ upToCents }, index) => {
    const before = brackets[index - 1]
    if (before && upToCents <= before.upToCents)
      fields.wrong(`${field.place}.insurance[${index}].up_to_cents`, 'must be above the one before it.')
  })
  return brackets
}
