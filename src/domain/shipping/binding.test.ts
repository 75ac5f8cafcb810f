import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { asksInsurance, brokenTerms, insuredOf, signatureOf, type BoundParcel, type BoundPiece } from './binding.ts'
import { cheapest, type Rated } from './cheaper.ts'
import { usualContainers } from './containers.ts'
import { priceFrom, type ToPrice } from './postage.ts'
import { builtInTables } from './rates/built-in.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'
import { carriers, serviceIds, type ServiceId } from './services.ts'

const piece = (terms: Partial<ReturnTerms> = {}, material = 'book', title = 'Drumlins'): BoundPiece => ({
  title,
  material,
  terms: { ...noTerms, ...terms },
  isInsured: terms.insuredCents !== undefined && terms.insuredCents !== null,
})
const priceNow = (given: ToPrice) => priceFrom(builtInTables, given)
const parcel = (service: ServiceId | null, ...pieces: BoundPiece[]): BoundParcel => ({
  tables: builtInTables,
  service,
  pieces,
  container: null,
  areInstitutions: true,
  there: { name: 'Hillcrest', closures: [], country: null },
  leavesOn: '2026-11-24',
  arrivesOn: '2026-11-29',
})

test('what no term forbids may go', () => {
  for (const service of serviceIds) assert.deepEqual(brokenTerms(parcel(service, piece(), piece())), [])
  assert.deepEqual(brokenTerms(parcel(null, piece())), [])
})

test('insured, for nobody knows how much: it does not go until somebody has said', () => {
  const vague = { ...piece(), isInsured: true }
  for (const service of [...serviceIds, null])
    assert.match(
      brokenTerms(parcel(service, vague))[0] ?? '',
      /“Drumlins”: It goes back insured, and its lender named no/,
    )
  assert.deepEqual(brokenTerms(parcel('ups_ground', { ...piece({ insuredCents: 5000 }), isInsured: true })), [])
})

test('each term is one sentence that names the piece', () => {
  const cases: readonly (readonly [BoundParcel, RegExp])[] = [
    [
      parcel('library_mail', piece({ onlyBy: ['ups', 'fedex'] })),
      /^“Drumlins”: The lender says “Return by UPS or FedEx”, but this is Library Mail\.$/,
    ],
    [
      parcel('courier', piece({ neverBy: ['courier'] })),
      /“Do not send by Library courier”, but this is Library courier/,
    ],
    [parcel('van', piece({ tracked: true })), /“Return by a tracked service”, but Our van is not tracked/],
    [
      parcel('library_mail', piece({ insuredCents: 60_001 })),
      /insured, together for \$600\.01: Library Mail does not go so high/,
    ],
    [parcel('courier', piece({ signature: true })), /signed for, which Library courier does not offer/],
    [
      parcel('library_mail', piece({ ownPackaging: true }), piece()),
      /own packaging, by itself”, but 2 pieces are in the package/,
    ],
    [parcel('library_mail', piece({ returnTo: ['Annex'] }), piece()), /another address than the rest/],
    [
      parcel('library_mail', piece({ notArriving: [{ from: '2026-11-29', until: '2026-12-05' }] })),
      /“Do not let it arrive between .*”, but it is expected there on/,
    ],
    [
      parcel('library_mail', piece({}, 'magazine')),
      /^“Drumlins”: Library Mail takes books, recordings and the like alone\.$/,
    ],
    [{ ...parcel('library_mail', piece()), areInstitutions: false }, /^Library Mail goes between libraries/],
    [
      { ...parcel('ground_advantage', piece()), there: { name: 'Kingston', closures: [], country: 'CA' } },
      /^Domestic services do not reach Canada:/,
    ],
    [{ ...parcel('van', piece({ ownPackaging: true })), container: 'van_bin' }, /but it is in other packaging/],
    [parcel(null, piece({ insuredCents: 5000 })), /Choose how it goes/],
  ]
  for (const [given, says] of cases) {
    const broken = brokenTerms(given)
    assert.equal(broken.length, 1, JSON.stringify(broken))
    assert.match(broken[0] ?? '', says)
  }
})

test('at its edges a term holds: the day before and after, insured as high as goes, alone in its packaging', () => {
  const closed = { notArriving: [{ from: '2026-11-30', until: '2026-12-05' }] }
  assert.deepEqual(brokenTerms(parcel('library_mail', piece(closed))), [])
  assert.deepEqual(
    brokenTerms(parcel('library_mail', piece({ insuredCents: 60_000, signature: true, ownPackaging: true }))),
    [],
  )
  assert.deepEqual(
    brokenTerms(parcel('ups_ground', piece({ insuredCents: 200_000, signature: true, onlyBy: ['ups'] }))),
    [],
  )
})

// oxfmt-ignore
const insuredBack = [
  'Return insured', 'Please insure.', 'Keep flat. Insurance required!', 'Please insure for $100', 'must be insured on return',
  'Insure for return: $75', 'Return shipping: insured', 'Please return via UPS, insured for full value of the set',
  'Item must be insured when returned', 'When returning, please insure', 'Insure at borrower’s expense', 'Insurance: yes',
  'RETURN INSURED MAIL', 'Send back insured', 'UPS insured', 'Ship insured', 'Insurance is required for all returns',
  'Lender requires insurance on return shipment', 'Kindly insure the book', 'Volumes need to be insured',
  'Should be insured for the trip home', 'Handle with care; insure return', 'Our policy: see web. Return insured.',
]
// oxfmt-ignore
const notAsked = [
  'Insurance not required', 'Insure if over $500', 'We have insured it.', 'Mind the map', 'Insurance is optional',
  'Insurance: none', 'Our book is insured', 'Insured for shipping to you', 'Replacement/insurance value: 100',
  'Insurance: N/A', 'Insurance recommended', 'Return insurance optional', 'Return insurance: none', 'Insurance: no',
  'Please note that our items are insured', 'We insure our outgoing shipments', 'Return shipping is insured by us',
  'Insured value 100', 'No need to insure return', 'Insurance on return is at your discretion', 'This library is self-insured',
  'Insurance waived on return', 'Shipped insured', 'Insurance is not necessary for return',
]
test('said in words without an amount is insured all the same', () => {
  const said = (printed: string): boolean => asksInsurance(null, { ...noTerms, printed })
  for (const words of insuredBack) assert.ok(said(words), words)
  for (const words of notAsked) assert.ok(!said(words), words)
  assert.ok(asksInsurance(['Insured'], noTerms) && !asksInsurance(['LibraryUseOnly'], noTerms))
})

test('what a table says of insurance and signatures counts before what the program has', () => {
  const keyed = {
    includedCents: 0,
    value: { kind: 'brackets', brackets: [{ upToCents: 90_000, feeCents: 1 }] },
  } as const
  const tables = builtInTables.map((one) =>
    one.service === 'library_mail' ? { ...one, extras: { ...keyed, signatureCents: null } } : one,
  )
  const signed = { ...parcel('library_mail', piece({ insuredCents: 90_000, signature: true })), tables }
  assert.deepEqual(brokenTerms(signed), ['“Drumlins” must be signed for, which Library Mail does not offer.'])
  assert.deepEqual(brokenTerms({ ...signed, pieces: [piece({ insuredCents: 90_000 })] }), [])
})

test('insurance adds up over the pieces, a signature is for all', () => {
  const pieces = [piece({ insuredCents: 5000 }), piece({ insuredCents: 7500 }), piece({ signature: true })]
  assert.deepEqual([insuredOf(pieces), signatureOf(pieces)], [12_500, true])
})

const anyTerms = fc.record({
  insuredCents: fc.option(fc.integer({ min: 1, max: 80_000 })),
  neverBy: fc.subarray([...carriers]),
  onlyBy: fc.option(fc.subarray([...carriers], { minLength: 1 })),
  signature: fc.boolean(),
  tracked: fc.boolean(),
})
test('the cheapest way breaks no term and none that is legal costs less', () => {
  fc.assert(
    fc.property(
      fc.array(anyTerms, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 1120 }),
      fc.constantFrom(...usualContainers),
      (terms, grossOz, container) => {
        const pieces = terms.map((one) => piece(one))
        const rated: Rated = {
          ...parcel(null, ...pieces),
          container: container.id,
          grossOz,
          zone: '4',
          arrivesBy: () => '2026-11-29',
          reaches: () => true,
        }
        const price = (service: ServiceId) =>
          priceNow({
            service,
            grossOz,
            zone: '4',
            on: rated.leavesOn,
            insuredCents: insuredOf(pieces),
            signature: signatureOf(pieces),
          })
        const best = cheapest(rated, usualContainers, priceNow)
        const legal = container.services.filter(
          (service) => brokenTerms({ ...rated, service, arrivesOn: '2026-11-29' }).length === 0,
        )
        const costs = legal.flatMap((service) => price(service)?.cents ?? [])
        if (best === null) assert.deepEqual(costs, [])
        else assert.ok(legal.includes(best.service) && best.cents === Math.min(...costs))
      },
    ),
  )
})
