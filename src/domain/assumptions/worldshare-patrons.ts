import { assume } from './assumption.ts'

const clients = 'public clients of OCLC’s identity service (SCIM); none of OCLC’s own pages could be read'

/** What the papers leave open about patron records: the ILL papers do not name the service at all. */
export const worldsharePatronAssumptions = {
  patronBase: assume<string>({
    about: 'The address before /Users of the service that keeps patron records; {registryId} is our number.',
    value: 'https://{registryId}.share.worldcat.org/idaas/scim/v2',
    other: 'https://share.worldcat.org/scim/v2',
    ground: 'client',
    source: clients,
    ask: 'At which address are patron records made and searched for our institution, and does WorldShare ILL use them?',
  }),
  scopePatron: assume<string>({
    about: 'Scope that searches and makes patron records.',
    value: 'SCIM',
    other: 'SCIM:manage_users',
    ground: 'client',
    source: clients,
    ask: 'Which scope do searching and making patron records need?',
  }),
  patronSearchTerm: assume<string>({
    about: 'Name by which the search finds a record by its code.',
    value: 'External_ID',
    other: 'externalId',
    ground: 'client',
    source: clients,
    ask: 'Does External_ID find a record by barcode and by number at source, at once after it was made?',
  }),
  patronCodeIn: assume<'barcode' | 'correlation'>({
    about: 'Where a record carries our code besides its ILL number: as barcode, or as number at source.',
    value: 'barcode',
    other: 'correlation',
    ground: 'client',
    source: clients,
    ask: 'What ties a patron record to userId of a request: barcode, ILL number or number at source?',
  }),
  patronIsUnique: assume<boolean>({
    about: 'Whether a second record with the same code is refused (HTTP 409).',
    value: true,
    other: false,
    ground: 'client',
    source: clients,
    ask: 'Is a second record with the same barcode refused, and with the same number at source?',
  }),
  patronIsNamed: assume<boolean>({
    about: 'Whether a record must have a family name; the code then stands in its place.',
    value: true,
    other: false,
    ground: 'inferred',
    source: clients,
    ask: 'Which fields must a patron record have? May its name be a code?',
  }),
  patronSource: assume<string>({
    about: 'Name of our system where a record says which system its number is of.',
    value: 'urn:keuka',
    other: 'urn:example:ill',
    ground: 'site',
    source: 'the office’s own',
    ask: 'Under which source system do our patrons’ numbers stand?',
  }),
  patronType: assume<string>({
    about: 'ILL patron type of these records; empty: none is said.',
    value: '',
    other: 'PUBLIC',
    ground: 'site',
    source: 'the office’s own WorldShare configuration',
    ask: 'Which ILL patron type may every request be made with?',
  }),
  patronCategory: assume<string>({
    about: 'Borrower category of these records; empty: none is said.',
    value: '',
    other: 'ILL',
    ground: 'site',
    source: 'the office’s own WorldShare configuration',
    ask: 'Must a record with a barcode have a borrower category, and which?',
  }),
  patronBranch: assume<string>({
    about: 'Registry number of the home branch of these records; empty: none is said.',
    value: '',
    other: '128807',
    ground: 'site',
    source: 'the office’s own WorldShare configuration',
    ask: 'Must a record with a barcode have a home branch, and which?',
  }),
} as const
