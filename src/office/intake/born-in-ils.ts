// A request made in the library system's own interlibrary loan module, by a patron in the catalog or by staff: it
// becomes one of ours, once, whichever way told of it; one that we made there ourselves is known again.
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { readNumber } from '../../domain/values/request-number.ts'
import { announce } from '../../store/announce.ts'
import * as store from '../../store/ils-requests.ts'
import { memberCalled } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import { lockSource } from '../../store/requests/create.ts'
import { requestByNumber, requestBySource, requestRow } from '../../store/requests/find.ts'
import { actIn } from '../act.ts'
import { today, type Office } from '../context.ts'
import type { BornRequest, BornTaken, IlsWay } from '../ils-port.ts'
import { ConnectorError } from '../ports.ts'
import { patronFor } from './find-patron.ts'
import { takeInRequestIn } from './take-in-request.ts'

const source = 'ils'
/** Not here yet: what comes may still be for it. */
const awaited = statesWhere((row) => row.awaited === true && (row.place === undefined || row.place === 'to_us'))
  .filter((one) => one.kind === 'borrowing')
  .flatMap((one) => one.states)
const isSought = (found: BornRequest): boolean => found.stands === 'inactive' || found.stands === 'active'

/** Throws ConnectorError when the patron cannot be looked up now: the same news is told again. */
export async function takeBorn(office: Office, way: IlsWay, found: BornRequest): Promise<BornTaken> {
  const known = await office.store.transact((tx) => hearKnown(tx, office, way, found))
  if (known) return known
  if (!isSought(found)) return 'passed'
  const who = await whoAsks(office, found)
  return office.store.transact(async (tx) => {
    await lockSource(tx, source, found.id)
    return (await hearKnown(tx, office, way, found)) ?? takeIn(tx, office, way, found, who)
  })
}

async function hearKnown(tx: Tx, office: Office, way: IlsWay, found: BornRequest): Promise<BornTaken | null> {
  const link = await store.ilsRequestByNumber(tx, found.id)
  if (link) {
    if (link.stands === found.stands) return 'known'
    await store.changeIlsRequest(tx, found.id, found.stands, office.clock.now())
    if (found.stands === 'cancelled') await hearCancelled(tx, office, link.request_id, found)
    return 'known'
  }
  // What has been forgotten about one that is over is not told anew.
  if (await requestBySource(tx, source, found.id)) return 'known'
  const ours = numbersIn(found.notes)
  for (const number of ours) {
    const request = await requestByNumber(tx, number)
    if (request && (await linkTo(tx, office, way, found, request.id))) return 'ours'
  }
  return ours.length > 0 ? 'ours' : null
}

/** Ours, as the connector writes it into what it makes there. */
const numbersIn = (notes: string): readonly string[] =>
  (notes.match(/\b[BLF]-?\d{2}-?\d{6}-?[0-9A-Z]\b/g) ?? []).flatMap((word) => readNumber(word) ?? [])

const linkTo = (tx: Tx, office: Office, way: IlsWay, found: BornRequest, requestId: number): Promise<boolean> =>
  store.linkIlsRequest(tx, {
    request_id: requestId,
    number: found.id,
    stands: found.stands,
    told_by: way,
    seen_at: office.clock.now(),
  })

interface Asker {
  readonly patronId: number | null
  readonly homeLibraryId: number | null
  /** What a person has to look at, because the patron was not found. */
  readonly note: string | null
}

/** A report may come from a system that is not connected otherwise. */
const nameOf = ({ ils }: Office): string => (ils.byHand ? 'The library system' : ils.name)

async function whoAsks(office: Office, { card, patronName, pickupCode }: BornRequest): Promise<Asker> {
  if (card === null)
    return { patronId: null, homeLibraryId: null, note: `${nameOf(office)} does not say for whom it is.` }
  const pickup = pickupCode === null ? undefined : await memberCalled(office.store.db, pickupCode)
  const answer = await patronFor(office, card, {
    ...(patronName === null ? {} : { name: patronName }),
    ...(pickup ? { homeLibraryId: pickup.id } : {}),
  })
  if (answer.ok) return { patronId: answer.value.patronId, homeLibraryId: answer.value.homeLibraryId, note: null }
  if (answer.code === 'ils-unreachable') throw new ConnectorError('busy', answer.sentence)
  return { patronId: null, homeLibraryId: null, note: `For card ${card}. ${answer.sentence}` }
}

async function takeIn(tx: Tx, office: Office, way: IlsWay, found: BornRequest, who: Asker): Promise<BornTaken> {
  if (who.patronId !== null) {
    const waiting = await store.unlinkedRequestOf(tx, who.patronId, found.title, awaited)
    if (waiting && (await linkTo(tx, office, way, found, waiting.id))) {
      await announce(tx, waiting.id)
      return 'ours'
    }
  }
  const pickup = found.pickupCode === null ? undefined : await memberCalled(tx, found.pickupCode)
  const pickupLibraryId = pickup?.id ?? who.homeLibraryId
  const taken = await takeInRequestIn(tx, office, {
    kind: 'borrowing',
    service: found.service,
    source,
    sourceKey: found.id,
    actor: { kind: 'ils', id: null },
    title: found.title,
    citation: found.citation,
    ...(who.patronId === null ? {} : { patronId: who.patronId }),
    ...(who.homeLibraryId === null ? {} : { homeLibraryId: who.homeLibraryId }),
    ...(pickupLibraryId === null ? {} : { pickupLibraryId }),
    // A day that has passed by now is none anybody waits for.
    ...(found.neededBy === null || found.neededBy < today(office) ? {} : { neededBy: found.neededBy }),
    ...noteOf(found, who),
  })
  if (!taken.ok) throw new ConnectorError('refused', `ILL request ${found.id}: ${taken.sentence}`)
  await linkTo(tx, office, way, found, taken.value.requestId)
  return 'taken in'
}

function noteOf(found: BornRequest, who: Asker): { note?: string } {
  const note = [found.patronNote, who.note].filter((one) => one !== null && one !== '').join('\n')
  return note === '' ? {} : { note: note.slice(0, 5000) }
}

/** Nobody asked yet: it is over here too. Else a person decides: a lender may have it in the mail. */
async function hearCancelled(tx: Tx, office: Office, requestId: number, found: BornRequest): Promise<void> {
  const request = await requestRow(tx, requestId)
  if (!request || request.state === 'closed') return
  const key = `ils:${found.id}:cancelled`
  const isUnsent = request.current_entry_id === null && !(await hasBeenAsked(tx, requestId))
  const cancelled = isUnsent
    ? await actIn(tx, office, { requestId, action: 'cancel', details: {}, actor: { kind: 'patron', id: null }, key })
    : null
  if (cancelled?.ok) return
  const note = `${nameOf(office)} shows ILL request ${found.id} as cancelled. Is it still wanted? If not, press Cancel.`
  await actIn(tx, office, {
    requestId,
    action: 'ask',
    details: { to: 'staff', question: 'still_wanted', note },
    actor: { kind: 'office', id: null },
    key,
  })
}

const hasBeenAsked = async (tx: Tx, requestId: number): Promise<boolean> =>
  (await tx
    .selectFrom('lender_string_entry')
    .select('id')
    .where('request_id', '=', requestId)
    .where('asked_at', 'is not', null)
    .executeTakeFirst()) !== undefined
