import { ok, rows, type Asked, type PapiCall } from '../call.ts'
import { checkIn, checkOut, renew, renewalFlags, type LoanAnswer } from '../circulation.ts'
import { formats, itemIs, itemStatuses } from '../names.ts'
import type { Item, Patron } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import {
  bibById,
  branchName,
  checkLogon,
  dateOf,
  itemByBarcode,
  nameOf,
  nowText,
  patronById,
  type World,
} from '../world.ts'
import { askedPatron } from './patron-read.ts'

const logon = ['LogonBranchID', 'LogonUserID', 'LogonWorkstationID'] as const
const media = { SelfCheckMediaTypeID: 1, IsMagnetic: false, CanDesensitize: true, DoubleSided: true, Unlocker: false }

export const loanCalls: readonly PapiCall[] = [
  {
    name: 'PatronItemsOutGet',
    method: 'GET',
    path: '/patron/:barcode/itemsout/:filter',
    by: 'patron',
    root: 'PatronItemsOutGetResult',
    empty: { PatronItemsOutGetRows: null },
    act: itemsOut,
  },
  {
    name: 'PatronItemsOutGet',
    method: 'GET',
    path: '/patron/:barcode/itemsout',
    by: 'patron',
    root: 'PatronItemsOutGetResult',
    act: itemsOut,
  },
  {
    name: 'ItemRenew',
    method: 'PUT',
    path: '/patron/:barcode/itemsout/:itemId',
    by: 'patron',
    root: 'ItemsOutActionResult',
    body: {
      root: 'ItemsOutActionData',
      order: ['Action', ...logon, 'RenewData'],
      parts: { RenewData: ['IgnoreOverrideErrors'] },
    },
    empty: { ItemRenewResult: null },
    act: renewItems,
  },
  {
    name: 'ItemCheckoutPost',
    method: 'POST',
    path: '/patron/:barcode/itemsout',
    by: 'patron',
    root: 'ItemCheckoutResult',
    body: { root: 'ItemCheckoutData', order: ['ItemBarcode', ...logon] },
    empty: { ...checkoutBlank() },
    act: checkOutItem,
  },
  {
    name: 'ItemCheckinPost',
    method: 'POST',
    path: '/item/:itemBarcode/checkin',
    by: 'staff',
    root: 'ItemCheckInResult',
    body: { root: 'ItemCheckInData', order: logon },
    act: checkInItem,
  },
]

const filters: Readonly<Record<string, (item: Item, now: string) => boolean>> = {
  all: () => true,
  overdue: (item, now) => (item.loan?.dueAt ?? now) < now,
  lost: (item) => item.statusId === 7,
}

function itemsOut(asked: Asked): Fields {
  const patron = askedPatron(asked)
  const fits = filters[(asked.path['filter'] ?? 'all').toLowerCase()]
  if (!fits) throw new PapiTrouble(-1, 'Invalid Status ID Filter')
  const mine = asked.state.items.filter((one) => one.loan?.patronId === patron.id && fits(one, nowText(asked)))
  return rows(
    'PatronItemsOutGetRows',
    mine
      .toSorted((a, b) => (a.loan?.dueAt ?? '').localeCompare(b.loan?.dueAt ?? ''))
      .map((one) => outRow(asked, patron, one)),
  )
}

const noVendor = { VendorName: '', VendorAccountName: '', VendorObjectIdentifier: '' } as const

function outRow(world: World, patron: Patron, item: Item): Fields {
  const bib = bibById(world, item.bibId)
  const { loan } = item
  return {
    ItemID: item.id,
    Barcode: item.barcode,
    BibID: item.bibId,
    FormatID: bib?.formatId ?? 1,
    FormatDescription: formats[bib?.formatId ?? 1] ?? '',
    Title: bib?.title ?? '',
    Author: bib?.author ?? '',
    CallNumber: item.callNumber,
    CheckOutDate: dateOf(loan?.outAt ?? null),
    DueDate: dateOf(loan?.dueAt ?? null),
    RenewalCount: loan?.renewals ?? 0,
    RenewalLimit: item.renewalLimit,
    AssignedBranchID: item.branchId,
    AssignedBranchName: branchName(world, item.branchId),
    LoaningBranchID: loan?.branchId ?? 0,
    LoaningBranchName: branchName(world, loan?.branchId ?? 0),
    BillingNoticeSent: false,
    ReplacementChargeTxnID: 0,
    ProcessingChargeTxnID: 0,
    OverdueChargeTxnID: 0,
    DisplayInPAC: item.inPac,
    ElectronicItem: false,
    ...noVendor,
    ISBN: bib?.isbn ?? '',
    ISSN: bib?.issn ?? '',
    OCLCNumber: bib?.oclc ?? '',
    UPCNumber: '',
    CanItemBeRenewed: renewalFlags(world, patron, item) === 0,
    Designation: null,
    VolumeNumber: item.volume === '' ? null : item.volume,
  }
}

/** Bits of RenewalBlockFlags that are about the patron; the others are about the item. */
const patronBits = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x20 | 0x40 | 0x80 | 0x100 | 0x200 | 0x10000 | 0x20000
const renewalWords: Readonly<Record<number, string>> = {
  0x1: 'Patron code is blocked',
  0x2: 'Patron has a library assigned block',
  0x4: 'Patron has a free text block',
  0x10: 'Patron has a collection agency block',
  0x20: 'Patron has a verify borrower block',
  0x800: 'Item has a free text block',
  0x4000: 'Item renewal limit reached',
  0x8000: 'Item fills a request for another patron',
  0x40000: 'Item is not checked out to the patron',
}

function renewItems(asked: Asked): Fields {
  const patron = askedPatron(asked)
  const { body } = asked
  if (body.text('Action').toLowerCase() !== 'renew') throw new PapiTrouble(-6, 'Action must be renew.')
  checkLogon(
    asked,
    body.whole('LogonBranchID') ?? 0,
    body.whole('LogonUserID') ?? 0,
    body.whole('LogonWorkstationID') ?? 0,
  )
  const id = Number(asked.path['itemId'])
  const wanted = asked.state.items.filter((one) => (id === 0 ? one.loan?.patronId === patron.id : one.id === id))
  if (wanted.length === 0) throw new PapiTrouble(-2000, 'Invalid item record ID.')
  const ignore = body.part('RenewData').flag('IgnoreOverrideErrors')
  const tried = wanted.map((item) => ({ item, answer: renew(asked, patron, item, ignore) }))
  const failed = tried.filter(({ answer }) => answer.code !== 0)
  const code = failed.length === 0 ? 0 : failed.length === tried.length ? -2 : -3
  return {
    PAPIErrorCode: code,
    ErrorMessage: code === 0 ? '' : 'Renewal failed for one or more items.',
    ItemRenewResult: {
      BlockRows: failed.flatMap(({ item, answer }) => blockRows(item, answer)),
      DueDateRows: tried
        .filter(({ answer }) => answer.code === 0)
        .map(({ item }) => ({ ItemRecordID: item.id, DueDate: dateOf(item.loan?.dueAt ?? null) })),
    },
  }
}

function blockRows(item: Item, { renewalFlags: flags }: LoanAnswer): Fields[] {
  const bits = Array.from({ length: 21 }, (_, index) => 1 << index).filter((bit) => flags & bit)
  return bits.map((bit) => ({
    PAPIErrorType: bit & patronBits ? 1 : 2,
    PolarisErrorCode: bit,
    ErrorAllowOverride: bit !== 0x40000,
    ErrorDesc: renewalWords[bit] ?? 'Renewal is blocked',
    ItemRecordID: item.id,
  }))
}

function checkoutBlank() {
  return {
    ItemRecordID: 0,
    IsRenewal: false,
    DueDate: null,
    ChargeAmount: 0,
    PatronBlockFlags: 0,
    ItemBlockFlags: 0,
    RenewalBlockFlags: 0,
    MaterialTypeID: 0,
    ...media,
    DDM_MediaFormatID: 0,
    Title: '',
  }
}

function checkOutItem(asked: Asked): Fields {
  const patron = askedPatron(asked)
  const { body } = asked
  const branchId = body.whole('LogonBranchID') ?? 0
  checkLogon(asked, branchId, body.whole('LogonUserID') ?? 0, body.whole('LogonWorkstationID') ?? 0)
  const item = itemByBarcode(asked, body.text('ItemBarcode'))
  if (!item) throw new PapiTrouble(-2001, 'Invalid item barcode.')
  const answer = checkOut(asked, patron, item, branchId)
  return {
    PAPIErrorCode: answer.code,
    ErrorMessage: answer.message,
    ItemRecordID: item.id,
    IsRenewal: answer.isRenewal,
    DueDate: answer.code === 0 ? dateOf(item.loan?.dueAt ?? null) : null,
    ChargeAmount: 0,
    PatronBlockFlags: answer.patronFlags,
    ItemBlockFlags: answer.itemFlags,
    RenewalBlockFlags: answer.renewalFlags,
    MaterialTypeID: item.materialTypeId,
    ...media,
    DDM_MediaFormatID: 1,
    Title: bibById(asked, item.bibId)?.title ?? '',
  }
}

function checkInItem(asked: Asked): Fields {
  const { body } = asked
  const branchId = body.whole('LogonBranchID') ?? 0
  checkLogon(asked, branchId, body.whole('LogonUserID') ?? 0, body.whole('LogonWorkstationID') ?? 0)
  const item = itemByBarcode(asked, asked.path['itemBarcode'] ?? '')
  if (!item) throw new PapiTrouble(-2001, 'Invalid item barcode.')
  if (item.statusId === itemIs.returnedIll) throw new PapiTrouble(-6301, 'The item has been returned via ILL.')
  const told = checkIn(asked, item, branchId)
  const waits = told.hold ? patronById(asked, told.hold.patronId) : undefined
  const pickup = told.hold ? branchName(asked, told.hold.pickupId) : ''
  const hold = waits
    ? {
        TrappingPatronBarcode: waits.barcode,
        TrappingPatronName: nameOf(waits),
        PickupBranchName: pickup,
        PickupArea: null,
      }
    : null
  return {
    ...ok,
    ItemRecordID: item.id,
    OriginalCheckOutDate: dateOf(told.firstOutAt),
    AssignedBranchID: item.branchId,
    AssignedCollectionID: null,
    ItemStatusID: item.statusId,
    PreviousItemStatusID: told.previousStatusId,
    ItemBarcode: item.barcode,
    Title: bibById(asked, item.bibId)?.title ?? '',
    MaterialTypeID: item.materialTypeId,
    ...media,
    DDM_MediaFormatID: 1,
    ShelfLocation: item.shelf === '' ? null : item.shelf,
    CallNumber: item.callNumber,
    PatronBarcode: patronById(asked, told.lastPatronId ?? 0)?.barcode ?? null,
    Comment: null,
    [asked.settings.assumed('checkinHoldName')]: hold,
    InTransitResult: transitOf(item, told.previousStatusId),
  }
}

function transitOf(item: Item, previous: number): Fields | null {
  if (!item.transit) return null
  const sent = new Date(item.transit.sentAt)
  return {
    InTransitSentBranchID: item.transit.from,
    InTransitRecvdBranchID: item.transit.to,
    ItemStatusDate: new Date(item.changedAt),
    InTransitSentDate: sent,
    Status: `${itemStatuses[previous] ?? ''} -> ${itemStatuses[item.statusId] ?? ''}`,
  }
}
