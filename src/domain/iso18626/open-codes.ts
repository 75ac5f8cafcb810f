/**
 * The published lists of words that partners may extend: why a loan is refused, how a parcel travels, who pays how.
 * Unknown words are kept as they came; known ones are compared without regard to case.
 */
import type { Code } from './basics.ts'

/** Lists with their name in the scheme address; the values of 2017 and 2021 together, since we read both. */
export const openCodes = {
  reasonUnfilled: {
    list: 'ReasonUnfilledList',
    values: ['NonCirculating', 'NotAvailableForILL', 'NotHeld', 'NotOnShelf', 'PolicyProblem', 'PoorCondition'],
  },
  reasonRetry: {
    list: 'ReasonRetryList',
    values: [
      'AtBindery',
      'CostExceedsMaxCost',
      'LoanPossible',
      'NotCurrentAvailableForILL',
      'NotFoundAsCited',
      'OnLoan',
      'OnOrder',
      'ReqDelDateNotPossible',
      'ReqDelMethodNotSupp',
    ],
    added2021: [
      'CourierNotSupp',
      'MultiVolAvail',
      'MustMeetLoanCondition',
      'ReqEditionNotPossible',
      'ReqFormatNotPossible',
      'ReqPayMethodNotSupported',
      'ReqServLevelNotSupp',
      'ReqServTypeNotPossible',
    ],
  },
  loanCondition: {
    list: 'LoanConditionList',
    values: ['LibraryUseOnly', 'NoReproduction', 'SignatureRequired', 'SpecCollSupervReq', 'WatchLibraryUseOnly'],
  },
  serviceLevel: {
    list: 'ServiceLevelList',
    values: ['Express', 'Normal', 'Rush', 'SecondaryMail', 'Standard', 'Urgent'],
  },
  sentVia: {
    list: 'SentViaList',
    values: ['ArticleExchange', 'Ariel', 'Email', 'FTP', 'Mail', 'Odyssey', 'URL'],
    added2021: ['Courier'],
  },
  courierName: {
    list: 'CourierNameList',
    values: [],
    added2021: ['DB Schenker', 'DHL', 'Fedex', 'PostNord AB', 'UPS'],
  },
  format: {
    list: 'FormatList',
    values: [
      'Blu-ray',
      'Braille',
      'CassetteTape',
      'CD',
      'CD-ROM',
      'Daisy-ROM',
      'DVD',
      'JPEG',
      'LargePrint',
      'LP',
      'Microform',
      'MP3',
      'Multimedia',
      'PaperCopy',
      'PDF',
      'Printed',
      'Tape',
      'TIFF',
      'VHS',
    ],
    added2021: ['EPUB', 'EPUB2', 'EPUB3', 'UltraHD'],
  },
  publicationType: {
    list: 'PublicationTypeList',
    values: [
      'ArchiveMaterial',
      'Article',
      'AudioBook',
      'Book',
      'Chapter',
      'ConferenceProc',
      'Game',
      'GovernmentPubl',
      'Image',
      'Journal',
      'Manuscript',
      'Map',
      'Movie',
      'MusicRecording',
      'MusicScore',
      'Newspaper',
      'Patent',
      'Report',
      'SoundRecording',
      'Thesis',
    ],
  },
  bibliographicItemIdCode: { list: 'BibliographicItemIdCodeList', values: ['ISBN', 'ISSN', 'ISMN'] },
  bibliographicRecordIdCode: {
    list: 'BibliographicRecordIdCodeList',
    values: ['AMICUS', 'BL', 'FAUST', 'JNB', 'LA', 'LCCN', 'Medline', 'NCID', 'OCLC', 'PID', 'PMID', 'TP'],
  },
  billingMethod: {
    list: 'BillingMethodList',
    values: ['Account', 'FreeOfCharge', 'Invoice', 'ReciprocityAgreement', 'Other'],
  },
  paymentMethod: {
    list: 'PaymentMethodList',
    values: ['BankTransfer', 'CreditCard', 'DebitCard', 'EFTS', 'IBS', 'IIBS', 'IFLAVoucher', 'IFM', 'LAPS', 'Paypal'],
  },
  copyrightCompliance: { list: 'CopyrightComplianceList', values: ['US-CCG', 'US-CCL', 'Other'] },
  patronType: {
    list: 'PatronTypeList',
    values: ['Adult', 'Child', 'Faculty', 'GraduateStudent', 'Researcher', 'Staff', 'Student', 'UnderGraduateStudent'],
  },
  electronicAddressType: { list: 'ElectronicAddressType', values: ['Chat', 'Email', 'FTP', 'Skype'] },
  agencyIdType: { list: 'AgencyIdTypeList', values: ['ISIL', 'DNUCNI'] },
} as const satisfies Record<
  string,
  { readonly list: string; readonly values: readonly string[]; readonly added2021?: readonly string[] }
>

export type OpenCodeName = keyof typeof openCodes

/** Two open words are the same whatever their case. */
export function sameCode(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}

/** The published spelling of a word, or null if the list does not have it. */
export function knownCode(name: OpenCodeName, value: string): string | null {
  const entry: { readonly values: readonly string[]; readonly added2021?: readonly string[] } = openCodes[name]
  return [...entry.values, ...(entry.added2021 ?? [])].find((known) => sameCode(known, value)) ?? null
}

/** The address that names an open list, as partners put it beside a word. */
export function schemeOf(name: OpenCodeName, version: 'V1.0' | 'V2.0' = 'V1.0'): string {
  return `http://illtransactions.org/ISO18626/OpenCodeList/${openCodes[name].list}-${version}`
}

/** A word of an open list with the list's address beside it. */
export function openCode(name: OpenCodeName, value: string): Code {
  return { value, scheme: schemeOf(name) }
}
