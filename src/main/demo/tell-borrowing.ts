// Borrowing in the make-believe office: each function tells one request's story.
import type { DemoDesk, Told } from './desk.ts'

/** Asked by hand and promised: the first two days of most stories. */
async function asked(told: Told, daysAgo: number): Promise<Told> {
  await told.act(daysAgo, 'send')
  await told.byHand(daysAgo)
  await told.act(daysAgo - 1, 'willSupply')
  return told
}
async function received(told: Told, daysAgo: number, dueOn: string): Promise<Told> {
  await told.act(daysAgo + 6, 'shipped', { dueOn })
  await told.act(daysAgo, 'receive')
  await told.byHand(daysAgo)
  return told
}
async function onShelf(desk: DemoDesk, told: Told, daysAgo: number): Promise<void> {
  await told.act(daysAgo + 1, 'route')
  await desk.atMember(daysAgo, (ils) => ils.reachShelf(told.number))
}

export async function readAndHome(desk: DemoDesk): Promise<void> {
  const told = await desk.take(64, {
    kind: 'borrowing',
    of: 'firs',
    reader: 'ada',
    lenders: ['saltmarsh'],
    note: 'For the Tuesday reading circle.',
  })
  await received(await asked(told, 64), 57, desk.day(-15))
  await onShelf(desk, told, 55)
  await desk.atMember(54, (ils) => ils.patronTakes(told.number))
  await desk.atMember(38, (ils) => ils.patronReturns(told.number))
  await told.act(37, 'comeBack')
  await desk.pack(36, desk.directory.partners.saltmarsh, [told])
  await told.act(27, 'ownerConfirms')
}

export async function lost(desk: DemoDesk): Promise<void> {
  const told = await desk.take(62, { kind: 'borrowing', of: 'bees', reader: 'greta', lenders: ['lodestone'] })
  await received(await asked(told, 62), 54, desk.day(-19))
  await onShelf(desk, told, 52)
  await desk.atMember(50, (ils) => ils.patronTakes(told.number))
  await told.act(16, 'calledOverdue')
  await told.act(9, 'lose', { reason: 'lost', note: 'Left on a train, the reader says; will pay.' })
  await told.byHand(9)
  await told.act(
    3,
    'charge',
    { amountCents: 8500 },
    { kind: 'staff', id: desk.directory.staff.librarian, role: 'librarian' },
  )
}

export async function overdue(desk: DemoDesk): Promise<void> {
  const told = await desk.take(55, { kind: 'borrowing', of: 'willow', reader: 'keziah', lenders: ['thornapple'] })
  await received(await asked(told, 55), 47, desk.day(-5))
  await onShelf(desk, told, 45)
  await desk.atMember(44, (ils) => ils.patronTakes(told.number))
  await told.act(2, 'calledOverdue')
}

export async function moreTimeAsked(desk: DemoDesk): Promise<void> {
  const told = await desk.take(38, { kind: 'borrowing', of: 'awakening', reader: 'hiro', lenders: ['juniper'] })
  await received(await asked(told, 38), 30, desk.day(4))
  await onShelf(desk, told, 28)
  await desk.atMember(27, (ils) => ils.patronTakes(told.number))
  await told.act(1, 'renew', { until: desk.day(25) })
}

/** Two that go home to the same lender: one waits to be packed, one is on its way. */
export async function goingHome(desk: DemoDesk): Promise<void> {
  const back = await desk.take(34, { kind: 'borrowing', of: 'marrow', reader: 'cora', lenders: ['oldferry'] })
  const gone = await desk.take(33, { kind: 'borrowing', of: 'iola', reader: 'basil', lenders: ['oldferry'] })
  await received(await asked(back, 34), 26, desk.day(9))
  await received(await asked(gone, 33), 26, desk.day(2))
  for (const told of [back, gone]) {
    await onShelf(desk, told, 24)
    await desk.atMember(23, (ils) => ils.patronTakes(told.number))
  }
  await desk.atMember(6, (ils) => ils.patronReturns(gone.number))
  await gone.act(5, 'comeBack')
  await desk.pack(4, desk.directory.partners.oldferry, [gone])
  await desk.atMember(2, (ils) => ils.patronReturns(back.number))
  await back.act(1, 'comeBack')
}

export async function recalled(desk: DemoDesk): Promise<void> {
  const told = await desk.take(30, { kind: 'borrowing', of: 'ruthHall', reader: 'imogen', lenders: ['pinnacle'] })
  await received(await asked(told, 30), 10, desk.day(20))
  await onShelf(desk, told, 8)
  await told.act(1, 'recall', { dueOn: desk.day(10) })
}

/** Three volumes, of which two have come. */
export async function setOfThree(desk: DemoDesk): Promise<void> {
  const told = await desk.take(16, { kind: 'borrowing', of: 'decline', reader: 'miriam', lenders: ['kittiwake'] })
  await asked(told, 16)
  await told.act(9, 'shipped', { dueOn: desk.day(40), pieces: 3 })
  for (const pieceId of (await desk.pieceIds(told)).slice(0, 2)) await told.act(2, 'receive', { pieceId })
}

export async function onTheVan(desk: DemoDesk): Promise<void> {
  const told = await desk.take(14, { kind: 'borrowing', of: 'account', reader: 'lorenzo', lenders: ['bayou'] })
  await received(await asked(told, 14), 2, desk.day(33))
  await told.act(1, 'route')
}

export async function onItsWay(desk: DemoDesk): Promise<void> {
  const told = await desk.take(12, { kind: 'borrowing', of: 'harbor', reader: 'dmitri', lenders: ['cascade'] })
  await asked(told, 12)
  await told.act(6, 'shipped', { dueOn: desk.day(38) })
}

export async function nobodyWould(desk: DemoDesk): Promise<void> {
  const told = await desk.take(10, {
    kind: 'borrowing',
    of: 'valleys',
    reader: 'nils',
    lenders: ['redwater', 'pinnacle'],
  })
  await told.act(10, 'send')
  await told.byHand(10)
  await told.act(7, 'notSupplied', { reason: 'NonCirculating' })
  await told.byHand(7)
  await told.act(4, 'notSupplied', { reason: 'PoorCondition' })
}

export async function onConditions(desk: DemoDesk): Promise<void> {
  const told = await desk.take(5, {
    kind: 'borrowing',
    of: 'lighthouse',
    reader: 'opal',
    lenders: ['redwater', 'thornapple'],
  })
  await told.act(5, 'send')
  await told.byHand(4)
  await told.act(1, 'condition', { conditions: ['LibraryUseOnly', 'NoRenewal'], costCents: 1500, currency: 'USD' })
}

export async function heldInSystem(desk: DemoDesk): Promise<void> {
  const told = await desk.take(4, { kind: 'borrowing', of: 'ethan', reader: 'ada' })
  await told.act(4, 'placeHold')
}

/** The lender has no endpoint: the card with what to write there waits. */
export async function waitingToBeAsked(desk: DemoDesk): Promise<void> {
  const told = await desk.take(2, {
    kind: 'borrowing',
    of: 'roberts',
    reader: 'basil',
    lenders: ['lodestone', 'cascade'],
  })
  await told.act(1, 'send')
}

export async function copyHere(desk: DemoDesk): Promise<void> {
  const told = await desk.take(6, {
    kind: 'borrowing',
    service: 'copy',
    of: 'tariffs',
    reader: 'miriam',
    lenders: ['pinnacle'],
    copyrightCompliance: 'ccl',
  })
  await told.act(6, 'send')
  await told.byHand(6)
  await told.act(1, 'copyCame')
  await told.byHand(1)
}

export async function copyAsked(desk: DemoDesk): Promise<void> {
  await desk.take(1, {
    kind: 'borrowing',
    service: 'copy',
    of: 'fungus',
    reader: 'hiro',
    lenders: ['tallgrass', 'juniper'],
    copyrightCompliance: 'ccg',
  })
}

export async function newInHebrew(desk: DemoDesk): Promise<void> {
  await desk.take(1, {
    kind: 'borrowing',
    of: 'tales',
    reader: 'esther',
    actor: { kind: 'patron', id: null },
    role: null,
    neededBy: desk.day(60),
    note: 'Either language will do, thank you.',
  })
}

/** To a library that answers by itself: the message goes when the office opens. */
export async function askedByMessage(desk: DemoDesk): Promise<void> {
  const told = await desk.take(0, {
    kind: 'borrowing',
    of: 'spanish',
    reader: 'farid',
    lenders: ['tallgrass', 'cormorant'],
  })
  await told.actOnly(0, 'send')
}
