import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { brokenTerms, insuredOf, signatureOf, type BoundParcel, type BoundPiece } from './binding.ts'
import { cheapest, type Rated } from './cheaper.ts'
import { usualContainers } from './containers.ts'
import { priceByTables } from './postage.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'
import { carriers, serviceIds, type ServiceId } from './services.ts'

const piece = (terms: Partial<ReturnTerms> = {}, material = 'book', title = 'Drumlins'): BoundPiece => ({
  title,
  material,
  terms: { ...noTerms, ...terms },
  isInsured: terms.insuredCents !== undefined && terms.insuredCents !== null,
})
const parcel = (service: ServiceId | null, ...pieces: BoundPiece[]): BoundParcel => ({
  service,
  pieces,
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
    assert.match(brokenTerms(parcel(service, vague))[0] ?? '', /“Drumlins” goes back insured, and its lender named no/)
  assert.deepEqual(brokenTerms(parcel('ups_ground', { ...piece({ insuredCents: 5000 }), isInsured: true })), [])
})

test('each term is one sentence that names the piece', () => {
  const cases: readonly (readonly [BoundParcel, RegExp])[] = [
    [
      parcel('library_mail', piece({ onlyBy: ['ups', 'fedex'] })),
      /“Drumlins” must go by UPS or FedEx, not by Library Mail\./,
    ],
    [parcel('courier', piece({ neverBy: ['courier'] })), /may not go by Library courier/],
    [parcel('van', piece({ tracked: true })), /must go by a tracked service; Our van is not/],
    [
      parcel('library_mail', piece({ insuredCents: 60_001 })),
      /insured, together for \$600\.01: Library Mail does not go so high/,
    ],
    [parcel('courier', piece({ signature: true })), /signed for, which Library courier does not offer/],
    [parcel('library_mail', piece({ ownPackaging: true }), piece()), /own packaging, by itself/],
    [parcel('library_mail', piece({ returnTo: ['Annex'] }), piece()), /another address than the rest/],
    [
      parcel('library_mail', piece({ notArriving: [{ from: '2026-11-29', until: '2026-12-05' }] })),
      /may not arrive from/,
    ],
    [parcel('library_mail', piece({}, 'magazine')), /may not go by Library Mail: it is not a book/],
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
          reaches: () => true,
        }
        const price = (service: ServiceId) =>
          priceByTables({
            service,
            grossOz,
            zone: '4',
            on: rated.leavesOn,
            insuredCents: insuredOf(pieces),
            signature: signatureOf(pieces),
          })
        const best = cheapest(rated, usualContainers, priceByTables)
        const legal = container.services.filter((service) => brokenTerms({ ...rated, service }).length === 0)
        const costs = legal.flatMap((service) => price(service)?.cents ?? [])
        if (best === null) assert.deepEqual(costs, [])
        else assert.ok(legal.includes(best.service) && best.cents === Math.min(...costs))
      },
    ),
  )
})
