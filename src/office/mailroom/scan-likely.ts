// A code nobody knows: what it may have been, and why, the likeliest first. One key takes it.
import { lives, type Life, lifeNames } from '../../domain/lifecycle/lives.ts'
import { statesWhere } from '../../domain/lifecycle/standing.ts'
import { isSpelledLike, likenessOf, tellingWords } from '../../domain/receiving/likeness.ts'
import { writeDay, dayOf } from '../../domain/values/days.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { nearCodes, nearNumbers, numbersWithoutEnds, partOfNumber } from '../../domain/values/near-codes.ts'
import { readStrangerNumber } from '../../domain/receiving/stranger-number.ts'
import { readIsbn, shortIsbn } from '../../domain/values/standard-numbers.ts'
import * as awaited from '../../store/awaited.ts'
import * as lookup from '../../store/scan-lookup.ts'
import { strangersHere } from '../../store/strangers.ts'
import { today } from '../context.ts'
import { strangerWords } from './stranger-words.ts'
import {
  aboutOf,
  offerWords,
  outcome,
  type Offer,
  type ScanAnswer,
  type ScanDesk,
  type StrangerSeen,
} from './scan-desk.ts'
import { foundFor } from './scan-find.ts'

const mostOffers = 6
const mostRead = 2000
const wayOn = 'Scan it again, or type the title, the ISBN or who sent it.'

/** The states a plain scan at the table starts from. */
const arrivesFrom: ReadonlySet<string> = new Set(
  lifeNames.flatMap((name) => {
    const life: Life = lives[name]
    return Object.values(life.actions).flatMap((row) =>
      row.scan === 'arriving' && row.from !== 'nothing' && row.reopens !== true ? row.from : [],
    )
  }),
)

/** Where a request stands while something of it is to arrive. */
const awaitedHere = statesWhere((row, state) => row.stage !== 'done' && row.place !== 'lost' && arrivesFrom.has(state))
export async function unknownCode(desk: ScanDesk): Promise<ScanAnswer> {
  const kept = readStrangerNumber(desk.scan.code)
  const strangers = kept === null ? [] : await strangersLike(desk)
  if (kept !== null && strangers.length > 0)
    return outcome('unknown', 'look', `Kept as ${kept}, belongs to nobody`, { about: kept, strangers })
  const { code, station } = desk.scan
  const looksOurs = /^[BLF]\d{8}[0-9A-Z]$/i.test(code.replaceAll(/[-\s]/g, ''))
  const choices = await likely(desk)
  const [tone, line] = toldOf(code, choices.length)
  return outcome('unknown', tone, line, {
    about: code,
    more: looksOurs
      ? `It is written like one of our numbers, but its check character is wrong or no request has it. ${wayOn}`
      : wayOn,
    choices,
    strangers: await strangersLike(desk),
    canKeep: station === 'arriving' || station === 'drop_box',
  })
}

/** Words are a person's: no scanner reads two, and no code is letters alone. They, like an ISBN, are of no one piece: what they fit is asked about. */
function toldOf(code: string, found: number): readonly ['look' | 'wrong', string] {
  const areWords = /\p{L}{2,}\s+\S*\p{L}{2,}/u.test(code)
  if (found > 0 && (areWords || !/\d/.test(code) || readIsbn(code)?.addsUp === true))
    return ['look', found === 1 ? 'Is it this one?' : 'Which of these is it?']
  return ['wrong', areWords ? 'Nothing that is awaited has these words' : 'Nobody knows this code']
}

/** A library's name or symbol at the table: what is awaited from it. */
export async function fromLibrary(desk: ScanDesk, library: { id: number; name: string }): Promise<ScanAnswer> {
  const own = await awaited.awaitedFrom(desk.tx, awaitedHere, [library.id], mostOffers)
  const choices: Offer[] = []
  for (const one of own) choices.push(await offerFor(desk, one, `Since ${since(desk, one.stateSince)}`))
  return outcome('asks', 'look', own.length === 0 ? 'Nothing is awaited from it' : 'Which of its pieces is it?', {
    about: library.name,
    more: own.length === 0 ? 'Type the title, or keep it as belonging to nobody.' : null,
    choices,
    strangers: await strangersLike(desk),
    canKeep: true,
  })
}

interface Guess {
  readonly one: lookup.Likely
  readonly why: string
  /** The likeliest first; what fits in two ways is likelier still. */
  readonly weight: number
  /** The code read is the item's own barcode at its lender's. */
  readonly isItems?: true
}

/** Only what has to do with the code: a figure pressed by mistake must not take in a book that merely was awaited. */
export async function likely(desk: ScanDesk): Promise<readonly Offer[]> {
  const guesses = [
    ...(await bySlip(desk)),
    ...(await byTornNumber(desk)),
    ...(await byIsbn(desk)),
    ...(await byEarlierVisit(desk)),
    ...(await byTitle(desk)),
    ...(await bySender(desk)),
  ]
  const offers: Offer[] = []
  for (const { one, why, isItems } of ranked(guesses).slice(0, mostOffers))
    offers.push(await offerFor(desk, one, why, isItems === true ? readBarcode(desk.scan.code) : null))
  return offers
}

/** Each request once, with all that speaks for it. */
function ranked(guesses: readonly Guess[]): readonly Guess[] {
  const together = [...Map.groupBy(guesses, ({ one }) => one.requestId).values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const isItems = own.some((one) => one.isItems === true)
    return [
      {
        one: first.one,
        why: [...new Set(own.map((one) => one.why))].map(inSentence).join('; '),
        weight: Math.max(...own.map((one) => one.weight)) + own.length - 1,
        ...(isItems ? { isItems: true as const } : {}),
      },
    ]
  })
  return together.toSorted((a, b) => b.weight - a.weight || a.one.stateSince.getTime() - b.one.stateSince.getTime())
}

const inSentence = (why: string, at: number): string => (at === 0 ? why : why.charAt(0).toLowerCase() + why.slice(1))

async function bySlip({ tx, scan }: ScanDesk): Promise<readonly Guess[]> {
  const code = readBarcode(scan.code)
  return [
    ...(await lookup.requestsWithNumbers(tx, nearNumbers(code))).map((one) => ({
      one,
      why: 'Its number is one slip away',
      weight: 60,
    })),
    ...(await lookup.requestsWithBarcodes(tx, nearCodes(code))).map((one) => ({
      one,
      why: 'A barcode of it is one slip away',
      weight: 50,
    })),
  ]
}

/** What a torn strap still says. A part that many numbers have tells nothing. */
async function byTornNumber({ tx, scan }: ScanDesk): Promise<readonly Guess[]> {
  const ends = (await lookup.requestsWithNumbers(tx, numbersWithoutEnds(scan.code))).map((one) => ({
    one,
    why: 'Its number, without what is torn off',
    weight: 70,
  }))
  const part = partOfNumber(scan.code)
  const found = part === null ? [] : await awaited.awaitedWithPartOfNumber(tx, awaitedHere, part, mostOffers + 1)
  if (found.length > mostOffers) return ends
  return [...ends, ...found.map((one) => ({ one, why: 'A part of its number', weight: 35 }))]
}

/** The number printed on the cover: of every copy there is, so only of what is awaited. */
async function byIsbn({ tx, scan }: ScanDesk): Promise<readonly Guess[]> {
  const isbn = readIsbn(scan.code)
  if (!isbn?.addsUp) return []
  const short = shortIsbn(isbn.bare)
  const found = await awaited.awaitedWithIsbn(
    tx,
    awaitedHere,
    short === null ? [isbn.bare] : [isbn.bare, short],
    mostOffers,
  )
  return found.map((one) => ({ one, why: `This ISBN was asked for${from(one)}`, weight: 90 }))
}

/** The owner's barcode, learnt when the same piece was here before. */
async function byEarlierVisit(desk: ScanDesk): Promise<readonly Guess[]> {
  const { tx, scan } = desk
  const code = readBarcode(scan.code)
  const visits = await awaited.earlierVisits(tx, code)
  const owners = [
    ...visits.flatMap((one) => (one.libraryId === null ? [] : [one.libraryId])),
    ...(await awaited.ownersOfBarcode(tx, code)).map((one) => one.library_id),
  ]
  const found = await awaited.awaitedFrom(tx, awaitedHere, [...new Set(owners)], mostRead)
  return found.flatMap((one): Guess[] => {
    const visit = visits.find((earlier) => earlier.libraryId === one.libraryId)
    const isSame = visit !== undefined && likenessOf(visit.title, one.title) === 1
    const when = visit ? since(desk, visit.at) : null
    if (isSame)
      return [{ one, why: `This barcode was ${visit.title}${from(one)} on ${when}`, weight: 100, isItems: true }]
    return [{ one, why: `A piece with this barcode came${from(one)} before`, weight: 20, isItems: true }]
  })
}

async function byTitle({ tx, scan }: ScanDesk): Promise<readonly Guess[]> {
  const words = tellingWords(scan.code).filter((word) => /\p{L}{3}/u.test(word))
  if (words.length === 0) return []
  const whole = (await lookup.requestsWithTitle(tx, words)).map((one) => ({
    one,
    why: 'Its title has these words',
    weight: 40,
  }))
  const found = new Set(whole.map(({ one }) => one.requestId))
  const others = (await awaited.awaitedRequests(tx, awaitedHere, mostRead)).filter((one) => !found.has(one.requestId))
  const least = words.length < 2 ? 1 : 0.5
  const some = others.flatMap((one): Guess[] => {
    const likeness = likenessOf(scan.code, one.title)
    const spelled = likenessOf(scan.code, one.title, isSpelledLike)
    if (spelled < least) return []
    const why = spelled > likeness ? 'Its title has words spelled like these' : 'Its title has some of these words'
    return [{ one, why, weight: 15 + 10 * spelled }]
  })
  return [...whole, ...some]
}

async function bySender({ tx, scan }: ScanDesk): Promise<readonly Guess[]> {
  const words = tellingWords(scan.code).filter((word) => /\p{L}{3}/u.test(word))
  const libraries = await awaited.librariesLike(tx, words)
  const found = await awaited.awaitedFrom(
    tx,
    awaitedHere,
    libraries.map((one) => one.id),
    mostOffers,
  )
  return found.map((one) => ({ one, why: `Awaited${from(one)}`, weight: 30 }))
}

/** What was kept because it belonged to nobody and may be what is now looked for. */
async function strangersLike({ tx, scan }: ScanDesk): Promise<readonly StrangerSeen[]> {
  const bare = scan.code.replaceAll(/[-\s]/g, '').toUpperCase()
  return (await strangersHere(tx))
    .filter(
      (one) =>
        one.number.replaceAll('-', '') === bare ||
        one.code?.toUpperCase() === scan.code.toUpperCase() ||
        (one.title !== null && tellingWords(scan.code).length > 0 && likenessOf(scan.code, one.title) === 1),
    )
    .slice(0, 3)
    .map((one) => ({
      id: one.id,
      number: one.number,
      words: `${strangerWords(one)}${one.state === 'going_back' ? ', to go back' : ''}`,
    }))
}

/** With the act that would fit here, else only the way to the request. */
export async function offerFor(
  desk: ScanDesk,
  one: lookup.Likely,
  why: string | null,
  lenderBarcode: string | null = null,
): Promise<Offer> {
  const found = await foundFor(desk, one.requestId, null, 'number')
  const fit = found?.fits.find((other) => other.isPlain && other.station === desk.scan.station)
  const keepsBarcode = lenderBarcode !== null && fit?.row.needs !== undefined && 'lenderBarcode' in fit.row.needs
  return {
    words: fit ? `${offerWords(fit.row)}: ${aboutOf(one)}` : aboutOf(one),
    why,
    requestId: one.requestId,
    choice: fit
      ? {
          requestId: fit.facts.request.id,
          action: fit.action,
          ...(fit.pieceId === null ? {} : { pieceId: fit.pieceId }),
          ...(keepsBarcode ? { lenderBarcode } : {}),
        }
      : null,
  }
}

const from = ({ library }: awaited.Awaited): string => (library === null ? '' : ` from ${library}`)
const since = ({ office }: ScanDesk, at: Date): string => writeDay(dayOf(at, office.settings().timeZone), today(office))
