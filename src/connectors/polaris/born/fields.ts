// What is read of an ILL request from a report or a view: each field, whether it must be there, and the column names it
// usually has (those of Polaris' own ILL request record first).

export interface Field {
  /** What the column holds, for a sentence. */
  readonly about: string
  readonly needed: boolean
  readonly names: readonly string[]
}

// oxfmt-ignore
export const fields = {
  id:          { about: 'the number of the ILL request', needed: true, names: ['ILLRequestID', 'ILL Request ID', 'Request ID'] },
  status:      { about: 'its status, as number or word', needed: true, names: ['ILLStatusID', 'ILLStatus', 'ILLStatusDescription', 'CurrentStatus', 'Status'] },
  card:        { about: 'the patron’s barcode', needed: true, names: ['PatronBarcode', 'Barcode', 'Patron Card'] },
  title:       { about: 'the title', needed: true, names: ['Title', 'BrowseTitle'] },
  pickup:      { about: 'the pick-up branch', needed: true, names: ['PickupBranchID', 'PickupLibID', 'PickupBranch', 'Pickup Branch Name', 'Pickup Library'] },
  patronName:  { about: 'the patron’s name', needed: false, names: ['PatronName', 'PatronFullName'] },
  author:      { about: 'the author', needed: false, names: ['Author', 'BrowseAuthor'] },
  isbn:        { about: 'the ISBN', needed: false, names: ['ISBN'] },
  issn:        { about: 'the ISSN', needed: false, names: ['ISSN'] },
  publisher:   { about: 'the publisher', needed: false, names: ['Publisher'] },
  year:        { about: 'the year', needed: false, names: ['PublicationYear', 'PublicationDate', 'Year'] },
  edition:     { about: 'the edition', needed: false, names: ['Edition'] },
  volume:      { about: 'volume and issue', needed: false, names: ['VolumeAndIssue', 'VolumeNumber', 'Volume'] },
  kind:        { about: 'loan or copy', needed: false, names: ['RequestTypeID', 'RequestType', 'Loan or Copy'] },
  neededBy:    { about: 'the need-by date', needed: false, names: ['NeedByDate', 'Need By'] },
  notes:       { about: 'the notes of staff', needed: false, names: ['StaffNotes1', 'StaffNotes', 'NonPublicNotes'] },
  moreNotes:   { about: 'further notes of staff', needed: false, names: ['StaffNotes2'] },
  patronNote:  { about: 'the patron’s note', needed: false, names: ['OPACNotes', 'PatronNotes'] },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields).filter((name): name is FieldName => Object.hasOwn(fields, name))

/** One request in words, as a report or a view has it. */
export type Words = { readonly [name in FieldName]?: string }
/** The office's own names of columns, by field. */
export type OwnNames = { readonly [name in FieldName]?: string | undefined }

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Where each field stands in a line of headings. */
export function placesIn(headings: readonly string[], own: OwnNames): ReadonlyMap<FieldName, number> {
  const there = headings.map(plain)
  const found = new Map<FieldName, number>()
  for (const name of fieldNames) {
    const wanted = own[name] === undefined ? fields[name].names : [own[name]]
    const at = wanted.map((one) => there.indexOf(plain(one))).find((one) => one >= 0)
    if (at !== undefined) found.set(name, at)
  }
  return found
}

/** A sentence that names the first column that must be there and is not. */
export function missingIn(places: ReadonlyMap<FieldName, number>, own: OwnNames): string | null {
  const name = fieldNames.find((one) => fields[one].needed && !places.has(one))
  if (name === undefined) return null
  const usual = own[name] ?? fields[name].names[0]
  return `There is no column “${usual}” (${fields[name].about}): add it, or name the right column in Settings, Polaris, Columns.`
}
