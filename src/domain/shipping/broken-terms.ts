// What a package would break of the terms a lender set for one of its pieces. The plan keeps to it, and no package that
// breaks one is closed.
import { dollars } from '../values/money.ts'
import { termWords, noTerms, type DaySpan, type ReturnTerms } from './return-terms.ts'
import { ownPackagingId } from './containers.ts'
import { serviceKind, type ServiceId } from './services.ts'

export interface Sending {
  /** Null: not chosen yet, and then nothing is said of it. */
  readonly service: ServiceId | null
  /** A container's id; null: not chosen yet, and then nothing is said of it. */
  readonly container: string | null
  /** How many pieces are in it, this one counted. */
  readonly pieces: number
  readonly insuredCents: number
  readonly signature: boolean
  /** The day it is expected at the lender's; null: not known. */
  readonly arrivesOn: string | null
}

/** One sentence for each term broken, with the lender's own words for it; none: the package may go. */
export function brokenBy(
  terms: ReturnTerms,
  sending: Sending,
  written: (day: string) => string = (day) => day,
): readonly string[] {
  const kind = sending.service === null ? null : serviceKind(sending.service)
  const says = (part: Partial<ReturnTerms>): string => termWords({ ...noTerms, ...part }, written).join('; ')
  const broken = (holds: boolean, part: Partial<ReturnTerms>, but: string): readonly string[] =>
    holds ? [`The lender says “${says(part)}”, but ${but}.`] : []
  const { insuredCents, onlyBy, neverBy, neverAs, tracked, signature, ownPackaging } = terms
  return [
    ...broken(
      insuredCents !== null && sending.insuredCents < insuredCents,
      { insuredCents },
      sending.insuredCents === 0
        ? 'the package is not insured'
        : `the package is insured for ${dollars(sending.insuredCents)}`,
    ),
    ...(kind === null
      ? []
      : [
          ...broken(onlyBy !== null && !onlyBy.includes(kind.carrier), { onlyBy }, `this is ${kind.label}`),
          ...broken(neverBy.includes(kind.carrier), { neverBy }, `this is ${kind.label}`),
          ...broken(
            neverAs.some((one) => one === sending.service),
            { neverAs },
            `this is ${kind.label}`,
          ),
          ...broken(tracked && !kind.isTracked, { tracked }, `${kind.label} is not tracked`),
        ]),
    ...broken(signature && !sending.signature, { signature }, 'no signature is asked for'),
    ...broken(
      ownPackaging && sending.container !== null && sending.container !== ownPackagingId,
      { ownPackaging },
      'it is in other packaging',
    ),
    ...broken(ownPackaging && sending.pieces > 1, { ownPackaging }, `${sending.pieces} pieces are in the package`),
    ...spansHit(terms, sending.arrivesOn).flatMap((span) =>
      broken(true, { notArriving: [span] }, `it is expected there on ${written(sending.arrivesOn ?? '')}`),
    ),
  ]
}

const spansHit = ({ notArriving }: ReturnTerms, day: string | null): readonly DaySpan[] =>
  day === null ? [] : notArriving.filter(({ from, until }) => from <= day && day <= until)
