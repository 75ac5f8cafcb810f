// What a postal scale says, as bytes: USB scales by the weighing page of the HID usage tables (page 0x8D), serial ones by a
// line of text. Pure: the browser's part stands beside it.

export type Reading =
  | { readonly kind: 'weight'; readonly ounces: number }
  /** Said, and not a weight to take: why. */
  | { readonly kind: 'wait'; readonly words: string }

const ouncesOf = { mg: 1 / 28349.523125, g: 1 / 28.349523125, kg: 1000 / 28.349523125, oz: 1, lb: 16 } as const
/** HID usage 0x8D, units of a weight report by their number. */
const hidUnits: Readonly<Record<number, keyof typeof ouncesOf>> = { 1: 'mg', 2: 'g', 3: 'kg', 11: 'oz', 12: 'lb' }
/** Number of a scale’s data report; its bytes are status, unit, power of ten, weight low, weight high. */
const dataReport = 3

const notYet = { kind: 'wait', words: 'The scale is still moving.' } as const
const statuses: Readonly<Record<number, string>> = {
  1: 'The scale reports a fault: switch it off and on.',
  2: 'Nothing lies on the scale.',
  3: notYet.words,
  5: 'The scale shows less than nothing: press its zero key.',
  6: 'Too heavy for this scale.',
  7: 'The scale wants to be calibrated.',
  8: 'The scale wants its zero key pressed.',
}

/** Null: not a report of a weight. */
export function readHidReport(report: number, bytes: DataView): Reading | null {
  if (report !== dataReport || bytes.byteLength < 5) return null
  const status = statuses[bytes.getUint8(0)]
  if (status !== undefined) return { kind: 'wait', words: status }
  if (bytes.getUint8(0) !== 4) return null
  const unit = hidUnits[bytes.getUint8(1)]
  if (unit === undefined)
    return { kind: 'wait', words: 'The scale weighs in a unit nobody here knows: set it to lb, oz or kg.' }
  const ounces = bytes.getUint16(3, true) * 10 ** bytes.getInt8(2) * ouncesOf[unit]
  return weight(ounces)
}

const amount = /([-+])?\s*(\d+(?:\.\d+)?|\.\d+)\s*(lbs?|oz|kg|g)\b/gi
const unitOf: Readonly<Record<string, keyof typeof ouncesOf>> = { lb: 'lb', lbs: 'lb', oz: 'oz', kg: 'kg', g: 'g' }

/** A line of a serial scale: "  2.35 lb", "ST,GS,+  2.35lb", "2 lb 3.4 oz"; null: no weight in it. */
export function readSerialLine(line: string): Reading | null {
  // Scales frame their lines with signs that are no letters.
  const text = line.replaceAll(/[^ -~]/g, ' ')
  if (/^\s*(US|DY|MO)\s*,/i.test(text) || /\?|unstable|motion/i.test(text)) return notYet
  if (/^\s*OL\s*,?|overload/i.test(text)) return { kind: 'wait', words: 'Too heavy for this scale.' }
  let ounces = 0
  let found = 0
  for (const [, sign, figure, unit] of text.matchAll(amount)) {
    const known = unitOf[(unit ?? '').toLowerCase()]
    if (known === undefined) continue
    if (sign === '-') return { kind: 'wait', words: 'The scale shows less than nothing: press its zero key.' }
    ounces += Number(figure) * ouncesOf[known]
    found += 1
  }
  if (found === 0 || found > 2) return null
  return weight(ounces)
}

const endOfText = String.fromCharCode(3)
/** Whole lines of what came so far, and the rest that is not ended. */
export function linesIn(text: string): { readonly lines: readonly string[]; readonly rest: string } {
  const parts = text.replaceAll(endOfText, '\n').split(/[\r\n]+/)
  return { lines: parts.slice(0, -1).filter((one) => one.trim() !== ''), rest: parts.at(-1) ?? '' }
}

const weight = (ounces: number): Reading =>
  ounces > 0 ? { kind: 'weight', ounces } : { kind: 'wait', words: 'Nothing lies on the scale.' }
