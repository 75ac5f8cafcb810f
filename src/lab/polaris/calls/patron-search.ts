import type { Asked, PapiCall } from '../call.ts'
import type { Patron } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { nameOf } from '../world.ts'

export const patronSearchCalls: readonly PapiCall[] = [
  {
    name: 'PatronSearch',
    method: 'GET',
    path: '/search/patrons/boolean',
    by: 'staff',
    root: 'PatronSearchResult',
    empty: { WordList: '', TotalRecordsFound: 0, PatronSearchRows: [] },
    act: searchPatrons,
  },
]

const sortKeys: Readonly<Record<string, (patron: Patron) => string>> = {
  CITY: (patron) => patron.addresses[0]?.City ?? '',
  ORG: (patron) => String(patron.branchId).padStart(6, '0'),
  PATB: (patron) => patron.barcode,
  PATN: (patron) => nameOf(patron),
  PATNL: (patron) => nameOf(patron),
  STATE: (patron) => patron.addresses[0]?.State ?? '',
  ZIP: (patron) => patron.addresses[0]?.PostalCode ?? '',
}

const text = (patron: Patron, name: string): string => String(patron.fields[name] ?? '')
const day = (iso: string | null): string => (iso ?? '').slice(0, 10)

const points: Readonly<Record<string, (patron: Patron) => readonly string[]>> = {
  PATB: (one) => [one.barcode],
  PREB: (one) => [text(one, 'FormerID')],
  PATN: (one) => [nameOf(one), nameOf(one, 'first last')],
  PATNF: (one) => [[text(one, 'NameFirst'), text(one, 'NameMiddle'), text(one, 'NameLast')].filter(Boolean).join(' ')],
  PATNL: (one) => [nameOf(one), nameOf(one).replace(',', '')],
  PATL: (one) => [String(one.branchId)],
  PATC: (one) => [String(one.codeId)],
  PATAD: (one) => one.addresses.map((a) => [a.StreetOne, a.StreetTwo, a.City, a.State, a.PostalCode].join(' ')),
  ZIP: (one) => one.addresses.map((a) => a.PostalCode),
  PHONE: (one) => ['PhoneVoice1', 'PhoneVoice2', 'PhoneVoice3'].map((name) => text(one, name).replace(/\D/g, '')),
  EM: (one) => [text(one, 'EmailAddress'), text(one, 'AltEmailAddress')],
  BD: (one) => [day(one.birthdate)],
  EXD: (one) => [day(one.expiresAt)],
  ADCK: (one) => [day(one.addrCheckAt)],
  REGD: (one) => [day(one.registeredAt)],
  LAD: (one) => [day(one.lastActivityAt)],
  LA: (one) => [text(one, 'LanguageID')],
  STAC: (one) => [text(one, 'StatisticalClassID')],
  PRID: (one) => [String(one.id)],
  NOTE: (one) => [one.note, one.blockingNote],
  FAX: (one) => [text(one, 'PhoneFAX')],
  BILL: () => [],
  BLOCKFT: (one) => one.blocks.filter((block) => block.type === 1).map((block) => block.value),
  BLOCKLIB: (one) => one.blocks.filter((block) => block.type === 2).map((block) => block.value),
  X1: (one) => [text(one, 'User1')],
  X2: (one) => [text(one, 'User2')],
  X3: (one) => [text(one, 'User3')],
  X4: (one) => [text(one, 'User4')],
  X5: (one) => [text(one, 'User5')],
}

interface Term {
  readonly of: (patron: Patron) => readonly string[]
  readonly wanted: string
}

function searchPatrons(asked: Asked): Fields {
  const { query, state, settings, clock } = asked
  const terms = readTerms(query.get('q') ?? '')
  const lag = clock.now().getTime() - settings.assumed('patronSearchLagSeconds') * 1000
  const found = state.patrons
    .filter((patron) => new Date(patron.createdAt).getTime() <= lag)
    .filter((patron) => terms.every((term) => term.of(patron).some((value) => fits(value, term.wanted))))
  const by = sortKeys[(query.get('sort') ?? 'PATN').toUpperCase()] ?? nameOf
  const sorted = found.toSorted((a, b) => by(a).localeCompare(by(b)))
  const size = Math.max(1, Number(query.get('patronsperpage') ?? '10') || 10)
  const page = Math.max(1, Number(query.get('page') ?? '1') || 1)
  const shown = sorted.slice((page - 1) * size, page * size)
  return {
    PAPIErrorCode: found.length === 0 ? settings.assumed('patronNotFoundCode') : shown.length,
    ErrorMessage: '',
    WordList: terms.map((term) => term.wanted).join(' '),
    TotalRecordsFound: found.length,
    PatronSearchRows: shown.map((patron) => ({
      PatronID: patron.id,
      Barcode: patron.barcode,
      OrganizationID: patron.branchId,
      PatronFirstLastName: nameOf(patron),
    })),
  }
}

/** POINT=value AND POINT="value with spaces*". */
function readTerms(q: string): Term[] {
  if (q.trim() === '') throw new PapiTrouble(-6, 'The search expression is empty.')
  return q
    .trim()
    .split(/\s+AND\s+/i)
    .map((part) => {
      const read = /^\(*\s*([A-Z0-9]+)\s*=\s*"?(.*?)"?\s*\)*$/i.exec(part)
      const of = points[(read?.[1] ?? '').toUpperCase()]
      if (!read || !of) throw new PapiTrouble(-6, `The search expression cannot be read: ${part}`)
      return { of, wanted: (read[2] ?? '').toLowerCase() }
    })
}

function fits(value: string, wanted: string): boolean {
  const [have, want] = [value.toLowerCase(), wanted]
  if (want === '*') return true
  if (want.endsWith('*')) return words(have).includes(` ${words(want.slice(0, -1)).trim()}`)
  return words(have) === words(want) || have.replace(/[^\d]/g, '') === want
    ? want !== ''
    : words(have).includes(words(want)) && want !== ''
}

function words(text: string): string {
  return ` ${text.replace(/[\s,]+/g, ' ').trim()} `
}
