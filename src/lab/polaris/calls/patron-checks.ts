import type { Body } from '../body.ts'
import { named } from '../call.ts'
import type { Patron } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { World } from '../world.ts'

/** Fields with a form of their own; a blank one is not looked at. */
const forms: readonly (readonly [string, RegExp, number, string])[] = [
  ['EmailAddress', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, -3518, 'Invalid email address.'],
  ['AltEmailAddress', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, -3615, 'Invalid alternate email address.'],
  ['DeliveryOptionID', /^[0-8]$/, -3525, 'Invalid DeliveryMethod value.'],
  ['EReceiptOptionID', /^(0|2|8|100)$/, -3618, 'Invalid EReceiptOption.'],
  ['TxtPhoneNumber', /^[0-3]$/, -3616, 'Invalid TXT phone number.'],
  ['Gender', /^[MFN]$/, -3536, 'Invalid gender.'],
  ['GenderID', /^[123]$/, -3536, 'Invalid gender.'],
  ['LanguageID', /^[1-9]\d*$/, -3628, 'Invalid language.'],
  ['PatronCode', /^[1-6]$/, -3612, 'Invalid patron code.'],
  ['CountryID', /^[12]$/, -3500, 'Invalid country.'],
  ['PhoneVoice1', /^[\d\s()+.x-]{1,20}$/, -3532, 'Invalid phone number 1.'],
  ['PhoneVoice2', /^[\d\s()+.x-]{1,20}$/, -3613, 'Invalid phone number 2.'],
  ['PhoneVoice3', /^[\d\s()+.x-]{1,20}$/, -3614, 'Invalid phone number 3.'],
  ['Password', /^\S*$/, -3533, 'Invalid Patron Password format.'],
  ['Password', /^.{1,64}$/, -3534, 'Invalid Password length.'],
  ['UserName', /^.{1,50}$/, -3547, 'Invalid Username length.'],
  ['EmailFormat', /^[12]$/, -3526, 'Invalid EmailFormat value.'],
  ['Birthdate', /^(\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}\/\d{4}|\/Date\()/, -3540, 'Invalid Birthdate.'],
  ['NameFirst', /^.{1,32}$/, -3542, 'The first name is too long.'],
  ['NameLast', /^.{1,100}$/, -3541, 'The last name is too long.'],
  ['NameMiddle', /^.{1,32}$/, -3543, 'The middle name is too long.'],
  ['Barcode', /^.{1,20}$/, -3548, 'Invalid Barcode length.'],
  ['Barcode', /^[^\s+]*$/, -3550, 'Invalid Patron Barcode.'],
  ['User1', /^.{1,64}$/, -3623, 'User defined field 1 is too long.'],
  ['User2', /^.{1,64}$/, -3624, 'User defined field 2 is too long.'],
  ['User3', /^.{1,64}$/, -3625, 'User defined field 3 is too long.'],
  ['User4', /^.{1,64}$/, -3626, 'User defined field 4 is too long.'],
  ['User5', /^.{1,64}$/, -3627, 'User defined field 5 is too long.'],
]

export function checkFields(body: Body): void {
  for (const [name, form, code, words] of forms) {
    const value = body.text(name)
    if (value !== '' && !form.test(value)) throw new PapiTrouble(code, words)
  }
  if (body.text('Password') !== body.text('Password2') && body.has('Password2')) {
    throw new PapiTrouble(-3509, 'The passwords differ.')
  }
  if (body.text('DeliveryOptionID') === '2' && body.has('EmailAddress') && body.text('EmailAddress') === '') {
    throw new PapiTrouble(-3520, 'Notices by email need an email address.')
  }
}

/** Nobody else may have the barcode, the user name, or (for a new patron) name and birth date. */
export function checkUnique({ state }: World, body: Body, self: Patron | null): void {
  const others = state.patrons.filter((one) => one !== self)
  const barcode = body.text('Barcode').toLowerCase()
  if (barcode !== '' && others.some((one) => one.barcode.toLowerCase() === barcode)) {
    throw new PapiTrouble(-3505, 'The barcode is used by another patron.')
  }
  const user = body.text('UserName').toLowerCase()
  if (user !== '' && others.some((one) => String(one.fields['UserName'] ?? '').toLowerCase() === user)) {
    throw new PapiTrouble(-3529, 'The user name is used by another patron.')
  }
  if (self) return
  const [first, last] = [body.text('NameFirst').toLowerCase(), body.text('NameLast').toLowerCase()]
  const isDouble = others.some(
    ({ fields, birthdate }) =>
      String(fields['NameFirst']).toLowerCase() === first &&
      String(fields['NameLast']).toLowerCase() === last &&
      (birthdate ?? '').slice(0, 10) === body.text('Birthdate').slice(0, 10),
  )
  if (isDouble) throw new PapiTrouble(-3528, 'A patron with this name exists already.')
}

const elsewhere = new Set(
  named(
    'LogonBranchID LogonUserID LogonWorkstationID PatronBranchID Password Password2 Barcode PatronCode ExpirationDate AddrCheckDate Birthdate Addresses AddressID AddressTypeID PostalCode ZipPlusFour City State County CountryID Country FreeTextLabel StreetOne StreetTwo StreetThree',
  ),
)

const numbers = /(ID|Flag|EmailFormat|TxtPhoneNumber)$/

/** What of a registration is simply kept and shown again. */
export function keptFields(body: Body): Patron['fields'] {
  const kept: Patron['fields'] = {}
  for (const name of Object.keys(body.fields)) {
    if (elsewhere.has(name) || !body.has(name)) continue
    const text = body.text(name)
    if (/^(ExcludeFrom|Use|EnableSMS)/.test(name)) kept[name] = body.flag(name)
    else kept[name] = numbers.test(name) && name !== 'FormerID' ? (body.whole(name) ?? 0) : text
  }
  return kept
}
