import { cancelHold } from '../calls/holds.ts'
import { keptFields } from '../calls/patron-checks.ts'
import { cancelCode, shownStatus } from '../hold-life.ts'
import { holdStatuses, patronCodes } from '../names.ts'
import { wordsOf } from '../patron-blocks.ts'
import type { Hold, Patron } from '../state.ts'
import { nextId } from '../state.ts'
import type { Fields, Value } from '../value.ts'
import {
  branchName,
  dateOf,
  holdById,
  isoOf,
  itemByBarcode,
  itemById,
  nameOf,
  nowText,
  patronByBarcode,
  patronById,
  type World,
} from '../world.ts'
import { numberIn, StaffTrouble, type StaffAsked, type StaffCall } from './staff-call.ts'

export const patronStaffCalls: readonly StaffCall[] = [
  { name: 'patrons', method: 'GET', path: 'patrons/:patronId', act: (asked) => record(asked, patronOf(asked)) },
  { name: 'patrons', method: 'PUT', path: 'patrons/:patronId', act: update },
  { name: 'ids/patrons', method: 'GET', path: 'ids/patrons', act: idOfBarcode },
  {
    name: 'barcodes/patrons',
    method: 'GET',
    path: 'barcodes/patrons/:patronId',
    act: (asked) => patronOf(asked).barcode,
  },
  { name: 'barcodes/items', method: 'GET', path: 'barcodes/items/:itemId', act: itemBarcode },
  { name: 'patrons/blockssummary', method: 'GET', path: 'patrons/:patronId/blockssummary', act: blocks },
  { name: 'patrons/blocks', method: 'DELETE', path: 'patrons/:patronId/blocks/:type/:blockId', act: removeBlock },
  { name: 'patrons/requests/local', method: 'GET', path: 'patrons/:patronId/requests/local', act: localHolds },
  { name: 'patrons/charges', method: 'POST', path: 'patrons/:patronId/charges', act: addCharge },
  { name: 'holds', method: 'GET', path: 'holds/:holdId', act: (asked) => holdRow(asked, holdOf(asked)) },
  { name: 'holds', method: 'DELETE', path: 'holds/:holdId', act: deleteHold },
  { name: 'patrondefaults', method: 'GET', path: 'patrondefaults', act: patronDefaults },
  {
    name: 'holdsdefaults',
    method: 'GET',
    path: 'holdsdefaults',
    act: () => ({ ExpirationDatePeriod: 180, PickupBranchID: 0 }),
  },
]

function patronOf(asked: StaffAsked): Patron {
  const patron = patronById(asked, numberIn(asked, 'patronId'))
  if (!patron) throw new StaffTrouble(404, 'The patron was not found.')
  return patron
}

function record(world: World, patron: Patron): Fields {
  return {
    PatronID: patron.id,
    Barcode: patron.barcode,
    PatronCodeID: patron.codeId,
    OrganizationID: patron.branchId,
    LastActivityDate: dateOf(patron.lastActivityAt),
    ItemsOut: world.state.items.filter((one) => one.loan?.patronId === patron.id).length,
    Registration: {
      NameFirst: patron.fields['NameFirst'] ?? null,
      NameLast: patron.fields['NameLast'] ?? null,
      NameMiddle: patron.fields['NameMiddle'] ?? null,
      PatronFullName: nameOf(patron),
      EmailAddress: patron.fields['EmailAddress'] ?? null,
      PhoneVoice1: patron.fields['PhoneVoice1'] ?? null,
      RegistrationDate: new Date(patron.registeredAt),
      ExpirationDate: dateOf(patron.expiresAt),
      AddrCheckDate: dateOf(patron.addrCheckAt),
      Birthdate: dateOf(patron.birthdate),
    },
    PatronAddresses: patron.addresses.map((one) => ({ ...one })),
  }
}

/** Takes the record as GET gives it; what is not there stays as it is. */
function update(asked: StaffAsked): Value {
  const patron = patronOf(asked)
  const inner = asked.body.part('Registration')
  Object.assign(patron.fields, onlyNamed(keptFields(inner)))
  patron.expiresAt = isoOf(asked, inner.text('ExpirationDate')) ?? patron.expiresAt
  patron.addrCheckAt = isoOf(asked, inner.text('AddrCheckDate')) ?? patron.addrCheckAt
  if (asked.body.text('Barcode') !== '') patron.barcode = asked.body.text('Barcode')
  patron.codeId = asked.body.whole('PatronCodeID') ?? patron.codeId
  patron.branchId = asked.body.whole('OrganizationID') ?? patron.branchId
  return record(asked, patron)
}

function onlyNamed(fields: Patron['fields']): Patron['fields'] {
  const known = ['NameFirst', 'NameLast', 'NameMiddle', 'EmailAddress', 'PhoneVoice1']
  return Object.fromEntries(Object.entries(fields).filter(([name]) => known.includes(name)))
}

/** A bare number; two programs name the parameter differently. */
function idOfBarcode(asked: StaffAsked): Value {
  const { query, settings } = asked
  const barcode = query.get(settings.assumed('patronIdParameter')) ?? ''
  const patron = patronByBarcode(asked, barcode)
  if (barcode === '' || !patron) throw new StaffTrouble(404, 'The patron was not found.')
  return patron.id
}

function itemBarcode(asked: StaffAsked): Value {
  const item = itemById(asked, numberIn(asked, 'itemId')) ?? itemByBarcode(asked, asked.path['itemId'] ?? '')
  if (!item) throw new StaffTrouble(404, 'The item was not found.')
  return item.barcode
}

function blocks(asked: StaffAsked): Value {
  const patron = patronOf(asked)
  const now = nowText(asked)
  const row = (BlockType: number, BlockID: number, BlockDescription: string): Fields => {
    return {
      PatronID: patron.id,
      BlockType,
      BlockID,
      BlockDescription,
      CreationDate: null,
      OrganizationID: patron.branchId,
    }
  }
  return [
    ...patron.blocks.map((one) => row(one.type, one.id, wordsOf(one))),
    ...(patron.expiresAt !== null && patron.expiresAt < now ? [row(100, 1, 'Registration has expired')] : []),
    ...(patron.addrCheckAt !== null && patron.addrCheckAt < now ? [row(101, 1, 'Address check is due')] : []),
  ]
}

function removeBlock(asked: StaffAsked): Value {
  const patron = patronOf(asked)
  const [type, id] = [numberIn(asked, 'type'), numberIn(asked, 'blockId')]
  const block = patron.blocks.find((one) => one.type === type && one.id === id)
  if (!block) throw new StaffTrouble(404, 'The block was not found.')
  patron.blocks = patron.blocks.filter((one) => one !== block)
  return true
}

export function holdRow(world: World, hold: Hold): Fields {
  return {
    SysHoldRequestID: hold.id,
    SysHoldStatusID: shownStatus(world, hold.statusId),
    SysHoldStatus: holdStatuses[hold.statusId] ?? '',
    PatronID: hold.patronId,
    BibliographicRecordID: hold.bibId,
    BibRecordID: hold.bibId,
    ItemRecordID: hold.itemId ?? 0,
    Title: hold.title,
    BrowseTitle: hold.title,
    Author: hold.author,
    PickupBranchID: hold.pickupId,
    PickupBranchName: branchName(world, hold.pickupId),
    CreationDate: new Date(hold.createdAt),
    ActivationDate: new Date(hold.activationAt),
    ExpirationDate: new Date(hold.expirationAt),
    LastStatusTransitionDate: new Date(hold.changedAt),
    StaffDisplayNotes: hold.staffNotes,
    NonPublicNotes: hold.privateNotes,
    ItemLevelHold: hold.wantedBarcode !== '',
    VolumeNumber: hold.volume,
    PACDisplayNotes: hold.pacNotes,
  }
}

function localHolds(asked: StaffAsked): Value {
  const patron = patronOf(asked)
  return asked.state.holds.filter((one) => one.patronId === patron.id).map((one) => holdRow(asked, one))
}

function holdOf(asked: StaffAsked): Hold {
  const hold = holdById(asked, numberIn(asked, 'holdId'))
  if (!hold) throw new StaffTrouble(404, 'The hold request was not found.')
  return hold
}

function deleteHold(asked: StaffAsked): Value {
  const hold = holdById(asked, numberIn(asked, 'holdId'))
  if (!hold || (cancelCode(asked, hold) !== 0 && hold.statusId !== 16)) return false
  cancelHold(asked, hold)
  asked.state.holds = asked.state.holds.filter((one) => one !== hold)
  return true
}

/** No document names a call that adds a charge; this one stands only where it is assumed. */
function addCharge(asked: StaffAsked): Value {
  if (asked.settings.assumed('chargeCall') !== 'staff') throw new StaffTrouble(404, 'No HTTP resource was found.')
  const patron = patronOf(asked)
  const cents = Math.round(Number(asked.body.text('Amount')) * 100)
  if (!(cents > 0 && cents <= 10_000_000)) throw new StaffTrouble(400, 'Amount must be more than nothing.')
  const id = nextId(asked.state, 'transaction')
  const base = { id, patronId: patron.id, at: nowText(asked), branchId: asked.branchId, cents, openCents: cents }
  const fee = asked.body.text('FeeDescription') || 'Interlibrary loan'
  const note = asked.body.text('FreeTextNote')
  asked.state.transactions.push({
    ...base,
    typeId: 1,
    fee,
    note,
    itemId: null,
    methodId: null,
    pays: [],
    isVoid: false,
  })
  return id
}

function patronDefaults(asked: StaffAsked): Value {
  const id = Number(asked.query.get('orgid') ?? asked.branchId)
  const branch = asked.state.organizations.find((one) => one.id === id)
  if (!branch) throw new StaffTrouble(400, 'Invalid organization.')
  return {
    OrganizationID: id,
    PatronCodeID: 1,
    PatronCode: patronCodes[1] ?? '',
    PostalCode: branch.postalCode,
    City: branch.city,
    State: 'NY',
    County: 'Alder',
    CountryID: 1,
    ExpirationDate: new Date(asked.clock.now().getTime() + 3 * 365 * 86_400_000),
    AddrCheckDate: new Date(asked.clock.now().getTime() + 365 * 86_400_000),
  }
}
