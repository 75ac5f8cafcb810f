// The office's own numbers: how long a loan is, when it worries, how long an act may be taken back. Every one
// is a setting with these defaults.
import { usualTransit } from '../shipping/usual-transit.ts'
import { defaultIntakePolicy, type IntakePolicy } from './intake-policy.ts'

export interface Policy {
  /** Seconds during which a person's act stays in the house and can be undone silently. */
  readonly graceSeconds: number
  /** Days a lender has to answer before the next on the string is asked. */
  readonly lenderAnswerDays: number
  /** Days we give ourselves to answer a borrower. */
  readonly daysToRespond: number
  readonly loanDays: number
  readonly renewalDays: number
  readonly renewalsAllowed: number
  /** Days after the due date at which a borrower is told. */
  readonly overdueAfterDays: number
  readonly shelfDays: number
  /** Days without complaint after which a returned piece is presumed home. */
  readonly presumedHomeAfterDays: number
  /** Days after which a piece said to be returning should be here. */
  readonly returningDays: number
  /** Days after which a delivered or sent copy closes by itself. */
  readonly copyCloseDays: number
  /** Days after closing at which personal data is forgotten. */
  readonly scrubAfterDays: number
  /** Days an open question may stand before it is a card. */
  readonly questionDays: number
  /** The hour of the day (0 to 23) at which closed packages are taken to have left with the carrier. */
  readonly collectionHour: number
  /** What is looked at when a request comes in. */
  readonly intake: IntakePolicy
  /** 1: a strap alone says which piece it is. 2: the item's own barcode is scanned beside it, at receipt and when it goes home. */
  readonly scansPerPiece: number
  /** Days a van takes from a member library to the office, where its own calendar says nothing else. */
  readonly vanDays: number
  /** Days in the mail to a lender whose due date means "back in our hands": those of Library Mail in Settings, Shipping. */
  readonly mailDays: number
  /** Days the office takes to pack what goes home. */
  readonly packingDays: number
  /** With fewer days left for the patron, more time is asked for first. */
  readonly shortLoanDays: number
  /** The pattern of the barcode a borrowed piece gets in the ILS; empty: our number. */
  readonly ilsBarcode: string
  /** Days before the patron's day at which they are told, where that notice is the office's. */
  readonly dueSoonDays: number
  /** Days a piece usually is on each leg of its way; longer is looked after. */
  readonly wayToUsDays: number
  readonly wayVanOutDays: number
  readonly wayVanBackDays: number
  readonly wayHomeDays: number
  readonly wayFromBorrowerDays: number
  readonly wayFromFacilityDays: number
  /** Days a photo of a damage or a stranger is kept. */
  readonly photoDays: number
  /** Ounces by which a package may differ from what it should weigh before that is said. */
  readonly weightOffOz: number
}

export const defaultPolicy: Policy = {
  graceSeconds: 60,
  lenderAnswerDays: 4,
  daysToRespond: 4,
  loanDays: 42,
  renewalDays: 21,
  renewalsAllowed: 1,
  overdueAfterDays: 1,
  shelfDays: 10,
  presumedHomeAfterDays: 30,
  returningDays: 14,
  copyCloseDays: 14,
  scrubAfterDays: 30,
  questionDays: 7,
  collectionHour: 17,
  intake: defaultIntakePolicy,
  scansPerPiece: 1,
  vanDays: 2,
  mailDays: usualTransit.library_mail,
  packingDays: 1,
  shortLoanDays: 7,
  ilsBarcode: '',
  dueSoonDays: 3,
  wayToUsDays: 14,
  wayVanOutDays: 5,
  wayVanBackDays: 5,
  wayHomeDays: 14,
  wayFromBorrowerDays: 14,
  wayFromFacilityDays: 14,
  photoDays: 180,
  weightOffOz: 6,
}
