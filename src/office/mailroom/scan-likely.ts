// A code nobody knows: what it may have been, and why.
import { nearCodes, nearNumbers } from '../../domain/values/near-codes.ts'
import { readBarcode } from '../../domain/values/library-barcode.ts'
import * as lookup from '../../store/scan-lookup.ts'
import { aboutOf, offerWords, outcome, type Offer, type ScanAnswer, type ScanDesk } from './scan-desk.ts'
import { foundFor } from './scan-find.ts'

const mostOffers = 6
const wayOn = 'Scan it again, or type the title.'

export async function unknownCode(desk: ScanDesk): Promise<ScanAnswer> {
  const { code } = desk.scan
  const looksOurs = /^[BLF]\d{8}[0-9A-Z]$/i.test(code.replaceAll(/[-\s]/g, ''))
  return outcome('unknown', 'wrong', 'Nobody knows this code', {
    about: code,
    more: looksOurs
      ? `It is written like one of our numbers, but its check character is wrong or no request has it. ${wayOn}`
      : wayOn,
    choices: await likely(desk),
  })
}

/** Only what has to do with the code: a figure pressed by mistake must not take in a book that merely was awaited. */
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
  const once = found.filter(
    ({ one }, index) => found.findIndex((other) => other.one.requestId === one.requestId) === index,
  )
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
