// A request begins: at our desk, for a reader who may first be made a patron, or in WorldShare, where a library asks us.
import { z } from 'zod'
import type { Desk } from './desk.ts'
import type { Outside } from './outside.ts'
import type { Planned } from './plan.ts'

export interface NewPatron {
  readonly lastName: string
  readonly card: string
  /** The office said that Polaris made a second record. */
  readonly isToldOfDouble: boolean
}
export interface Taken {
  /** Null where the request reaches the office by itself. */
  readonly requestId: number | null
  readonly card: string | null
}

export async function takeIn(
  one: Planned,
  at: {
    readonly desk: Desk
    readonly outside: Outside
    readonly us: number
    readonly borrowers: readonly number[]
    readonly newPatrons: NewPatron[]
  },
): Promise<Taken | 'later'> {
  if (one.kind.startsWith('lending')) {
    // Another process may have died after it made it: it is known by its title.
    const there = (await at.outside.network()).requests.some((request) => request.document.item?.title === one.title)
    if (!there)
      await at.outside.tellNetwork('incoming', {
        lender: at.us,
        borrower: at.borrowers[one.n % at.borrowers.length],
        title: one.title,
        service: one.kind === 'lending copy' ? 'COPY' : 'LOAN',
        scenario: one.scenario,
      })
    return { requestId: null, card: null }
  }
  const card = one.card ?? (await makePatron(one, at))
  if (card === null) return 'later'
  if (one.born !== 'here') {
    await bearThere(one, card, at.outside, at.us)
    return { requestId: null, card }
  }
  const isCopy = one.kind === 'borrowing copy'
  const answer = await at.desk.ask('POST', '/requests/borrowing', {
    service: isCopy ? 'copy' : 'loan',
    title: one.title,
    citation: isCopy ? { article: `On fault ${one.n}`, volume: '12', pages: '41-63' } : { author: 'Halloran, Tess' },
    card,
    ...(isCopy ? { copyrightCompliance: 'ccl' } : { pickupLibraryId: one.memberId }),
    lenders: one.lenders,
    key: `fault-${one.n}`,
  })
  if (!answer.ok) return 'later'
  return { requestId: z.object({ requestId: z.number() }).parse(answer.body).requestId, card }
}

/** The reader asks in Polaris’ catalog, or somebody in WorldShare: the office finds it. Once, however often it is tried. */
async function bearThere(one: Planned, card: string, outside: Outside, us: number): Promise<void> {
  if (one.born === 'polaris') {
    if (!(await outside.polaris()).ills.some((row) => row.title === one.title))
      await outside.askInPolaris({ patron: card, title: one.title, author: 'Halloran, Tess', pickup: one.branchId })
  } else if (!(await outside.network()).requests.some((row) => row.document.item?.title === one.title))
    await outside.tellNetwork('born', { borrower: us, title: one.title, service: 'LOAN', patron: card })
}

async function makePatron(
  one: Planned,
  { desk, newPatrons }: { readonly desk: Desk; readonly newPatrons: NewPatron[] },
): Promise<string | null> {
  const lastName = `Walkin${one.n}`
  const answer = await desk.ask('POST', '/patrons/new', {
    patron: {
      firstName: 'Odessa',
      lastName,
      birthDate: '1988-03-14',
      libraryId: one.memberId,
      pickupLibraryId: one.memberId,
      street: '7 Canal Street',
      city: 'Alder Falls',
      region: 'NY',
      postcode: '13999',
    },
    key: `walk-in-${one.n}`,
    isVouchedFor: true,
  })
  if (!answer.ok) return null
  const { card, leftToDo } = z.object({ card: z.string(), leftToDo: z.string().nullable() }).parse(answer.body)
  const isToldOfDouble = leftToDo?.includes('second record') === true
  if (newPatrons.every((known) => known.lastName !== lastName)) newPatrons.push({ lastName, card, isToldOfDouble })
  return card
}
