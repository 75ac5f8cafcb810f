import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDayRange } from './read-day-range.ts'
import { readTerms, readWords, termsOfConditions, withTerms, type WordsRead } from './read-terms.ts'
import { noTerms, type ReturnTerms } from './return-terms.ts'

const today = '2026-11-26'
const christmas = { notArriving: [{ from: '2026-12-15', until: '2027-01-05' }] }

/** Wordings of straps and notes, and all that may be read from them. */
const wordings: readonly (readonly [string, Partial<ReturnTerms>])[] = [
  ['Return insured for $250 via UPS', { insuredCents: 25_000, onlyBy: ['ups'] }],
  ['Please return insured for $250.00 via UPS.', { insuredCents: 25_000, onlyBy: ['ups'] }],
  ['Insure for $1,200 when', { printed: 'Insure for $1,200 when' }],
  ['Insure for at least $1,200.50.', { insuredCents: 120_050 }],
  ['Insurance required: $100', { insuredCents: 10_000 }],
  ['Please insure for $100', { insuredCents: 10_000 }],
  ['Insure for return: $75', { insuredCents: 7500 }],
  ['Insure return shipment for $80', { insuredCents: 8000 }],
  ['Insurance is optional', { printed: 'Insurance is optional' }],
  ['Please ship back with $75 insurance', { insuredCents: 7500 }],
  ['Return via UPS or FedEx.', { onlyBy: ['ups', 'fedex'] }],
  ['Return by FedEx only', { onlyBy: ['fedex'] }],
  ['UPS only.', { onlyBy: ['ups'] }],
  ['Return by U.S. Mail', { onlyBy: ['usps'] }],
  ['Return via Empire Library Delivery', { onlyBy: ['courier'] }],
  ['Do not return by USPS.', { neverBy: ['usps'] }],
  ['Don’t ship via FedEx', { neverBy: ['fedex'] }],
  ['No UPS, please', { neverBy: ['ups'] }],
  ['Signature required', { signature: true }],
  ['Adult signature is required.', { signature: true }],
  ['Return via UPS, signature required', { onlyBy: ['ups'], signature: true }],
  ['Return with tracking.', { tracked: true }],
  ['Must be trackable', { tracked: true }],
  ['Return in original packaging', { ownPackaging: true }],
  ['In original packaging.', { ownPackaging: true }],
  ['Please reuse this box', { ownPackaging: true }],
  ['Do not return between 15 Dec and 5 Jan', christmas],
  ['Please do not return between December 15th and January 5th.', christmas],
  ['Do not ship from 12/15 to 1/5', christmas],
  ['No returns Dec. 15 - Jan. 5', christmas],
  ['Do not return 2026-12-15 to 2027-01-05', christmas],
  ['Do not return between 15 Dec. and 5 Jan. Return promptly.', { ...christmas, promptly: true }],
  ['Return promptly.', { promptly: true }],
  ['Return ASAP', { promptly: true }],
  ['Prompt return appreciated', { promptly: true }],
  ['Keep strap on book', { keepStrap: true }],
  ['Do not remove band', { keepStrap: true }],
  ['Do not return in book drop', { noBookDrop: true }],
  ['No book drops!', { noBookDrop: true }],
  ['Supervised use only', { supervised: true }],
  ['Use under supervision', { supervised: true }],
  ['$150 if lost', { ifLostCents: 15_000 }],
  ['Replacement cost: $85.00', { ifLostCents: 8500 }],
  ['If lost, $60', { ifLostCents: 6000 }],
  [
    'Keep strap on book; no book drops; return insured for $50',
    { keepStrap: true, noBookDrop: true, insuredCents: 5000 },
  ],
  // What nobody can be sure of stays as printed.
  ['Return insured', { printed: 'Return insured' }],
  ['Do not insure for $250', { printed: 'Do not insure for $250' }],
  ['No signature required', { printed: 'No signature required' }],
  ['Insurance not needed', { printed: 'Insurance not needed' }],
  ['Do not return by anything but UPS', { printed: 'Do not return by anything but UPS' }],
  ['If returned by USPS, insure for $100', { printed: 'If returned by USPS, insure for $100' }],
  ['Do not send Library Mail', { neverAs: ['library_mail'] }],
  ['Do not return before 5 Jan', { notArriving: [{ from: today, until: '2027-01-04' }] }],
  ['Do not return between 15 Foo and 5 Jan', { printed: 'Do not return between 15 Foo and 5 Jan' }],
  ['Insure for $100. Insure for $200.', { insuredCents: 10_000, printed: 'Insure for $200' }],
  ['Return by UPS. Do not ship UPS.', { onlyBy: ['ups'], printed: 'Do not ship UPS' }],
  ['Return to Annex Library, 4 Mill Street', { printed: 'Return to Annex Library, 4 Mill Street' }],
  // What came is not what is asked for, and what has to do with neither is left alone.
  ['Shipped via UPS 1Z999AA10123456784, insured for $250', {}],
  ['We sent it by FedEx on 20 Nov', {}],
  ['Enjoy! Fee is $15.', {}],
  ['Our closest match is the 1984 edition', {}],
  ['', {}],
]

for (const [wording, terms] of wordings)
  test(`“${wording}”`, () =>
    assert.deepEqual(readTerms(wording, today), {
      ...noTerms,
      // What is not understood asks for a person.
      unread: terms.printed ? [terms.printed] : [],
      ...terms,
    }))

test('two days of a span, with a year or without', () => {
  const cases: readonly (readonly [string, string, string] | readonly [string])[] = [
    ['15 Dec - 5 Jan', '2026-12-15', '2027-01-05'],
    ['15 December 2026 through 5 January 2027', '2026-12-15', '2027-01-05'],
    ['12/15/26 to 1/5/27', '2026-12-15', '2027-01-05'],
    ['20 Nov to 30 Nov', '2026-11-20', '2026-11-30'],
    ['1 Mar to 10 Mar', '2027-03-01', '2027-03-10'],
    ['Mon 14 Dec until Fri 18 Dec', '2026-12-14', '2026-12-18'],
    ['15/12 to 5/1'],
    ['31 Feb to 3 Mar'],
    ['15 Dec'],
    ['Decoration 15 to Janet 5'],
  ]
  for (const [written, from, until] of cases)
    assert.deepEqual(readDayRange(written, today), from === undefined ? null : { from, until }, written)
})

test('codes of conditions, and terms that come one after another', () => {
  const coded = termsOfConditions(['SignatureRequired', 'SpecCollSupervReq', 'Insured', 'LibraryUseOnly'])
  assert.deepEqual(coded, { ...noTerms, signature: true, supervised: true })
  const both = withTerms(coded, readTerms('Return insured for $20. Return to the annex', today))
  assert.deepEqual(both, {
    ...coded,
    insuredCents: 2000,
    printed: 'Return to the annex',
    unread: ['Return to the annex'],
  })
  assert.deepEqual(withTerms(both, both), both, 'said twice is said once')
})

const spanTo = (until: string): Partial<ReturnTerms> => ({ notArriving: [{ from: today, until }] })
const libraryOnly = { conditions: ['LibraryUseOnly'] } as const
const noRenewal = { conditions: ['NoRenewal'] } as const
const noCopies = { conditions: ['NoReproduction'] } as const
const dec10 = { dueOn: '2026-12-10' }

/** What lenders write of its use and its day, and on forms, straps and notes of the network; all that is read, wholly. */
// oxfmt-ignore
const written: readonly (readonly [string, Partial<ReturnTerms>, Partial<WordsRead>?])[] = [
  ['For use in library only', {}, libraryOnly], ['Use in library only', {}, libraryOnly], ['In-library use', {}, libraryOnly],
  ['in house use only', {}, libraryOnly], ['LIBRARY USE ONLY!!!', {}, libraryOnly], ['Library-use only', {}, libraryOnly],
  ['Must not leave the library', {}, libraryOnly], ['Material does not circulate', {}, libraryOnly], ['Not for home use', {}, libraryOnly],
  ['Restricted to library use', {}, libraryOnly], ['Special Collections: reading room use only', {}, libraryOnly], ['On-site use only', {}, libraryOnly],
  ['No renewal', {}, noRenewal], ['No renewals please.', {}, noRenewal], ['Non-renewable', {}, noRenewal], ['not renewable', {}, noRenewal],
  ['Renewals not permitted', {}, noRenewal], ['Renewals are not allowed', {}, noRenewal], ['Renewals: none', {}, noRenewal],
  ['This item may not be renewed.', {}, noRenewal], ['We do not renew', {}, noRenewal], ['Loan period 4 weeks, no renewals', {}, noRenewal],
  ['Loan condition: NO_RENEWALS', {}, noRenewal], ['NoRenewals', {}, noRenewal],
  ['Do not photocopy', {}, noCopies], ['No copies', {}, noCopies], ['Copying prohibited', {}, noCopies], ['Photocopying is not permitted', {}, noCopies],
  ['No scanning', {}, noCopies], ['Please don’t copy or scan any part of this item', {}, noCopies], ['Photography prohibited', {}, noCopies],
  ['No renewals or photocopying', {}, { conditions: ['NoRenewal', 'NoReproduction'] }],
  ['Use in Special Collections only', {}, libraryOnly],
  ['Must be used in the Special Collections reading room', {}, libraryOnly],
  ['Rare Books use only', {}, libraryOnly],
  ['Owned by Special Collections', {}, {}],
  ['library use only/no renewal/no copies', {}, { conditions: ['NoRenewal', 'NoReproduction', 'LibraryUseOnly'] }],
  ['Shipped late due to weather', {}, {}],
  ['due 12/10/2026', {}, dec10], ['Due back by Dec 10', {}, dec10], ['Must be back by Dec 10', {}, dec10], ['Return by Dec 10', {}, dec10],
  ['Due date: 12/10/26', {}, dec10], ['This item must be returned to us by Dec 10th.', {}, dec10], ['Return no later than 12/10', {}, dec10],
  ['Needed back by Thursday, December 10', {}, dec10], ['Must be back before Dec 11', {}, dec10], ['Return by Dec 10 via UPS', { onlyBy: ['ups'] }, dec10],
  ['Due back in our library by Dec 10.', {}, dec10],
  ['Return insured ($250)', { insuredCents: 25_000 }], ['insure for 150 dollars', { insuredCents: 15_000 }], ['Please insure the return package for $300', { insuredCents: 30_000 }],
  ['Insure $50-100', { insuredCents: 10_000 }], ['Insure for $50 to $100', { insuredCents: 10_000 }], ['Insurance required $200 minimum', { insuredCents: 20_000 }],
  ['Value $300, please insure', { insuredCents: 30_000 }], ['Return ship insured for USD 400.00', { insuredCents: 40_000 }], ['please return insured $75.00 ups', { insuredCents: 7500, onlyBy: ['ups'] }],
  ['Use our box for return', { ownPackaging: true }], ['Return in box provided', { ownPackaging: true }], ['Original packaging required', { ownPackaging: true }],
  ['Return in the container it came in', { ownPackaging: true }], ['Please use the enclosed mailer for return', { ownPackaging: true }], ['Keep box for return', { ownPackaging: true }],
  ['return in padded bag provided', { ownPackaging: true }], ['Please reuse mailer', { ownPackaging: true }],
  ['Do not use Library Mail', { neverAs: ['library_mail'] }], ['no media mail please', { neverAs: ['media_mail'] }], ['Please no library mail or media mail', { neverAs: ['library_mail', 'media_mail'] }],
  ['Do not return via USPS Media Mail', { neverAs: ['media_mail'] }], ['UPS return required', { onlyBy: ['ups'] }], ['Via UPS', { onlyBy: ['ups'] }], ['UPS/FEDEX only', { onlyBy: ['ups', 'fedex'] }],
  ['Do not return by courier', { neverBy: ['courier'] }], ['Do not return via UPS; use FedEx or courier.', { onlyBy: ['fedex', 'courier'], neverBy: ['ups'] }],
  ['Do not send materials between December 15th and January 5th, library closed', christmas], ['No deliveries accepted Dec 15 to Jan 5', christmas],
  ['We cannot accept returns between Dec 15 and Jan 5', christmas], ['Please avoid returning between Dec 15 and Jan 5', christmas], ['Do not mail Dec 15-Jan 5', christmas],
  ['Closed for winter break 12/15/26 - 1/5/27', christmas], ['We are closed December 15 through January 5. Please do not ship during this time.', christmas],
  ['Please do not send back between 12/15/2026 - 1/5/2027 - library is closed', christmas], ['No returns Dec 20-31', { notArriving: [{ from: '2026-12-20', until: '2026-12-31' }] }],
  ['Hold until Jan 5', spanTo('2027-01-04')], ['Deliver after Jan 5 only', spanTo('2027-01-05')], ['Keep at your library until January 5', spanTo('2027-01-04')],
  ['Please leave band on', { keepStrap: true }], ['Do not remove paper strap from book', { keepStrap: true }], ['Do not return in the bookdrop, please', { noBookDrop: true }],
  ['Minimum replacement $125', { ifLostCents: 12_500 }], ['Please send back by tracked mail', { tracked: true }],
  ['Return to: Annex, 12 Main St, Geneva NY 14456', { returnTo: ['Annex', '12 Main St', 'Geneva NY 14456'] }],
  ['Return to:\nAnnex Library\n12 Main St.\nGeneva, NY 14456', { returnTo: ['Annex Library', '12 Main St', 'Geneva, NY 14456'] }],
  ['Library use only - no renewals - return via UPS - insured $200', { onlyBy: ['ups'], insuredCents: 20_000 }, { conditions: ['LibraryUseOnly', 'NoRenewal'] }],
  ['• Library use only • No renewals • Insure $100', { insuredCents: 10_000 }, { conditions: ['LibraryUseOnly', 'NoRenewal'] }],
  ['Library use only\nNo renewals\nReturn UPS', { onlyBy: ['ups'] }, { conditions: ['LibraryUseOnly', 'NoRenewal'] }],
  ['IN LIBRARY USE ONLY -- NO RENEWALS -- NO PHOTOCOPIES', {}, { conditions: ['LibraryUseOnly', 'NoRenewal', 'NoReproduction'] }],
  ['Library use only. No renewals. No photocopying. Return via UPS insured for $150. Do not return between Dec 15 and Jan 5. Due back in our library by Dec 10.',
    { onlyBy: ['ups'], insuredCents: 15_000, ...christmas }, { conditions: ['LibraryUseOnly', 'NoRenewal', 'NoReproduction'], ...dec10 }],
  // Days of a loan, and how much a day matters.
  ['Loan period: 12/1 - 12/10', {}, dec10], ['Loan period Dec 1 to Dec 10, no renewals', {}, { ...noRenewal, ...dec10 }], ['Loaned until 12/10', {}, dec10], ['Checked out to you through 12/10/26', {}, dec10],
  ['We need this back 12/10 without fail', {}, dec10], ['We must have it back by Dec 10', {}, dec10], ['Must be back by Dec 10 without fail', {}, dec10],
  // What permits or says nothing binds nothing, and asks nobody.
  ['Renewals OK', {}], ['Photocopying allowed', {}], ['Please return when done', {}], ['Thank you for returning it to us', {}], ['Questions? E-mail ill@example.org', {}], ['Handle with care', {}],
  // Nor does what lies in the box, which box it is, what it cost or when it left.
  ['Return label enclosed', {}], ['Prepaid return label included', {}], ['Mailing label on reverse', {}], ['Do not return this form', {}], ['Do not return this slip with the book', {}],
  ['No need to return the paperwork', {}], ['Packing slip enclosed', {}], ['Invoice will be mailed separately', {}], ['Please do not send payment', {}], ['Box 12 of 14', {}], ['Carton 3/5', {}], ['Package contains 2 items', {}],
  ['USPS Tracking # 9400 1000 0000 0000 0000 00', {}], ['Tracking number: 1Z999AA10123456784', {}], ['Ship date: 11/24/2026', {}], ['Return postage paid', {}], ['No charge for shipping', {}],
  ['Please allow 7-10 days for delivery', {}], ['Sorry for the delay in shipping', {}], ['Should arrive by Dec 3', {}],
  // Nor what is said of the library, the fee or the state of the piece.
  ['We do not own volume 3', {}], ['Do not hesitate to call', {}], ['No dust jacket', {}], ['No charge', {}], ['Don’t worry about the torn cover', {}], ['Only vol. 2 is available', {}], ['It was never seen here again', {}], ['Wanted here by a reader', {}],
]
for (const [note, terms, more] of written)
  test(`wholly read: “${note}”`, () => {
    const read = readWords(note, today)
    assert.deepEqual(read.terms, { ...noTerms, ...terms })
    assert.deepEqual(
      [[...read.conditions].toSorted(), read.dueOn],
      [[...(more?.conditions ?? [])].toSorted(), more?.dueOn ?? null],
    )
  })

/** Spoken of, and not wholly understood: each waits for a person, and binds no more than what is sure. */
// oxfmt-ignore
const open: readonly (readonly [string, Partial<ReturnTerms>?, Partial<WordsRead>?])[] = [
  ['Return insured'], ['Please insure for full value'], ['Insure for replacement cost'], ['insured 300'], ['Return receipt requested'], ['Please pack carefully'], ['Use enclosed return label'],
  ['Return to the Main Library circulation desk'], ['Return to Annex Library, 4 Mill Street'], ['Do not send to branch'], ['Hold until further notice'], ['No Saturday delivery'], ['Return during business hours only'],
  ['Return all pieces: 2 CDs and 1 booklet'], ['Return by UPS or USPS Priority', { onlyBy: ['usps', 'ups'] }], ['Return in original box with all packing materials', { ownPackaging: true }],
  ['No renewals without permission'], ['No renewals after Dec 1'], ['No more than 2 renewals'], ['In library use not required'], ['Not for library use only'], ['Do not insure'], ['Send bills to 12 Main St, Geneva NY 14456'],
  ['Due Nov 1'], ['Due in 3 weeks'],
  // Beyond the vocabulary.
  ['Do not use jiffy bags'], ['Do not separate the set'], ['No staples, please'], ['Do not put stickers on the cover'], ['Please do not write in or highlight this book'], ['No course reserves'], ['Not for classroom use'],
  ['Keep all volumes together'], ['Keep out of direct sunlight'], ['Must be stored flat'], ['Patron must be 18 or older'], ['Wrap in bubble wrap'], ['Faculty use only'], ['Not to be loaned to a third party'],
  ['Handle with clean cotton gloves'], ['Never leave unattended'], ['Readers may not use pens near it'], ['Two week loan only'], ['Loan period: 9/1 - 9/28'],
  ['We need this back for a class'], ['Tracking is required, or insurance'], ['Return this form with the book'],
  // Of two ways neither binds alone.
  ['Use UPS or insured USPS'], ['Return via UPS or with $100 insurance'], ['Return by FedEx, or get a signature'],
]
for (const [note, terms] of open)
  test(`asks a person: “${note}”`, () => {
    const { terms: read, conditions, dueOn } = readWords(note, today)
    assert.deepEqual(read, { ...noTerms, ...terms, printed: note, unread: [note] })
    assert.deepEqual([conditions, dueOn], [[], null])
  })

test('what a person has read is not asked again, and of a condition no word is lost', () => {
  const first = readTerms('Return insured', today)
  assert.deepEqual(withTerms({ ...first, unread: [] }, readTerms('Return insured. Pack well', today)).unread, [
    'Pack well',
  ])
  const condition = readWords('Patron signs our form. No renewals', today, true)
  assert.deepEqual(
    [condition.terms.printed, condition.terms.unread, condition.conditions],
    ['Patron signs our form', [], ['NoRenewal']],
  )
})

test('a day it is due by counts beside what the lender did, and a person reads the rest', () => {
  const { dueOn, terms } = readWords('Mailed 11/25, due 12/10', today)
  assert.deepEqual([dueOn, terms.unread], ['2026-12-10', ['Mailed 11/25, due 12/10']])
})
