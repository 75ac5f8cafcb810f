// Lending in the make-believe office: each function tells one request's story.
import { copies } from './books.ts'
import type { DemoDesk, Told, Wanted } from './desk.ts'
import type { PartnerName } from './libraries.ts'

const asks = (desk: DemoDesk, daysAgo: number, borrower: PartnerName, wanted: Omit<Wanted, 'kind'>): Promise<Told> =>
  desk.take(daysAgo, { kind: 'lending', borrowerLibraryId: desk.directory.partners[borrower], ...wanted })

/** Pulled by a hold, found by its library, in the office two days later. */
async function ready(desk: DemoDesk, told: Told, daysAgo: number, barcode: string): Promise<void> {
  await told.act(daysAgo + 3, 'willSupply')
  await told.byHand(daysAgo + 3)
  await desk.atMember(daysAgo + 2, (ils) => ils.libraryPulls(told.number))
  await told.act(daysAgo, 'arrive', { barcode })
}

export async function lentAndOverdue(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 60, 'kittiwake', {
    of: 'shaker',
    partnerNumber: 'KSU-88120',
    ownerLibraryId: desk.directory.members['ALD'] ?? 0,
  })
  await ready(desk, told, 55, copies.shaker.barcode)
  await desk.pack(54, desk.directory.partners.kittiwake, [told], { dueOn: desk.day(-12) })
  await told.act(10, 'overdue', {}, { kind: 'timer', id: null })
  await told.byHand(10)
}

export async function lentAndMoreTimeAsked(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 36, 'saltmarsh', { of: 'omoo', partnerNumber: 'SM 2216' })
  await ready(desk, told, 32, copies.omoo.barcode)
  await desk.pack(32, desk.directory.partners.saltmarsh, [told], { dueOn: desk.day(10) })
  await told.act(1, 'renewalAsked', { until: desk.day(31) })
}

export async function lent(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 24, 'juniper', { of: 'moonstone', partnerNumber: 'JBC-1107' })
  await ready(desk, told, 20, copies.moonstone.barcode)
  await desk.pack(20, desk.directory.partners.juniper, [told], { dueOn: desk.day(22) })
}

export async function askedFirst(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 6, 'pinnacle', { of: 'locks', partnerNumber: 'PIT 55/2' })
  await told.act(5, 'condition', {
    conditions: ['LibraryUseOnly'],
    note: 'Local history: use in your reading room, please.',
  })
  await told.byHand(5)
}

export async function readyToGo(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 5, 'bayou', { of: 'maples', partnerNumber: 'BT-0931' })
  await ready(desk, told, 1, copies.maples.barcode)
}

export async function beingPulled(desk: DemoDesk): Promise<void> {
  const told = await asks(desk, 3, 'cascade', {
    of: 'quilts',
    partnerNumber: '7741',
    ownerLibraryId: desk.directory.members['DOV'] ?? 0,
  })
  await told.act(2, 'willSupply')
  await told.byHand(2)
}

export async function copyAskedOfUs(desk: DemoDesk): Promise<void> {
  await asks(desk, 1, 'oldferry', {
    service: 'copy',
    of: 'ledger',
    partnerNumber: 'OFTS-19',
    copyrightCompliance: 'ccl',
  })
}

export async function newInArabic(desk: DemoDesk): Promise<void> {
  await asks(desk, 0, 'thornapple', {
    of: 'kalila',
    partnerNumber: 'T-4410',
    neededBy: desk.day(30),
    eitherService: true,
    note: 'By telephone: a scan of the first chapter would do as well.',
  })
}
