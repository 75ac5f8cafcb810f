// Polaris' search knows a new patron only after a while. What we sent there in the last minutes is written down with us, also
// when the program ended before the answer: until the search can be trusted, it says whether a patron may be made.
import { z } from 'zod'
import type { NewIlsPatron } from '../../domain/ils/records.ts'
import type { IlsPatronMade } from '../../office/ils-port.ts'
import { ConnectorError, type EarlierCall } from '../../office/ports.ts'
import { makesPatron } from './make-patron.ts'
import type { Polaris } from './polaris.ts'

const madeShape = z.looseObject({
  PAPIErrorCode: z.number().min(0),
  PatronID: z.number().int().positive(),
  Barcode: z.string().nullish(),
})
/** Far beyond what the search takes (seconds, says another program that makes patrons). */
const leastMs = 60_000

/**
 * The patron a call of ours has made just now, by the key or by name and birth date; null: none. Throws where nobody can say
 * yet: a call that left and whose answer was never written down.
 */
export async function madeJustNow(
  polaris: Polaris,
  key: string,
  wanted: NewIlsPatron,
  now: Date,
): Promise<IlsPatronMade | null> {
  const settlesMs = Math.max(leastMs, polaris.assumed('patronSearchLagSeconds') * 10_000)
  const since = new Date(now.getTime() - settlesMs)
  const words = `"NameLast":${JSON.stringify(wanted.lastName)}`
  const calls = (await polaris.keeper.holding(words, makesPatron, since)).filter(
    ({ body }) => holds(body, { FormerID: key }) || isSamePerson(body, wanted),
  )
  const made = calls.flatMap(({ answer, status }) => (status === 200 ? madeBy(answer) : []))
  const [first, ...others] = made
  if (first) {
    // Another key: a second form for the same person, or a page that was loaded anew.
    if (!calls.some(({ body }) => holds(body, { FormerID: key }))) throw notYet('A patron of this name was made')
    return { ...first, doubles: others.map((one) => one.card) }
  }
  if (calls.some(isOpen)) throw notYet('A patron of this name may have been made')
  return null
}

const notYet = (what: string): ConnectorError =>
  new ConnectorError(
    'by-hand',
    `Is it there? ${what} in Polaris a moment ago, and its search may not know them yet. Look for the name there, or press again in a minute: Keuka looks first, and makes nobody twice.`,
  )

/** Without an answer, or with one that says nothing: it may have been done. */
const isOpen = ({ status, answer }: EarlierCall): boolean =>
  status === null || status >= 500 || (status === 200 && parsed(answer) === undefined)
function madeBy(answer: string | null): IlsPatronMade[] {
  const read = madeShape.safeParse(parsed(answer))
  if (!read.success) return []
  const ilsId = String(read.data.PatronID)
  return [{ ilsId, card: read.data.Barcode ?? `PACREG${ilsId}`, doubles: [] }]
}

function parsed(answer: string | null): unknown {
  try {
    return JSON.parse(answer ?? '')
  } catch {
    return undefined
  }
}

const isSamePerson = (body: string, { firstName, lastName, birthDate }: NewIlsPatron): boolean =>
  holds(body, { NameFirst: firstName, NameLast: lastName }) && (birthDate === null || body.includes(birthDate))
const holds = (body: string, fields: Readonly<Record<string, string>>): boolean =>
  Object.entries(fields).every(([name, value]) => body.includes(`${JSON.stringify(name)}:${JSON.stringify(value)}`))
