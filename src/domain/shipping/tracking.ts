// Which carrier a tracking number is from, and whether it was typed rightly: USPS (Intelligent Mail package barcode, 20, 22
// or 26 digits, on a label behind 420 and the ZIP code; S10 for mail abroad), UPS (1Z) and FedEx (by length alone).
import { carrierWords, type Carrier } from './services.ts'

export type Tracking =
  | { readonly isRight: true; readonly carrier: Carrier; readonly number: string }
  | { readonly isRight: false; readonly problem: string }

export function readTracking(given: string): Tracking {
  // A scanner may send signs of its own between the parts of a label’s code.
  const number = given.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  if (number.startsWith('1Z')) return readUps(number)
  if (/^[A-Z]{2}\d{9}[A-Z]{2}$/.test(number)) return readS10(number)
  if (/^\d+$/.test(number)) return readDigits(number)
  return wrong('A tracking number is 20 or 22 digits (USPS), 1Z and 16 characters (UPS) or 12 or 15 digits (FedEx).')
}

/** As above, for a package that goes by this carrier; couriers and vans number as they like. */
export function readTrackingFor(given: string, carrier: Carrier | null): Tracking {
  const number = given.trim()
  if (carrier === 'courier' || carrier === 'van')
    return number.length >= 4
      ? { isRight: true, carrier, number }
      : wrong('A courier’s number has at least 4 characters.')
  const read = readTracking(number)
  return read.isRight && carrier !== null && read.carrier !== carrier
    ? wrong(`This is a ${carrierWords[read.carrier]} number, but the package goes by ${carrierWords[carrier]}.`)
    : read
}

function readUps(number: string): Tracking {
  if (!/^1Z[0-9A-Z]{16}$/.test(number))
    return wrong(`A UPS number has 1Z and 16 characters; this one has 1Z and ${number.length - 2}.`)
  return upsCheck(number.slice(2, -1)) === number.at(-1) ? right('ups', number) : wrong(mistyped)
}

function readDigits(number: string): Tracking {
  const bodies = uspsBodies(number)
  const whole = bodies.find((body) => uspsCheck(body.slice(0, -1)) === body.at(-1))
  if (whole !== undefined) return right('usps', whole)
  // FedEx Ground 96 has 22 digits and another check: of FedEx only the length is looked at.
  if (number.length === 12 || number.length === 15 || /^96\d{20}$/.test(number)) return right('fedex', number)
  if (bodies.length > 0) return wrong(mistyped)
  return wrong(`No carrier has numbers of ${number.length} digits: USPS has 20 or 22, FedEx 12 or 15.`)
}

/**
 * What may be the number itself: the label’s barcode has 420 and five or nine digits of ZIP code before it; some labels print
 * their 20 digits without the 91 that the barcode has before them and the check digit counts with them.
 */
function uspsBodies(number: string): readonly string[] {
  const behindZip = number.startsWith('420') ? [number.slice(8), number.slice(12)] : []
  const bodies = [...behindZip, number].filter(
    (body) => body.length === 20 || ((body.length === 22 || body.length === 26) && body.startsWith('9')),
  )
  return number.length === 20 && !number.startsWith('9') ? [...bodies, `91${number}`] : bodies
}

function readS10(number: string): Tracking {
  const sum = [8, 6, 4, 2, 3, 5, 9, 7].reduce((so, weight, index) => so + weight * Number(number[2 + index]), 0)
  const rest = 11 - (sum % 11)
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest
  return String(check) === number[10] ? right('usps', number) : wrong(mistyped)
}

/** Modulus 10, weights 3 and 1 from the right (USPS-B-3200, the ZIP code left out). */
export function uspsCheck(body: string): string {
  const sum = [...body].toReversed().reduce((so, digit, index) => so + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Every second character counts twice; letters are 2, 3, 4 … and begin again at 0 after 9. */
export function upsCheck(body: string): string {
  const sum = [...body].reduce((so, sign, index) => {
    const value = /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10
    return so + value * (index % 2 === 0 ? 1 : 2)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

const mistyped = 'The check digit does not fit: a digit is missing, wrong or swapped. Scan or type it again.'
const right = (carrier: Carrier, number: string): Tracking => ({ isRight: true, carrier, number })
const wrong = (problem: string): Tracking => ({ isRight: false, problem })
