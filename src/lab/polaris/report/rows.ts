import { illStatusName } from '../calls/ill.ts'
import { branchName, nameOf, patronById, type World } from '../world.ts'

/** What a report server or a view tells of every ILL request: the columns of Polaris' own record. */
export const reportColumns = [
  'ILLRequestID',
  'ILLStatusID',
  'CurrentStatus',
  'PatronBarcode',
  'PatronName',
  'PickupBranchID',
  'PickupBranch',
  'Title',
  'Author',
  'ISBN',
  'ISSN',
  'Publisher',
  'PublicationYear',
  'Edition',
  'VolumeAndIssue',
  'RequestTypeID',
  'CreationDate',
  'NeedByDate',
  'LastStatusTransitionDate',
  'StaffNotes1',
  'StaffNotes2',
  'OPACNotes',
] as const
export type ReportColumn = (typeof reportColumns)[number]
export type ReportRow = Readonly<Record<ReportColumn, string>>

export function reportRows(world: World): readonly ReportRow[] {
  return world.state.ills.map((ill) => {
    const patron = patronById(world, ill.patronId)
    return {
      ILLRequestID: String(ill.id),
      ILLStatusID: String(ill.statusId),
      CurrentStatus: illStatusName(world, ill.statusId),
      PatronBarcode: patron?.barcode ?? '',
      PatronName: patron ? nameOf(patron) : '',
      PickupBranchID: String(ill.pickupId),
      PickupBranch: branchName(world, ill.pickupId),
      Title: ill.title,
      Author: ill.author,
      ISBN: ill.isbn,
      ISSN: ill.issn,
      Publisher: ill.publisher,
      PublicationYear: ill.year,
      Edition: ill.edition,
      VolumeAndIssue: ill.volume,
      RequestTypeID: String(ill.requestTypeId),
      CreationDate: local(ill.createdAt),
      NeedByDate: ill.needBy === null ? '' : local(ill.needBy),
      LastStatusTransitionDate: local(ill.changedAt),
      StaffNotes1: ill.staffNotes1,
      StaffNotes2: ill.staffNotes2,
      OPACNotes: ill.opacNotes,
    }
  })
}

/** As SQL Server writes a datetime (style 126), without a zone. */
const local = (at: string): string => new Date(at).toISOString().slice(0, 23)
