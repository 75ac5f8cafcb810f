// What binds a package: the terms of the pieces in it. Each term it would break is one sentence; with any of them it is not
// closed.
import { writeDay } from '../values/days.ts'
import type { DaySpan, ReturnTerms } from './return-terms.ts'
import { canBeSigned, canInsure } from './postage.ts'
import { mayTravelBy } from './mailable.ts'
import { carrierWords, serviceKind, type ServiceId } from './services.ts'

export interface BoundPiece {
  readonly title: string
  readonly material: string | undefined
  readonly terms: ReturnTerms
  /** It goes home insured, whether or not an amount was named. */
  readonly isInsured: boolean
}
export interface BoundParcel {
  readonly service: ServiceId | null
  readonly pieces: readonly BoundPiece[]
  /** Where it goes: what is no institution of learning gets no Library Mail. */
  readonly leavesOn: string
  readonly arrivesOn: string
}

/** What the terms ask for: all that is insured together, a signature if one of them wants it. */
export const insuredOf = (pieces: readonly BoundPiece[]): number =>
  pieces.reduce((so, one) => so + (one.terms.insuredCents ?? 0), 0)
export const signatureOf = (pieces: readonly BoundPiece[]): boolean => pieces.some((one) => one.terms.signature)

/** Each term that closing it now would break; none: it may be closed. */
export function brokenTerms(parcel: BoundParcel): readonly string[] {
  return [...byPiece(parcel), ...together(parcel), ...byService(parcel)]
}

function byPiece({ pieces, arrivesOn, service }: BoundParcel): readonly string[] {
  return pieces.flatMap(({ title, terms, material, isInsured }) => {
    const span = terms.notArriving.find(({ from, until }) => from <= arrivesOn && arrivesOn <= until)
    return [
      ...when(
        span !== undefined,
        `${quote(title)} may not arrive ${between(span)}, and would about ${day(arrivesOn)}.`,
      ),
      ...when(
        isInsured && terms.insuredCents === null,
        `${quote(title)} goes back insured, and its lender named no amount: write one into the lender’s terms, after asking if need be.`,
      ),
      ...(service === null ? [] : carried(title, terms, material, service)),
    ]
  })
}

function carried(
  title: string,
  terms: ReturnTerms,
  material: string | undefined,
  service: ServiceId,
): readonly string[] {
  const { carrier, label, isTracked, content } = serviceKind(service)
  return [
    ...when(
      terms.onlyBy !== null && !terms.onlyBy.includes(carrier),
      `${quote(title)} must go by ${(terms.onlyBy ?? []).map((one) => carrierWords[one]).join(' or ')}, not by ${label}.`,
    ),
    ...when(terms.neverBy.includes(carrier), `${quote(title)} may not go by ${carrierWords[carrier]}.`),
    ...when(terms.tracked && !isTracked, `${quote(title)} must go by a tracked service; ${label} is not.`),
    ...when(
      !mayTravelBy(material, content),
      `${quote(title)} may not go by ${label}: it is not a book, a recording or the like.`,
    ),
  ]
}

function together({ pieces }: BoundParcel): readonly string[] {
  const alone = pieces.find((one) => one.terms.ownPackaging)
  const places = new Set(pieces.map((one) => (one.terms.returnTo ?? []).join('\n')))
  return [
    ...when(
      pieces.length > 1 && alone !== undefined,
      `${quote(alone?.title)} must go in its own packaging, by itself.`,
    ),
    ...when(
      places.size > 1,
      `${quote(pieces.find((one) => one.terms.returnTo !== null)?.title)} goes back to another address than the rest.`,
    ),
  ]
}

function byService({ pieces, service, leavesOn }: BoundParcel): readonly string[] {
  const insured = insuredOf(pieces)
  const wants = pieces.find((one) => one.terms.insuredCents !== null)
  const signs = pieces.find((one) => one.terms.signature)
  const bound = pieces.find(({ terms }) => terms.onlyBy !== null || terms.neverBy.length > 0 || terms.tracked)
  if (service === null)
    return when(
      (wants ?? signs ?? bound) !== undefined,
      `Choose how it goes: ${quote((bound ?? wants ?? signs)?.title)} has terms about that.`,
    )
  const { label } = serviceKind(service)
  return [
    ...when(
      !canInsure(service, insured, leavesOn),
      `${quote(wants?.title)} must be insured, together for ${dollars(insured)}: ${label} does not go so high.`,
    ),
    ...when(
      signs !== undefined && !canBeSigned(service, leavesOn),
      `${quote(signs?.title)} must be signed for, which ${label} does not offer.`,
    ),
  ]
}

const when = (holds: boolean, sentence: string): readonly string[] => (holds ? [sentence] : [])
const quote = (title: string | undefined): string => `“${title ?? ''}”`
const day = (on: string): string => writeDay(on, '')
const between = (span: DaySpan | undefined): string => (span ? `from ${day(span.from)} to ${day(span.until)}` : '')
const dollars = (cents: number): string => `$${(cents / 100).toFixed(2)}`
