import { illStatusName } from '../calls/ill.ts'
import { formats, itemStatuses } from '../names.ts'
import type { Ill, Item } from '../state.ts'
import type { Fields } from '../value.ts'
import { bibById, branchName, dateOf, itemById, nameOf, patronById, type World } from '../world.ts'

/** An ILL request as staff see it whole. */
export function illDetail(world: World, ill: Ill): Fields {
  const patron = patronById(world, ill.patronId)
  const item = itemById(world, ill.itemId)
  return {
    ILLRequestID: ill.id,
    PatronName: patron ? nameOf(patron) : '',
    PatronBarcode: patron?.barcode ?? '',
    PatronPhone: patron?.fields['PhoneVoice1'] ?? null,
    PatronEmail: patron?.fields['EmailAddress'] ?? null,
    PatronID: ill.patronId,
    PickupBranchID: ill.pickupId,
    CreationDate: new Date(ill.createdAt),
    NeedByDate: dateOf(ill.needBy),
    ActivationDate: dateOf(ill.activatedAt),
    Author: ill.author,
    Title: ill.title,
    BrowseAuthor: ill.author,
    BrowseTitle: ill.title,
    MARCTOMID: 1,
    MARCTOMDescription: formats[1] ?? '',
    MediumType: ill.mediumType,
    Publisher: ill.publisher,
    PublicationYear: ill.year,
    LCCN: ill.lccn,
    ISBN: ill.isbn,
    ISSN: ill.issn,
    VolumeAndIssue: ill.volume,
    Series: '',
    Edition: ill.edition,
    RequestType: ill.requestTypeId === 2 ? 'Copy' : 'Loan',
    RequestTypeID: ill.requestTypeId,
    BibliographicRecordID: ill.bibId,
    ItemRecordID: ill.itemId,
    ItemBarcode: item?.barcode ?? null,
    ItemStatusID: item?.statusId ?? null,
    HoldTillDate: null,
    AssignedBranchID: item?.branchId ?? null,
    ILLStatusID: ill.statusId,
    CurrentStatus: illStatusName(world, ill.statusId),
    PreviousStatus: illStatusName(world, ill.previousStatusId),
    StatusTransitionDate: new Date(ill.changedAt),
    ILLMessageDetailSentDate: null,
    StaffNotes1: ill.staffNotes1,
    StaffNotes2: ill.staffNotes2,
    OPACNotes: ill.opacNotes,
    InnReachTrackingID: null,
  }
}

export function illListRow(world: World, ill: Ill): Fields {
  const item = itemById(world, ill.itemId)
  const formatId = bibById(world, ill.bibId)?.formatId ?? 1
  return {
    ILLRequestID: ill.id,
    ILLStatusID: ill.statusId,
    PatronID: ill.patronId,
    ItemRecordID: ill.itemId,
    BibRecordID: ill.bibId,
    PickupLibID: ill.pickupId,
    Author: ill.author,
    Title: ill.title,
    FormatDescription: formats[formatId] ?? '',
    CreationDate: new Date(ill.createdAt),
    ActivationDate: dateOf(ill.activatedAt),
    ILLStatusDescription: illStatusName(world, ill.statusId),
    ItemStatusID: item?.statusId ?? null,
    ItemStatusDescription: item ? (itemStatuses[item.statusId] ?? '') : null,
    NeedByDate: dateOf(ill.needBy),
    PickupBranch: branchName(world, ill.pickupId),
    FormatID: formatId,
    LastStatusTransitionDate: new Date(ill.changedAt),
    INNReachTrackingID: null,
  }
}

export function itemDetail(world: World, item: Item): Fields {
  const bib = bibById(world, item.bibId)
  return {
    ItemRecordID: item.id,
    Barcode: item.barcode,
    AssignedBranchID: item.branchId,
    ItemStatusID: item.statusId,
    ItemStatusDescription: itemStatuses[item.statusId] ?? '',
    MaterialTypeID: item.materialTypeId,
    CallNumber: item.callNumber,
    DisplayInPAC: item.inPac,
    Holdable: item.holdable,
    NonPublicNote: item.nonPublicNote,
    BlockingNote: item.blockingNote,
    AssociatedBibRecordID: item.bibId,
    BibInfo: {
      BibliographicRecordID: item.bibId,
      BrowseTitle: bib?.title ?? '',
      BrowseAuthor: bib?.author ?? '',
      PublicationYear: bib?.year ?? '',
    },
    CirculationData: {
      DueDate: dateOf(item.loan?.dueAt ?? null),
      RenewalCount: item.loan?.renewals ?? 0,
      PatronID: item.loan?.patronId ?? null,
    },
  }
}
