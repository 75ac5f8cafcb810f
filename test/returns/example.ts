// A small month of our own: two lenders, a courier with a day's fee, a postal holiday, an item that is late, one that no
// service carries.
const pounds = Array.from({ length: 70 }, (_, pound) => 400 + pound * 70)

export const example = {
  format: 'ill-returns/1',
  horizon: { start: '2026-05-18', end: '2026-06-05' },
  office: {
    closed_weekdays: [6, 7],
    closed_dates: ['2026-05-22'],
    max_package_gross_oz: 800,
    handling: null,
  },
  services: [
    {
      id: 'mail',
      price: { kind: 'per_lb', cents: pounds },
      max_gross_oz: 1120,
      dispatch_weekdays: [1, 2, 3, 4, 5],
      no_dispatch_dates: ['2026-05-25'],
      requires_media_eligible: true,
      dispatch_day_fee_cents: 0,
      included_value_cents: 0,
      insurance: [
        { up_to_cents: 5000, fee_cents: 240 },
        { up_to_cents: 10_000, fee_cents: 310 },
      ],
      signature_fee_cents: 395,
    },
    {
      id: 'courier',
      price: { kind: 'flat', cents: 50 },
      max_gross_oz: 480,
      dispatch_weekdays: [2, 4],
      no_dispatch_dates: [],
      requires_media_eligible: false,
      dispatch_day_fee_cents: 300,
      included_value_cents: 100_000,
      insurance: [],
      signature_fee_cents: 0,
    },
  ],
  containers: [
    { id: 'mailer', tare_oz: 2, max_content_oz: 60, max_items: 3, cost_cents: 40, services: ['mail', 'balloon'] },
    { id: 'box', tare_oz: 12, max_content_oz: 700, max_items: 20, cost_cents: 150, services: ['mail'] },
    { id: 'bag', tare_oz: 8, max_content_oz: 470, max_items: 10, cost_cents: 0, services: ['courier'] },
  ],
  lenders: [
    {
      id: 'UTICA',
      name: 'Utica',
      services: ['mail', 'courier', 'balloon'],
      transit_days: { mail: 4, courier: 1 },
      zone: {},
      blackouts: [{ from: '2026-05-30', to: '2026-05-31' }],
    },
    { id: 'ROME', name: 'Rome', services: ['mail'], transit_days: { mail: 3 }, zone: {}, blackouts: [] },
  ],
  items: [
    item({ id: 'A', lender: 'UTICA', weight_oz: 20, available_on: '2026-05-18', due_on: '2026-05-28' }),
    item({ id: 'B', lender: 'UTICA', weight_oz: 10, available_on: '2026-05-20', due_on: '2026-06-02' }),
    item({ id: 'C', lender: 'UTICA', weight_oz: 30, available_on: '2026-05-27', due_on: '2026-05-27' }),
    item({ id: 'D', lender: 'ROME', weight_oz: 14, available_on: '2026-05-18', due_on: '2026-06-04' }),
    item({ id: 'E', lender: 'ROME', weight_oz: 15, available_on: '2026-05-21', due_on: '2026-06-08' }),
    item({
      id: 'F',
      lender: 'ROME',
      weight_oz: 9,
      available_on: '2026-05-18',
      due_on: '2026-06-04',
      media_eligible: false,
    }),
  ],
}

export function item(
  given: Readonly<Record<string, unknown>> & { readonly id: string; readonly lender: string },
): Record<string, unknown> {
  return {
    weight_oz: 16,
    available_on: '2026-05-18',
    due_on: '2026-06-05',
    services: null,
    media_eligible: true,
    solo: false,
    insured_value_cents: 0,
    signature: false,
    ...given,
  }
}
