// What binds a package: the terms of the pieces in it. Each term it would break is one sentence; with any of them it is not
// closed.
import { isOpen, type Closure } from '../calendar/open-days.ts'
import { dollars } from '../values/money.ts'
import { writeDay } from '../values/days.ts'
import { brokenBy } from './broken-terms.ts'
import { namesInsurance } from './names-insurance.ts'
import type { ReturnTerms } from './return-terms.ts'
import { canBeSigned, canInsure } from './postage.ts'
import { notBetween, notMailable } from './mailable.ts'
import { notAbroad } from './reach.ts'
import type { RateTable } from './rates/rate-table.ts'
import { serviceKind, type ServiceId } from './services.ts'

export interface BoundPiece {
  readonly title: string
  readonly material: string | undefined
  readonly terms: ReturnTerms
  /** It goes home insured, whether or not an amount was named. */
  readonly isInsured: boolean
}
/** Whether a lender asks for it by a code of its conditions or in words, with or without an amount. */
export const asksInsurance = (conditions: readonly string[] | null, { printed, idle }: ReturnTerms): boolean =>
  (conditions?.includes('Insured') ?? false) || (printed !== null && namesInsurance(printed, idle))

/** It goes home insured, and nobody knows for how much: its package could not be closed, so it is not planned. */
export const lacksAmount = ({ isInsured, terms }: Pick<BoundPiece, 'isInsured' | 'terms'>): boolean =>
  isInsured && terms.insuredCents === null
export const amountMissing =
  'It goes back insured, and its lender named no amount: write one into the lender’s terms, after asking if need be; where its wording asks for none, empty the wording there.'

/** The library it goes to. */
export interface Recipient {
  readonly name: string
  readonly closures: readonly Closure[]
  /** Of its address; null: none is said. */
  readonly country: string | null
}
export interface BoundParcel {
  /** What is insured how high, and by whom, stands with them. */
  readonly tables: readonly RateTable[]
  readonly service: ServiceId | null
  readonly pieces: readonly BoundPiece[]
  /** A container’s id; null: not chosen yet. */
  readonly container: string | null
  /** Whether both ends are libraries, schools or the like. */
  readonly areInstitutions: boolean
  readonly there: Recipient
  readonly leavesOn: string
  /** Null: not known. */
  readonly arrivesOn: string | null
}

/** What the terms ask for: all that is insured together, a signature if one of them wants it. */
export const insuredOf = (pieces: readonly BoundPiece[]): number =>
  pieces.reduce((so, one) => so + (one.terms.insuredCents ?? 0), 0)
export const signatureOf = (pieces: readonly BoundPiece[]): boolean => pieces.some((one) => one.terms.signature)

/** Each term that closing it now would break; none: it may be closed. */
export function brokenTerms(parcel: BoundParcel): readonly string[] {
  return [...byPiece(parcel), ...together(parcel), ...byService(parcel), ...atTheirDoor(parcel)]
}

function byPiece(parcel: BoundParcel): readonly string[] {
  const { pieces, service, container, arrivesOn } = parcel
  const insuredCents = insuredOf(pieces)
  const signature = signatureOf(pieces)
  return pieces.flatMap(({ title, terms, material, isInsured }) => {
    const sending = { service, container, pieces: pieces.length, insuredCents, signature, arrivesOn }
    const barred = service === null ? null : notMailable(service, material)
    return [
      ...[...brokenBy(terms, sending, day), ...when(barred !== null, barred ?? '')].map(
        (sentence) => `${quote(title)}: ${sentence}`,
      ),
      ...when(lacksAmount({ isInsured, terms }), `${quote(title)}: ${amountMissing}`),
    ]
  })
}

function together({ pieces }: BoundParcel): readonly string[] {
  const places = new Set(pieces.map((one) => (one.terms.returnTo ?? []).join('\n')))
  return [
    ...when(
      places.size > 1,
      `${quote(pieces.find((one) => one.terms.returnTo !== null)?.title)} goes back to another address than the rest.`,
    ),
  ]
}

function byService({ tables, pieces, service, leavesOn, areInstitutions, there }: BoundParcel): readonly string[] {
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
  const barred = notAbroad(service, there.country) ?? notBetween(service, areInstitutions)
  return [
    ...when(barred !== null, barred ?? ''),
    ...when(
      !canInsure(tables, service, insured, leavesOn),
      `${quote(wants?.title)} must be insured, together for ${dollars(insured)}: ${label} does not go so high.`,
    ),
    ...when(
      signs !== undefined && !canBeSigned(tables, service, leavesOn),
      `${quote(signs?.title)} must be signed for, which ${label} does not offer.`,
    ),
  ]
}

function atTheirDoor({ there, arrivesOn }: BoundParcel): readonly string[] {
  return arrivesOn === null || isOpen({ closures: there.closures }, arrivesOn)
    ? []
    : [`${there.name} is closed on ${day(arrivesOn)}, when it is expected there.`]
}

const when = (holds: boolean, sentence: string): readonly string[] => (holds ? [sentence] : [])
const quote = (title: string | undefined): string => `“${title ?? ''}”`
const day = (on: string): string => writeDay(on, '')
