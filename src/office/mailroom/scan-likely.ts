// A code nobody knows: what it may have been, and why.
import { lifeNames, lives } from '../../domain/lifecycle/lives.ts'
import type { ActionRow } from '../../domain/lifecycle/table.ts'
import type { StatesOfLife } from '../../domain/lifecycle/standing.ts'
import { nearCodes, nearNumbers } from '../../domain/values/near-codes.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import { daysBetween, dayOf } from '../../domain/values/days.ts'
import * as lookup from '../../store/scan-lookup.ts'
import { today } from '../context.ts'
import { aboutOf, offerWords, outcome, type Offer, type ScanAnswer, type ScanDesk } from './scan-desk.ts'
import { foundFor } from './scan-find.ts'

const mostOffers = 6
const mostArrivals = 3

export async function unknownCode(desk: ScanDesk): Promise<ScanAnswer> {
  const { code } = desk.scan
  const looksOurs = /^[BLF]\d{8}[0-9A-Z]$/i.test(code.replaceAll(/[-\s]/g, ''))
  return outcome('unknown', 'wrong', 'Nobody knows this code', {
    about: code,
    more: looksOurs
      ? 'It is written like one of our numbers, but its check character is wrong or no request has it.'
      : null,
    choices: await likely(desk),
  })
}

async function likely(desk: ScanDesk): Promise<readonly Offer[]> {
  const { tx, scan } = desk
  const code = readBarcode(scan.code)
  const words = scan.code
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /[a-z]{3}/.test(word))
  const found: { one: lookup.Likely; why: string }[] = [
    ...(await lookup.requestsWithNumbers(tx, nearNumbers(code))).map((one) => ({
      one,
      why: 'Its number is one slip away',
    })),
    ...(await lookup.requestsWithBarcodes(tx, nearCodes(code))).map((one) => ({
      one,
      why: 'A barcode of it is one slip away',
    })),
    ...(await lookup.requestsWithTitle(tx, words)).map((one) => ({ one, why: 'Its title has these words' })),
  ]
  const arrivals = await lookup.requestsStanding(tx, awaitedAt(desk), mostArrivals)
  const all = [...found, ...arrivals.map((one) => ({ one, why: waitedFor(desk, one) }))]
  const once = all.filter(({ one }, index) => all.findIndex((other) => other.one.requestId === one.requestId) === index)
  const offers: Offer[] = []
  for (const { one, why } of once.slice(0, mostOffers)) offers.push(await offerFor(desk, one, why))
  return offers
}

/** With the act that would fit here, else only the way to the request. */
export async function offerFor(desk: ScanDesk, one: lookup.Likely, why: string | null): Promise<Offer> {
  const found = await foundFor(desk, one.requestId, null, 'number')
  const fit = found?.fits.find((other) => other.isPlain && other.station === desk.scan.station)
  return {
    words: fit ? `${offerWords(fit.row)}: ${aboutOf(one)}` : aboutOf(one),
    why,
    requestId: one.requestId,
    choice: fit
      ? {
          requestId: fit.facts.request.id,
          action: fit.action,
          ...(fit.pieceId === null ? {} : { pieceId: fit.pieceId }),
        }
      : null,
  }
}

/** The states from which a plain scan at this station leads on, where something is under way to it. */
function awaitedAt({ scan }: ScanDesk): readonly StatesOfLife[] {
  return lifeNames.flatMap((name) => {
    const life = lives[name]
    const from = Object.values<ActionRow<string>>(life.actions).flatMap((row) =>
      row.scan === scan.station && row.from !== 'nothing' && row.reopens !== true ? row.from : [],
    )
    const states: Readonly<Record<string, { readonly stage: string; readonly place?: string }>> = life.states
    const waiting = [...new Set(from)].filter(
      (state) => states[state]?.place !== undefined && states[state].stage !== 'done',
    )
    return waiting.length > 0 ? [{ kind: life.kind, service: life.service, states: waiting }] : []
  })
}

function waitedFor(desk: ScanDesk, one: lookup.Likely): string {
  const zone = desk.office.settings().timeZone
  const days = daysBetween(dayOf(one.stateSince, zone), today(desk.office))
  return days === 0 ? 'Awaited here since today' : `Awaited here for ${days === 1 ? '1 day' : `${days} days`}`
}
