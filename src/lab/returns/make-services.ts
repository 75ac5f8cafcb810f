// Three ways to send: library rate by the pound, a parcel service by zone, a courier between libraries at no charge.
const pounds = Array.from({ length: 70 }, (_, index) => index)

export type DayFees = boolean | 'everywhere' | 'high'

export function servicesFor(dayFees: DayFees): readonly Record<string, unknown>[] {
  const [byParcel, byCourier] = dayFees === 'high' ? [2500, 3000] : dayFees ? [600, 750] : [0, 0]
  return [
    {
      id: 'library_mail',
      price: { kind: 'per_lb', cents: pounds.map((pound) => 417 + Math.round(pound * 69.7)) },
      max_gross_oz: 1120,
      dispatch_weekdays: [1, 2, 3, 4, 5],
      no_dispatch_dates: ['2026-03-17'],
      requires_media_eligible: true,
      dispatch_day_fee_cents: dayFees === 'everywhere' ? 300 : 0,
      included_value_cents: 0,
      insurance: [
        { up_to_cents: 5000, fee_cents: 240 },
        { up_to_cents: 10_000, fee_cents: 310 },
        { up_to_cents: 20_000, fee_cents: 450 },
        { up_to_cents: 30_000, fee_cents: 455 },
        { up_to_cents: 60_000, fee_cents: 910 },
      ],
      signature_fee_cents: 395,
    },
    {
      id: 'ups',
      price: {
        kind: 'per_lb_zone',
        zones: {
          '2': pounds.map((pound) => 930 + pound * 31 + (pound % 3) * 7),
          '5': pounds.map((pound) => 1080 + pound * 58),
        },
      },
      max_gross_oz: 1120,
      dispatch_weekdays: [1, 2, 3, 4, 5],
      no_dispatch_dates: [],
      requires_media_eligible: false,
      dispatch_day_fee_cents: byParcel,
      included_value_cents: 10_000,
      insurance: [
        { up_to_cents: 30_000, fee_cents: 465 },
        { up_to_cents: 90_000, fee_cents: 1300 },
      ],
      signature_fee_cents: 650,
    },
    {
      id: 'eld',
      price: { kind: 'flat', cents: dayFees ? 90 : 0 },
      max_gross_oz: 480,
      dispatch_weekdays: [2, 4],
      no_dispatch_dates: [],
      requires_media_eligible: false,
      dispatch_day_fee_cents: byCourier,
      included_value_cents: 10_000_000,
      insurance: [],
      signature_fee_cents: 0,
    },
  ]
}

export const containers: readonly Record<string, unknown>[] = [
  {
    id: 'padded_mailer',
    tare_oz: 3,
    max_content_oz: 64,
    max_items: 2,
    cost_cents: 48,
    services: ['library_mail', 'ups'],
  },
  { id: 'box_small', tare_oz: 9, max_content_oz: 240, max_items: 8, cost_cents: 95, services: ['library_mail', 'ups'] },
  {
    id: 'box_large',
    tare_oz: 20,
    max_content_oz: 780,
    max_items: 40,
    cost_cents: 160,
    services: ['library_mail', 'ups'],
  },
  { id: 'eld_bag', tare_oz: 10, max_content_oz: 470, max_items: 15, cost_cents: 0, services: ['eld', 'nobody'] },
]
