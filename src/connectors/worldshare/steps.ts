// What can be said of a request in the network: each step with its action name and the fields it carries.
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import { writeDay } from './wire/dates.ts'

const actionKeys = {
  receive: 'actionReceive',
  notReceived: 'actionNotReceived',
  return: 'actionReturn',
  renew: 'actionRenew',
  cancel: 'actionCancel',
  conditionalYes: 'actionConditionalYes',
  conditionalNo: 'actionConditionalNo',
  borrowerLost: 'actionBorrowerLost',
  resend: 'actionResend',
  submit: 'actionSubmit',
  close: 'actionClose',
  consider: 'actionConsider',
  ship: 'actionShip',
  no: 'actionNo',
  conditional: 'actionConditional',
  renewYes: 'actionRenewYes',
  renewNo: 'actionRenewNo',
  recall: 'actionRecall',
  complete: 'actionComplete',
  notReturned: 'actionNotReturned',
} as const
export type StepName = keyof typeof actionKeys

/** Reasons for No, by our own code; what has no line of its own is “other”. */
const reasonKeys = {
  OnLoan: 'reasonInUse',
  NotOnShelf: 'reasonInUse',
  NotHeld: 'reasonNotOwned',
  NonCirculating: 'reasonNonCirculating',
  NotFoundAsCited: 'reasonLacking',
} as const
type ReasonKey = (typeof reasonKeys)[keyof typeof reasonKeys]
const isReason = (code: string): code is keyof typeof reasonKeys => Object.hasOwn(reasonKeys, code)

/** What a step says besides its name; days are days. */
export interface Said {
  readonly on?: string
  readonly dueOn?: string | null
  readonly newDueOn?: string | null
  /** Our own code of why not. */
  readonly reason?: string
  readonly conditions?: readonly string[]
  readonly note?: string | null
  readonly chargeCents?: number | null
  readonly currency?: string
  readonly usesIfm?: boolean
  /** A lender string, as registry ids. */
  readonly lenders?: readonly number[]
}

export const actionOf = (step: StepName, assumed: WorldshareReader): string => assumed(actionKeys[step])

/** The network's word for our reason. */
export function reasonSaid(code: string, assumed: WorldshareReader): string {
  const key: ReasonKey | 'reasonOther' = isReason(code) ? reasonKeys[code] : 'reasonOther'
  return assumed(key)
}

/** Our reason for the network's word. */
export function reasonHeard(word: string | null, assumed: WorldshareReader): string {
  const known: readonly (readonly [string, string])[] = [
    [assumed('reasonInUse'), 'OnLoan'],
    [assumed('reasonNotOwned'), 'NotHeld'],
    [assumed('reasonNonCirculating'), 'NonCirculating'],
    [assumed('reasonLacking'), 'NotFoundAsCited'],
    [assumed('reasonChecked'), 'NotAvailableForILL'],
  ]
  return known.find(([theirs]) => theirs === word)?.[1] ?? 'Other'
}

const lenderSteps: ReadonlySet<StepName> = new Set([
  'consider',
  'ship',
  'no',
  'conditional',
  'renewYes',
  'renewNo',
  'recall',
  'complete',
  'notReturned',
])

/** The body of a step: a partial document, or plain fields. */
export function bodyOf(step: StepName, said: Said, assumed: WorldshareReader): object {
  const isLender = lenderSteps.has(step)
  const fields: { [name: string]: unknown } = {}
  const put = (name: string, value: unknown): void => {
    if (value !== null && value !== undefined) fields[name] = value
  }
  const day = (value: string | null | undefined): string | null => (value ? writeDay(value) : null)
  if (step === 'receive') put(assumed('fieldReceivedDate'), day(said.on))
  if (step === 'return') put(assumed('fieldReturnedDate'), day(said.on))
  if (step === 'ship') put(assumed('fieldShippedDate'), day(said.on))
  put(assumed('fieldDueDate'), day(said.dueOn))
  put(assumed('fieldRenewalDueDate'), day(said.newDueOn))
  if (said.reason !== undefined) put(assumed('fieldReason'), reasonSaid(said.reason, assumed))
  if (said.conditions && said.conditions.length > 0) put(assumed('fieldCondition'), said.conditions.join('; '))
  put(assumed(isLender ? 'fieldLenderNote' : 'fieldBorrowerNote'), said.note)
  if (said.chargeCents !== null && said.chargeCents !== undefined) {
    put(assumed('fieldCharge'), { currency: said.currency ?? 'USD', amount: said.chargeCents / 100 })
    if (said.usesIfm) put(assumed('fieldLenderBilling'), assumed('ifmBilling'))
  }
  if (said.lenders)
    put('requester', {
      supplierInfo: { institutions: said.lenders.map((institutionId) => ({ institutionId })) },
    })
  if (assumed('actionBody') === 'flat') return fields
  return { illRequest: isLender ? { [assumed('fieldSupplier')]: fields } : fields }
}
