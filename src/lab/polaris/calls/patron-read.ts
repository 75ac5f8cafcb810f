import { ok, rows, type Asked, type PapiCall } from '../call.ts'
import { renewalFlags } from '../circulation.ts'
import { holdIs } from '../names.ts'
import { blockWords, owedCents, patronFlags, wordsOf } from '../patron-blocks.ts'
import type { Patron } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields, Value } from '../value.ts'
import { branchName, dateOf, nameOf, nowText, patronById } from '../world.ts'

export const patronReadCalls: readonly PapiCall[] = [
  {
    name: 'PatronValidate',
    method: 'GET',
    path: '/patron/:barcode',
    by: 'patron',
    root: 'PatronValidateResult',
    act: (asked) => ({ ...ok, ...validated(asked, askedPatron(asked)) }),
  },
  {
    name: 'PatronBasicDataGet',
    method: 'GET',
    path: '/patron/:barcode/basicdata',
    by: 'patron',
    root: 'PatronBasicDataGetResult',
    empty: { PatronBasicData: null },
    act: (asked) => ({ ...ok, PatronBasicData: basicData(asked, askedPatron(asked)) }),
  },
  {
    name: 'PatronCirculateBlocksGet',
    method: 'GET',
    path: '/patron/:barcode/circulationblocks',
    by: 'patron',
    root: 'PatronCirculateBlocksResult',
    act: circulationBlocks,
  },
  {
    name: 'PatronNotesGet',
    method: 'GET',
    path: '/patron/:barcode/notes',
    by: 'patron',
    root: 'PatronNotesGetResult',
    act: (asked) => ({ ...ok, PatronNotes: notes(askedPatron(asked)) }),
  },
  {
    name: 'PatronRenewBlocksGet',
    method: 'GET',
    path: '/circulation/patron/:patronId/renewblocks',
    by: 'staff',
    root: 'PatronRenewBlocksResult',
    empty: { Blocks: null, CanPatronRenew: false },
    act: renewBlocks,
  },
  {
    name: 'Patron_GetBarcodeFromID',
    method: 'GET',
    path: '/patron/barcode',
    by: 'staff',
    root: 'GetBarcodeAndPatronIDResult',
    act: barcodeFromId,
  },
]

export function askedPatron({ patron }: Asked): Patron {
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.')
  return patron
}

function validated(asked: Asked, patron: Patron): Fields {
  return {
    Barcode: patron.barcode,
    ValidPatron: true,
    PatronID: patron.id,
    PatronCodeID: patron.codeId,
    AssignedBranchID: patron.branchId,
    PatronBarcode: patron.barcode,
    AssignedBranchName: branchName(asked, patron.branchId),
    ExpirationDate: dateOf(patron.expiresAt),
    OverridePasswordUsed: false,
  }
}

function blocksOf(asked: Asked, patron: Patron): Fields[] {
  return blockWords(asked, patron).map((words) => ({
    PatronID: patron.id,
    PatronName: nameOf(patron),
    BlockDescription: words,
  }))
}

function circulationBlocks(asked: Asked): Fields {
  const patron = askedPatron(asked)
  return {
    ...ok,
    ...validated(asked, patron),
    Blocks: blocksOf(asked, patron),
    CanPatronCirculate: patronFlags(asked, patron) === 0,
    EmailAddress: patron.fields['EmailAddress'] ?? null,
    NameFirst: patron.fields['NameFirst'] ?? null,
    NameLast: patron.fields['NameLast'] ?? null,
    NameMiddle: patron.fields['NameMiddle'] ?? null,
  }
}

function renewBlocks(asked: Asked): Fields {
  const patron = patronById(asked, Number(asked.path['patronId']))
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.')
  const lent = asked.state.items.filter((one) => one.loan?.patronId === patron.id)
  const mask = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20
  const first = lent[0]
  const isFree = first ? (renewalFlags(asked, patron, first) & mask) === 0 : patronFlags(asked, patron) === 0
  return { ...ok, Blocks: blocksOf(asked, patron), CanPatronRenew: isFree }
}

function barcodeFromId(asked: Asked): Fields {
  const patron = patronById(asked, Number(asked.query.get('patronid')))
  if (!patron) throw new PapiTrouble(-3000, 'Patron not found.', { BarcodeAndPatronIDRows: [] })
  return rows('BarcodeAndPatronIDRows', [{ Barcode: patron.barcode, PatronID: patron.id }])
}

function notes(patron: Patron): Fields {
  return {
    NonBlockingStatusNotes: patron.note === '' ? null : patron.note,
    NonBlockingStatusNoteDate: patron.note === '' ? null : new Date(patron.createdAt),
    BlockingStatusNotes: patron.blockingNote === '' ? null : patron.blockingNote,
    BlockingStatusNoteDate: patron.blockingNote === '' ? null : new Date(patron.createdAt),
  }
}

function basicData(asked: Asked, patron: Patron): Fields {
  const { state, query } = asked
  const now = nowText(asked)
  const out = state.items.filter((one) => one.loan?.patronId === patron.id)
  const holds = state.holds.filter((one) => one.patronId === patron.id)
  const ills = state.ills.filter((one) => one.patronId === patron.id)
  const inStatus = (...statuses: number[]): number => holds.filter((one) => statuses.includes(one.statusId)).length
  const illCurrent = ills.filter((one) => [1, 3, 5].includes(one.statusId)).length
  const credit = state.transactions
    .filter((one) => one.patronId === patron.id && one.typeId === 8 && !one.isVoid)
    .reduce((sum, one) => sum + one.openCents, 0)
  const given = (name: string): Value => patron.fields[name] ?? null
  const number = (name: string): Value => patron.fields[name] ?? 0
  const flag = (name: string): Value => patron.fields[name] ?? false
  return {
    PatronID: patron.id,
    Barcode: patron.barcode,
    NameFirst: given('NameFirst'),
    NameLast: given('NameLast'),
    NameMiddle: given('NameMiddle'),
    PhoneNumber: given('PhoneVoice1'),
    EmailAddress: given('EmailAddress'),
    ItemsOutCount: out.length,
    ItemsOverdueCount: out.filter((one) => (one.loan?.dueAt ?? now) < now).length,
    ItemsOutLostCount: out.filter((one) => one.statusId === 7).length,
    HoldRequestsTotalCount: holds.length + ills.length,
    HoldRequestsCurrentCount: inStatus(holdIs.inactive, holdIs.active, holdIs.pending, holdIs.shipped) + illCurrent,
    HoldRequestsShippedCount: inStatus(holdIs.shipped),
    HoldRequestsHeldCount: inStatus(holdIs.held),
    HoldRequestsUnclaimedCount: inStatus(holdIs.unclaimed),
    ChargeBalance: owedCents(asked, patron) / 100,
    CreditBalance: credit / 100,
    DepositBalance: 0,
    NameTitle: given('NameTitle'),
    NameSuffix: given('NameSuffix'),
    PhoneNumber2: given('PhoneVoice2'),
    PhoneNumber3: given('PhoneVoice3'),
    Phone1CarrierID: number('Phone1CarrierID'),
    Phone2CarrierID: number('Phone2CarrierID'),
    Phone3CarrierID: number('Phone3CarrierID'),
    CellPhone: null,
    CellPhoneCarrierID: 0,
    AltEmailAddress: given('AltEmailAddress'),
    BirthDate: dateOf(patron.birthdate),
    RegistrationDate: new Date(patron.registeredAt),
    LastActivityDate: dateOf(patron.lastActivityAt),
    AddrCheckDate: dateOf(patron.addrCheckAt),
    MessageNewCount: 0,
    MessageReadCount: 0,
    PatronOrgID: patron.branchId,
    PatronCodeID: patron.codeId,
    DeliveryOptionID: number('DeliveryOptionID'),
    ExcludeFromAlmostOverdueAutoRenew: flag('ExcludeFromAlmostOverdueAutoRenew'),
    ExcludeFromPatronRecExpiration: flag('ExcludeFromPatronRecExpiration'),
    ExcludeFromInactivePatron: flag('ExcludeFromInactivePatron'),
    EReceiptOptionID: number('EReceiptOptionID'),
    TxtPhoneNumber: number('TxtPhoneNumber'),
    EmailFormatID: patron.fields['EmailFormat'] ?? 2,
    LegalNameFirst: given('LegalNameFirst'),
    LegalNameLast: given('LegalNameLast'),
    LegalNameMiddle: given('LegalNameMiddle'),
    UseLegalNameOnNotices: flag('UseLegalNameOnNotices'),
    LegalFullName: given('LegalFullName'),
    PatronAddresses: isAsked(query, 'addresses')
      ? patron.addresses.map((one) => ({ ...one, ...countryOf(one) }))
      : null,
    ExpirationDate: dateOf(patron.expiresAt),
    RequestPickupBranchID: patron.fields['RequestPickupBranchID'] ?? patron.branchId,
    User1: given('User1'),
    User2: given('User2'),
    User3: given('User3'),
    User4: given('User4'),
    User5: given('User5'),
    LanguageID: patron.fields['LanguageID'] ?? 1,
    FormerID: given('FormerID'),
    StatisticalClassID: given('StatisticalClassID'),
    PatronNotes: isAsked(query, 'notes') ? notes(patron) : null,
    PatronSystemBlocks: systemBlocksOf(patron),
  }
}

function isAsked(query: URLSearchParams, name: string): boolean {
  return !['', '0'].includes(query.get(name) ?? '')
}

function countryOf({ CountryID }: { CountryID: number }): { Country: string } {
  return { Country: CountryID === 1 ? 'USA' : '' }
}

function systemBlocksOf(patron: Patron): Value {
  const blocks = patron.blocks.filter((one) => one.type === 3)
  if (blocks.length === 0) return null
  return blocks.map((one) => ({ BlockID: Number(one.value), BlockDescription: wordsOf(one) }))
}
