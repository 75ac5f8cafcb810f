// One scan: what was read at a station is found, and the one act that fits is done, with all that goes with it, as one
// gesture. What fits nothing, or several things, is said or asked, and nothing is done.
import type { Facts } from '../../domain/lifecycle/facts.ts'
import { actionRow, lifeOf } from '../../domain/lifecycle/lives.ts'
import { stationLabels } from '../../domain/lifecycle/station-labels.ts'
import { isOver } from '../../domain/lifecycle/standing.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { loadFacts } from '../../store/requests/facts.ts'
import * as lookup from '../../store/scan-lookup.ts'
import { scanByKey, scansOf, setSession, type ScanRecord } from '../../store/scans.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'
import { lockSession } from './lock-session.ts'
import {
  aboutOf,
  lower,
  offerWords,
  outcome,
  scanWords,
  standsAt,
  timeAt,
  type Offer,
  type Scan,
  type ScanAnswer,
  type ScanChoice,
  type ScanDesk,
  type ScanOutcome,
} from './scan-desk.ts'
import { doScan, nOfM } from './scan-do.ts'
import { findScanned, foundFor, type Fit, type Found } from './scan-find.ts'
import { askSecond, leaveIt, nothingExpected, secondScan, wantsItem } from './scan-item.ts'
import { takeItOut, takeOut } from './scan-out-of-parcel.ts'
import { fromLibrary, likely, offerFor, unknownCode } from './scan-likely.ts'
import { supplyOfCode } from '../supplies/two-bins.ts'
import { closeAllTheSame, scanLibrary, scanParcel } from './scan-parcel.ts'
import { scanSupply } from './scan-supply.ts'

export async function scanPiece(office: Office, scan: Scan): Promise<Answer<ScanOutcome>> {
  const answer = await allOrNothing(office.store, async (tx) => {
    const now = office.clock.now()
    const session = await lockSession(tx, office, scan.session, scan.station)
    if (session.closed_at !== null) return refuse('session-closed')
    if (session.station !== scan.station) return refuse('session-station', { station: stationLabels[session.station] })
    const desk: ScanDesk = { tx, office, scan, session, now }
    const earlier = await scanByKey(tx, scan.session, scan.key)
    return earlier ? repeated(desk, earlier) : read(desk)
  })
  if (answer.ok || aboutTheSession.includes(answer.code)) return answer
  // What was refused is wholly taken back; the session itself has begun all the same.
  await office.store.transact((tx) => lockSession(tx, office, scan.session, scan.station))
  return done(refused(answer, scan))
}

const aboutTheSession: readonly string[] = ['session-closed', 'session-station', 'not-by-scan', 'not-found']
/** A "no" of the rules is said in large type like everything else a scan comes to. */
const refused = (refusal: Refusal, scan: Scan): ScanOutcome => ({
  kind: 'refused',
  tone: 'wrong',
  line: refusal.sentence,
  about: scan.code,
  more: null,
  terms: [],
  unread: [],
  requestId: scan.choice?.requestId ?? null,
  scanId: null,
  pieceId: null,
  choices: [],
  strangers: [],
  canKeep: false,
})

/** The answer to this scan was lost on its way: it is told again, nothing is done. */
async function repeated(desk: ScanDesk, earlier: ScanRecord): Promise<ScanAnswer> {
  const facts = earlier.request_id === null ? null : await loadFacts(desk.tx, earlier.request_id)
  return outcome('done', 'right', scanWords(earlier.action, facts?.request ?? null), {
    about: facts ? aboutOf(facts.request) : '',
    requestId: earlier.request_id,
    scanId: earlier.id,
  })
}

async function read(desk: ScanDesk): Promise<ScanAnswer> {
  const { tx, scan, session } = desk
  if (scan.choice && scan.choice.action !== closeAllTheSame) return chosen(desk, scan.choice)
  if (session.expects_request_id !== null) {
    const second = await secondScan(desk)
    if (second) return second
  }
  const parcel = await lookup.parcelByNumber(tx, scan.code.replaceAll(/[-\s]/g, '').toUpperCase())
  if (parcel) return scanParcel(desk, parcel)
  const found = await findScanned(desk, scan.code)
  if (found.length > 0) return meant(desk, found)
  const supply = await supplyOfCode(tx, scan.code)
  if (supply) return scanSupply(desk, supply)
  const [library, otherLibrary] = await lookup.librariesByCode(tx, scan.code)
  if (library && !otherLibrary)
    return scan.station === 'arriving' ? fromLibrary(desk, library) : scanLibrary(desk, library)
  const own = await lookup.requestsOfCard(tx, readBarcode(scan.code))
  return own ? patronCard(desk, own) : unknownCode(desk)
}

async function meant(desk: ScanDesk, found: readonly Found[]): Promise<ScanAnswer> {
  const here = (one: Fit): boolean => one.station === desk.scan.station
  const twice = await alreadyScanned(desk, found)
  const plain = onceEach(found.flatMap((one) => one.fits.filter((fit) => fit.isPlain && here(fit))))
  if (twice) return again(desk, twice, plain)
  const [fit, second] = plain
  if (fit && !second) {
    const byItem = found.every((one) => one.by === 'lender’s barcode')
    return wantsItem(desk, fit) ? askSecond(desk, fit, byItem) : doScan(desk, fit)
  }
  const first = found[0]
  const about = first && found.length === 1 ? aboutOf(first.facts.request) : desk.scan.code
  const requestId = first && found.length === 1 ? first.facts.request.id : null
  const offers = (fits: readonly Fit[]) => fits.flatMap((one) => offersFor(desk, one, requestId))
  if (fit) return outcome('asks', 'look', 'Which is it?', { about, requestId, choices: offers(plain) })
  const others = onceEach(found.flatMap((one) => one.fits.filter((other) => !here(other) && other.isPlain)))
  const unsure = onceEach(found.flatMap((one) => one.fits.filter((other) => !other.isPlain && here(other))))
  // A lender's barcode of a loan that is over: the same book has come again, for a request that is living.
  const anew = plain.length === 0 && found.every((one) => isOver(one.facts.request)) ? await likely(desk) : []
  const choices = [...anew, ...offers([...others, ...unsure])]
  const stands = first && found.length === 1 ? standsAt(first.facts) : null
  if (others[0])
    return outcome('wrong_station', 'wrong', `Wrong station: this is for ${stationsOf(others)}`, {
      about,
      requestId,
      more: stands,
      choices,
    })
  if (choices.length > 0)
    return outcome('asks', 'look', 'It is over, or here already: what came?', {
      about,
      requestId,
      more: stands,
      choices,
    })
  return outcome('nothing_fits', 'wrong', 'Nothing to do for it here', {
    about,
    requestId,
    more: stands,
    choices:
      found.length === 1
        ? []
        : found.map((one) => ({
            words: aboutOf(one.facts.request),
            why: standsAt(one.facts),
            requestId: one.facts.request.id,
            choice: null,
          })),
  })
}

/** A second beep of the same thing in this session. */
async function alreadyScanned(
  desk: ScanDesk,
  found: readonly Found[],
): Promise<{ found: Found; scan: ScanRecord; scans: readonly ScanRecord[] } | null> {
  for (const one of found) {
    const scans = await scansOf(desk.tx, desk.scan.session, one.requestIds)
    const scan = scans.find(
      (other) => one.pieceId === null || other.piece_id === null || other.piece_id === one.pieceId,
    )
    if (scan) return { found: one, scan, scans }
  }
  return null
}

async function again(
  desk: ScanDesk,
  twice: { found: Found; scan: ScanRecord; scans: readonly ScanRecord[] },
  plain: readonly Fit[],
): Promise<ScanAnswer> {
  const { facts, pieceId } = twice.found
  const seen = twice.scans.map((one) => one.piece_id)
  const next =
    plain.find((fit) => fit.pieceId !== null && !seen.includes(fit.pieceId)) ?? (await nextPiece(desk, facts, seen))
  const about = aboutOf(facts.request)
  const requestId = facts.request.id
  if (pieceId === null && next)
    return outcome('asks', 'look', `${nOfM(next.facts, next.pieceId).replace(/\.$/, '')}?`, {
      about,
      requestId,
      choices: offersFor(desk, next, requestId),
    })
  const words = lower(scanWords(twice.scan.action, facts.request))
  return outcome('again', 'look', `Already ${words} ${timeAt(desk.office, twice.scan.at)}`, {
    about,
    requestId,
    scanId: twice.scan.id,
    repeats: twice.scan.key,
    // It may have been here a second time since: then a person says so.
    choices: plain.filter((fit) => fit.row.only !== 'package').flatMap((fit) => offersFor(desk, fit, requestId)),
  })
}

/** A piece in a package can still go into it, as far as the rules know: the next is one that was not scanned here. */
async function nextPiece(desk: ScanDesk, facts: Facts, seen: readonly (number | null)[]): Promise<Fit | undefined> {
  for (const { id } of facts.pieces.filter((one) => !seen.includes(one.id))) {
    const found = await foundFor(desk, facts.request.id, id, 'number')
    const fit = found?.fits.find((one) => one.isPlain && one.station === desk.scan.station && one.pieceId === id)
    if (fit) return fit
  }
  return undefined
}

/** A person said which is meant. */
async function chosen(desk: ScanDesk, choice: ScanChoice): Promise<ScanAnswer> {
  if (desk.session.expects_request_id !== null) await setSession(desk.tx, desk.scan.session, nothingExpected)
  const found = await foundFor(desk, choice.requestId, choice.pieceId ?? null, 'number')
  if (!found) return refuse('not-found')
  const about = aboutOf(found.facts.request)
  if (choice.action === leaveIt)
    return outcome('nothing_fits', 'look', 'Left as it was', { about, requestId: choice.requestId })
  if (choice.action === takeItOut) return takeOut(desk, choice, about)
  const row = actionRow(lifeOf(found.facts.request), choice.action)
  if (row?.scan === undefined) return refuse('not-by-scan')
  const able = found.fits.find((one) => one.action === choice.action && one.facts.request.id === choice.requestId)
  const fit: Fit = able ?? {
    action: choice.action,
    row,
    station: row.scan,
    pieceId: choice.pieceId ?? null,
    isPlain: false,
    facts: found.facts,
  }
  const isSure = choice.withoutItem === true || choice.lenderBarcode !== undefined
  if (!isSure && wantsItem(desk, fit)) return askSecond(desk, fit, false)
  return doScan(desk, fit, {
    ...(choice.use === undefined ? {} : { use: choice.use }),
    ...(choice.lenderBarcode === undefined ? {} : { lenderBarcode: choice.lenderBarcode }),
  })
}

async function patronCard(desk: ScanDesk, own: readonly lookup.Likely[]): Promise<ScanAnswer> {
  const choices: Offer[] = []
  for (const one of own) choices.push(await offerFor(desk, one, null))
  return outcome('patron', 'look', 'A patron’s card', {
    about: own.length === 1 ? '1 open request' : `${own.length} open requests`,
    choices,
  })
}

/** Another station than this is named. `said`: the request whose title stands above the choices already. */
function offersFor(desk: ScanDesk, fit: Fit, said: number | null): readonly Offer[] {
  const { request } = fit.facts
  const choice = {
    requestId: request.id,
    action: fit.action,
    ...(fit.pieceId === null ? {} : { pieceId: fit.pieceId }),
  }
  const why = request.id === said ? fit.row.about : `${aboutOf(request)}. ${fit.row.about}`
  const words = offerWords(fit.row)
  const here = { why, requestId: request.id }
  return fit.row.needs && 'use' in fit.row.needs
    ? [
        { ...here, words: `${words}: send it straight back`, choice: { ...choice, use: false } },
        { ...here, words: `${words}: use it`, choice: { ...choice, use: true } },
      ]
    : [
        {
          ...here,
          words: fit.station === desk.scan.station ? words : `${words} (${stationLabels[fit.station]})`,
          choice,
        },
      ]
}

const stationsOf = (fits: readonly Fit[]): string =>
  [...new Set(fits.map((one) => stationLabels[one.station]))].join(' or ')
const onceEach = (fits: readonly Fit[]): readonly Fit[] =>
  fits.filter(
    (fit, index) =>
      fits.findIndex(
        (one) =>
          one.facts.request.id === fit.facts.request.id && one.action === fit.action && one.pieceId === fit.pieceId,
      ) === index,
  )
