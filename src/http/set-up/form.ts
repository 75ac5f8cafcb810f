import { isNumberAsSymbol } from '../../domain/values/library-symbol.ts'
import { refuse } from '../../domain/refusal.ts'
import type { OfficeSettings } from '../../office/context.ts'
import { faultOfPassword } from '../sign-in/passwords.ts'
import { faultOfEmail, faultOfName } from '../sign-in/staff-rules.ts'

// oxfmt-ignore
export const fieldNames = [
  'code', 'officeName', 'isil', 'oclc', 'street', 'city', 'region', 'postcode', 'country', 'timeZone', 'officeEmail',
  'phone', 'name', 'email', 'password', 'again',
] as const
export type FieldName = (typeof fieldNames)[number]
/** What was typed, word for word: the page shows it again. */
export type Typed = Readonly<Record<FieldName, string>>
export type Faults = Partial<Record<FieldName, string>>

export interface FirstAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

export function nothingTyped(): Typed {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  // A server set to UTC says nothing of where its library is.
  const timeZone = here === 'UTC' ? 'America/New_York' : here
  return typedFrom((name) => (name === 'timeZone' ? timeZone : ''))
}

export function typedFrom(read: (name: FieldName) => string): Typed {
  // oxfmt-ignore
  return {
    code: read('code'), officeName: read('officeName'), isil: read('isil'), oclc: read('oclc'), street: read('street'),
    city: read('city'), region: read('region'), postcode: read('postcode'), country: read('country'),
    timeZone: read('timeZone'), officeEmail: read('officeEmail'), phone: read('phone'), name: read('name'),
    email: read('email'), password: read('password'), again: read('again'),
  }
}

export function officeFrom(typed: Typed): OfficeSettings {
  const symbols = [
    { scheme: 'ISIL', symbol: typed.isil.trim() },
    { scheme: 'OCLC', symbol: typed.oclc.trim().toUpperCase() },
  ]
  const place = { city: typed.city, region: typed.region, postcode: typed.postcode, country: typed.country }
  return {
    name: typed.officeName.trim(),
    symbols: symbols.filter((one) => one.symbol !== ''),
    timeZone: typed.timeZone,
    address: { lines: linesOf(typed.street), ...filled(place) },
    email: typed.officeEmail.trim() || null,
    phone: typed.phone.trim() || null,
  }
}

export function accountFrom({ name, email, password }: Typed): FirstAccount {
  return { name: name.trim(), email: email.trim().toLowerCase(), password }
}

/** Everything that is wrong, all at once, beside the field it is about. */
export function faultsOf(typed: Typed): Faults {
  const account = accountFrom(typed)
  const checks: readonly (readonly [FieldName, string | null])[] = [
    ['officeName', faultOfText(typed.officeName, 300, 'Type the name of the office.')],
    ['isil', faultOfSymbols(typed)],
    ['oclc', faultOfOclc(typed.oclc)],
    ['street', faultOfStreet(typed.street)],
    ['city', faultOfText(typed.city, 500, 'Type the city: packages come back to this address.')],
    ['region', tooLong(typed.region, 500)],
    ['postcode', tooLong(typed.postcode, 20)],
    ['country', tooLong(typed.country, 60)],
    ['timeZone', isTimeZone(typed.timeZone) ? null : 'Choose a time zone from the list.'],
    ['officeEmail', typed.officeEmail.trim() === '' ? null : sentenceOf(faultOfEmail(typed.officeEmail.trim()))],
    ['phone', tooLong(typed.phone, 60)],
    ['name', sentenceOf(faultOfName(account.name))],
    ['email', sentenceOf(account.email === '' ? refuse('email-missing') : faultOfEmail(account.email))],
    [
      'password',
      sentenceOf(typed.password === '' ? refuse('password-missing') : faultOfPassword(typed.password, account)),
    ],
    ['again', typed.password === typed.again ? null : 'The two passwords are not the same.'],
  ]
  return Object.fromEntries(checks.filter(([, sentence]) => sentence !== null))
}

function sentenceOf(fault: { sentence: string } | null): string | null {
  return fault?.sentence ?? null
}

function faultOfText(text: string, most: number, missing: string): string | null {
  return text.trim() === '' ? missing : tooLong(text, most)
}

function tooLong(text: string, most: number): string | null {
  return text.trim().length <= most ? null : `At most ${most} characters.`
}

function faultOfSymbols({ isil, oclc }: Typed): string | null {
  if (isil.trim() === '' && oclc.trim() === '') {
    return 'Type at least one symbol, the ISIL or the OCLC one: it is how other libraries name you.'
  }
  return faultOfSymbol(isil)
}

function faultOfSymbol(text: string): string | null {
  return /^[A-Za-z0-9/:-]{0,60}$/.test(text.trim()) ? null : 'A symbol is letters, digits and hyphens, such as US-NFLS.'
}

function faultOfOclc(text: string): string | null {
  return isNumberAsSymbol({ scheme: 'OCLC', symbol: text })
    ? `${text.trim()} is a number: an OCLC symbol has letters. Leave it empty if you have none.`
    : faultOfSymbol(text)
}

function faultOfStreet(text: string): string | null {
  const lines = linesOf(text)
  if (lines.length === 0) return 'Type the street or post box: packages come back to this address.'
  if (lines.length > 6) return 'At most six lines.'
  return lines.some((line) => line.length > 200) ? 'At most 200 characters a line.' : null
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function filled<K extends string>(fields: Readonly<Record<K, string>>): Partial<Record<K, string>> {
  const kept: Partial<Record<K, string>> = {}
  for (const name in fields) if (fields[name].trim() !== '') kept[name] = fields[name].trim()
  return kept
}

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name)
}
