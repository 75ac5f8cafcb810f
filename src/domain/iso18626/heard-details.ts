// What a lender's message tells beside its status, as the details of our actions: days at the office, conditions,
// costs, reasons. Words that partners invent become "Other"; those of a condition stand with the note, to be read as words.
import { loanConditions, reasonsNotSupplied, reasonsRetry } from '../lifecycle/codes.ts'
import type { Details, DetailValue, Needs } from '../lifecycle/details.ts'
import type { EntryFacts } from '../lifecycle/facts.ts'
import { readWords } from '../shipping/read-terms.ts'
import { noTerms } from '../shipping/return-terms.ts'
import { dayTold } from './values.ts'
import type { Code, Money } from './basics.ts'
import type { SupplyingAgencyMessage } from './messages.ts'
import { sameCode } from './open-codes.ts'

/** The details a row needs, as far as the message has them. */
export function detailsOf(message: SupplyingAgencyMessage, needs: Needs, entry: EntryFacts, timeZone: string): Details {
  const all = allDetails(message, entry, timeZone)
  return Object.fromEntries(Object.entries(all).filter(([name, value]) => value !== undefined && name in needs))
}

function allDetails(
  message: SupplyingAgencyMessage,
  entry: EntryFacts,
  timeZone: string,
): Readonly<Record<string, DetailValue | undefined>> {
  const { header, messageInfo, statusInfo } = message
  const { costs, items } = { costs: costsIn(message), items: itemsIn(message) }
  const conditions = conditionsIn(message)
  return {
    entryId: entry.id,
    status: statusInfo.status,
    supplierNumber: short(header.supplyingAgencyRequestId),
    note: noteIn(message),
    dueOn: dayTold(statusInfo.dueDate, timeZone),
    itemId: short(items[0]),
    pieces: items.length > 1 ? Math.min(items.length, 99) : undefined,
    conditions: conditions.length > 0 ? conditions : undefined,
    returnTo: returnToIn(message),
    costCents: costs?.cents,
    currency: costs?.currency,
    reason: known(messageInfo.reasonUnfilled, reasonsNotSupplied),
    retryReason: known(messageInfo.reasonRetry, reasonsRetry),
    retryAfter: firstWholeDay(messageInfo.retryAfter, timeZone),
    retryBefore: dayTold(messageInfo.retryBefore, timeZone),
  }
}

/** Conditions and costs that we have not accepted yet; what we agreed to may be repeated without asking again. */
export function hasNewTerms(message: SupplyingAgencyMessage, entry: EntryFacts): boolean {
  const costs = costsIn(message)
  const conditions = conditionsIn(message)
  if (entry.state !== 'promised') return conditions.length > 0 || costs !== undefined
  return (
    conditions.some((one) => !entry.conditions.includes(one)) ||
    (costs !== undefined && costs.cents > (entry.costCents ?? 0))
  )
}

/** Version 1.2 has room for one item; several in it are parted by semicolons, as we write them ourselves. */
function itemsIn({ deliveryInfo }: SupplyingAgencyMessage): readonly string[] {
  return (deliveryInfo?.itemId ?? []).flatMap((one) => one.split(';')).filter((one) => one.trim() !== '')
}

/** What it would cost; nothing where it is free. Amounts beyond what an office counts in are taken as the most it can. */
function costsIn({ messageInfo }: SupplyingAgencyMessage): Money | undefined {
  const first = messageInfo.offeredCosts?.find((one) => one.cents > 0)
  if (!first) return undefined
  const currency = first.currency.trim().toUpperCase()
  return { currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD', cents: Math.min(first.cents, 2_147_483_647) }
}

function conditionsIn(message: SupplyingAgencyMessage): readonly string[] {
  return [...new Set(conditionsSaid(message).flatMap((one) => codesOf(one.value) ?? ['Other']))]
}
const conditionsSaid = ({ deliveryInfo, retryInfo }: SupplyingAgencyMessage): readonly Code[] => [
  ...(deliveryInfo?.loanCondition ?? []),
  ...(retryInfo?.loanCondition ?? []),
]

/** “NoRenewals”, “No Renewal”, “no_renewal” and “Library Use Only” are codes too, however they are spelled. */
function knownCondition(value: string): string | null {
  const spelled = bare(value)
  return (
    loanConditions.find((one) => bare(one) === spelled) ??
    Object.entries(otherSpellings).find(([, names]) => names.some((one) => bare(one) === spelled))?.[0] ??
    null
  )
}
/** A code, or words that say nothing but what codes say: “No renewals please, library use only”. */
function codesOf(value: string): readonly string[] | null {
  const known = knownCondition(value)
  if (known !== null) return [known]
  const { terms, conditions, dueOn } = readWords(value, '2000-01-01')
  return conditions.length > 0 && dueOn === null && JSON.stringify(terms) === JSON.stringify(noTerms)
    ? conditions
    : null
}
/** Letters alone, the plural as the singular. */
const bare = (value: string): string =>
  value
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/s$/, '')
const otherSpellings: Partial<Record<(typeof loanConditions)[number], readonly string[]>> = {
  LibraryUseOnly: ['InLibraryUse', 'InLibraryUseOnly', 'UseInLibraryOnly', 'InHouseUseOnly'],
  NoRenewal: ['NonRenewable', 'NotRenewable'],
  NoReproduction: ['NoPhotocopy', 'NoPhotocopies', 'NoPhotocopying', 'NoCopying', 'NoCopy', 'NoCopies'],
  SignatureRequired: ['SignatureRequested'],
  Insured: ['InsuranceRequired', 'ReturnInsured', 'Insure'],
}
/** What no code says, as the lender wrote it. */
const conditionWords = (message: SupplyingAgencyMessage): readonly string[] =>
  conditionsSaid(message).flatMap(({ value }) =>
    codesOf(value) === null && bare(value) !== 'other' ? [value.trim()] : [],
  )

/** Where it wants the piece back, line by line. */
function returnToIn({ returnInfo }: SupplyingAgencyMessage): string | undefined {
  const at = returnInfo?.physicalAddress
  if (!at) return undefined
  const region = at.region?.value.replace(/^[A-Z]{2}-/, '')
  const country = at.country?.value.trim()
  const town = [at.locality, [region, at.postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  const lines = [returnInfo.name, at.line1, at.line2, town, country === 'US' || country === 'USA' ? '' : country]
    .map((one) => one?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((one) => one !== '')
  const hasPlace = at.line1 !== undefined || at.postalCode !== undefined
  return hasPlace ? lines.join('\n').slice(0, 500) : undefined
}

const holdWords: Readonly<Record<string, string>> = {
  HoldReturn: 'The lender asks us to keep the piece here until it says otherwise (HoldReturn).',
  ReleaseHoldReturn: 'The lender says the piece may come back again (ReleaseHoldReturn).',
}
function noteIn(message: SupplyingAgencyMessage): string | undefined {
  const { messageInfo, statusInfo, deliveryInfo } = message
  const parts = [
    holdWords[statusInfo.status],
    messageInfo.note?.trim(),
    ...conditionWords(message),
    deliveryInfo?.URL?.trim(),
  ].filter((one) => one !== undefined && one !== '')
  return parts.length > 0 ? parts.join('\n').slice(0, 5000) : undefined
}

function known(code: Code | undefined, list: readonly string[]): string {
  return (code && list.find((one) => sameCode(one, code.value))) ?? 'Other'
}

/** The first day at the office that lies wholly after the instant: asking on the day itself could be too early. */
function firstWholeDay(instant: string | undefined, timeZone: string): string | undefined {
  const day = dayTold(instant, timeZone)
  if (day === undefined || instant === undefined) return undefined
  const justBefore = new Date(Date.parse(instant) - 1).toISOString()
  return dayTold(justBefore, timeZone) === day ? nextDay(day) : day
}

const nextDay = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
const short = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim().slice(0, 200)
  return trimmed === '' ? undefined : trimmed
}
