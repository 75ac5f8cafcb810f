// A request made in the network by hand, for us as the borrower, and not sent to anybody yet: it becomes one of ours.
import type { NetworkNews } from '../../domain/worldshare/news.ts'
import { readEntryNumber, readNumber } from '../../domain/values/request-number.ts'
import { libraryBySymbol, listLibraries } from '../../store/libraries.ts'
import {
  insertNetworkRequest,
  networkRequestByNumber,
  type NetworkRequestRecord,
} from '../../store/network-requests.ts'
import type { Db, Tx } from '../../store/open.ts'
import { patronOfId, patronOfRequest } from '../../store/patrons.ts'
import { requestByNumber, requestRow } from '../../store/requests/find.ts'
import type { Office } from '../context.ts'
import { patronFor } from '../intake/find-patron.ts'
import { takeInRequestIn } from '../intake/take-in-request.ts'
import type { NetworkNewsOrder } from '../network-port.ts'
import { patronOfCode } from './network-patrons.ts'

/** Whom it is for, as far as that can be found out; `note` says what could not. */
export interface BornFor {
  readonly patronId: number | null
  readonly homeLibraryId: number | null
  readonly note: string | null
}

/** While the network's automation still decides, nobody has to do anything. */
const isDeciding = (word: string): boolean => word.toUpperCase() === 'PROFILING'

/** Null: it is known, or none that was made there for us. Asks the library system, so outside any transaction. */
export async function bornFor(office: Office, { news, us }: NetworkNewsOrder): Promise<BornFor | 'later' | null> {
  const { db } = office.store
  if (news.borrower !== us || news.status !== 'review' || isDeciding(news.word)) return null
  if ((await networkRequestByNumber(db, news.number)) || (await isOurs(db, news.reference))) return null
  const named = news.wanted.patron ?? null
  if (named === null) return { patronId: null, homeLibraryId: null, note: null }
  const known = await byOurCode(db, named)
  if (known) return { ...known, note: null }
  const found = await patronFor(office, named)
  if (found.ok) return { patronId: found.value.patronId, homeLibraryId: found.value.homeLibraryId, note: null }
  if (found.code === 'ils-unreachable') return 'later'
  return { patronId: null, homeLibraryId: null, note: `WorldShare has it for ${named}. ${found.sentence}` }
}

async function isOurs(db: Db | Tx, reference: string | null): Promise<boolean> {
  const number = readEntryNumber(reference ?? '')?.number ?? readNumber(reference ?? '')
  return number !== null && (await requestByNumber(db, number)) !== undefined
}

/** The code we name patrons by in the network: their own, or letter and id of a request that was for them. */
async function byOurCode(db: Db, code: string): Promise<Pick<BornFor, 'patronId' | 'homeLibraryId'> | null> {
  const named = patronOfCode(code)
  const owner = named === null ? undefined : await patronOfId(db, named)
  if (owner) return { patronId: owner.id, homeLibraryId: owner.library_id }
  const read = /^([BLF])(\d{1,15})$/.exec(code)
  const request = read ? await requestRow(db, Number(read[2])) : undefined
  if (!request || !request.number.startsWith(read?.[1] ?? '')) return null
  const patron = await patronOfRequest(db, request.id)
  return patron ? { patronId: patron.id, homeLibraryId: patron.library_id } : null
}

export async function takeInBorn(
  tx: Tx,
  office: Office,
  { news }: NetworkNewsOrder,
  { patronId, homeLibraryId, note }: BornFor,
): Promise<NetworkRequestRecord | null> {
  const { wanted } = news
  const pickup = (await pickupOf(tx, wanted.pickup ?? null)) ?? homeLibraryId
  const notes = [wanted.note, note].filter((one) => one !== null).join('\n')
  const taken = await takeInRequestIn(tx, office, {
    kind: 'borrowing',
    service: wanted.service,
    source: 'network',
    sourceKey: news.number,
    actor: { kind: 'network', id: null },
    title: wanted.title,
    citation: wanted.citation,
    ...(patronId === null ? {} : { patronId }),
    ...(homeLibraryId === null ? {} : { homeLibraryId }),
    ...(pickup === null ? {} : { pickupLibraryId: pickup }),
    ...(wanted.neededBy === null ? {} : { neededBy: wanted.neededBy }),
    ...(wanted.maxCostCents === null ? {} : { maxCostCents: wanted.maxCostCents }),
    ...(wanted.currency !== null && /^[A-Z]{3}$/.test(wanted.currency) ? { currency: wanted.currency } : {}),
    ...(wanted.copyrightCompliance === null ? {} : { copyrightCompliance: wanted.copyrightCompliance }),
    ...(notes === '' ? {} : { note: notes }),
  })
  if (!taken.ok) {
    office.log(`network: request ${news.number} could not be taken in (${taken.code})`)
    return null
  }
  return insertNetworkRequest(tx, {
    request_id: taken.value.requestId,
    number: news.number,
    reference: news.reference,
    born_there: true,
    changed_at: office.clock.now(),
  })
}

/** By its number in the registry, else the one member of that name. */
async function pickupOf(tx: Tx, pickup: NetworkNews['wanted']['pickup'] | null): Promise<number | null> {
  if (!pickup) return null
  const byNumber =
    pickup.registryId === null ? undefined : await libraryBySymbol(tx, 'OCLC-REGISTRY', String(pickup.registryId))
  if (byNumber?.kind === 'member') return byNumber.id
  const name = pickup.name?.trim().toLowerCase() ?? ''
  const members = (await listLibraries(tx, 'member')).map((one) => one.library)
  const [only, ...more] = members.filter((one) => one.name.toLowerCase() === name)
  return only && more.length === 0 ? only.id : null
}
