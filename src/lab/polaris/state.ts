import { z } from 'zod'

const at = z.string()
const maybeAt = at.nullable()
const id = z.number().int()

const organization = z.object({
  id,
  code: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  name: z.string(),
  abbreviation: z.string(),
  parentId: id.nullable(),
  city: z.string(),
  postalCode: z.string(),
  /** An "ILL Item" template: without it nothing can be received there. */
  illTemplate: z.boolean(),
})
const staffUser = z.object({
  id,
  domain: z.string(),
  username: z.string(),
  password: z.string(),
  branchId: id,
  name: z.string(),
  permissions: z.array(z.string()),
})
const workstation = z.object({ id, branchId: id, name: z.string() })
const block = z.object({
  id,
  type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  value: z.string(),
  createdAt: at,
})
const address = z.object({
  AddressID: id,
  FreeTextLabel: z.string(),
  StreetOne: z.string(),
  StreetTwo: z.string(),
  StreetThree: z.string(),
  City: z.string(),
  State: z.string(),
  County: z.string(),
  PostalCode: z.string(),
  ZipPlusFour: z.string(),
  CountryID: id,
  AddressTypeID: id,
})
const patron = z.object({
  id,
  barcode: z.string(),
  password: z.string(),
  branchId: id,
  codeId: id,
  registeredAt: at,
  expiresAt: maybeAt,
  addrCheckAt: maybeAt,
  birthdate: maybeAt,
  lastActivityAt: maybeAt,
  addresses: z.array(address),
  blocks: z.array(block),
  blockingNote: z.string(),
  note: z.string(),
  /** The other fields of a registration, by their PAPI names. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  createdAt: at,
})
const bib = z.object({
  id,
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  year: z.string(),
  edition: z.string(),
  isbn: z.string(),
  issn: z.string(),
  lccn: z.string(),
  oclc: z.string(),
  callNumber: z.string(),
  formatId: id,
  inPac: z.boolean(),
  createdAt: at,
  modifiedAt: at,
})
const item = z.object({
  id,
  barcode: z.string(),
  bibId: id,
  branchId: id,
  statusId: id,
  previousStatusId: id,
  materialTypeId: id,
  callNumber: z.string(),
  shelf: z.string(),
  volume: z.string(),
  holdable: z.boolean(),
  inPac: z.boolean(),
  renewalLimit: z.number(),
  blockingNote: z.string(),
  nonPublicNote: z.string(),
  illId: id.nullable(),
  loan: z.object({ patronId: id, outAt: at, firstOutAt: at, dueAt: at, branchId: id, renewals: z.number() }).nullable(),
  /** Who waits for it on the shelf or on the van. */
  holdId: id.nullable(),
  transit: z.object({ from: id, to: id, sentAt: at }).nullable(),
  changedAt: at,
  createdAt: at,
})
const hold = z.object({
  id,
  patronId: id,
  bibId: id,
  itemId: id.nullable(),
  wantedBarcode: z.string(),
  volume: z.string(),
  title: z.string(),
  author: z.string(),
  statusId: id,
  pickupId: id,
  createdAt: at,
  activationAt: at,
  expirationAt: at,
  changedAt: at,
  pickupByAt: maybeAt,
  pacNotes: z.string(),
  staffNotes: z.string(),
  /** What no patron sees. */
  privateNotes: z.string().default(''),
  denied: z.array(id),
})
const ill = z.object({
  id,
  patronId: id,
  statusId: id,
  previousStatusId: id,
  pickupId: id,
  itemId: id.nullable(),
  bibId: id.nullable(),
  barcode: z.string(),
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  year: z.string(),
  edition: z.string(),
  isbn: z.string(),
  issn: z.string(),
  lccn: z.string(),
  volume: z.string(),
  itemType: id,
  mediumType: id,
  requestTypeId: id,
  createdAt: at,
  activatedAt: maybeAt,
  changedAt: at,
  needBy: maybeAt,
  opacNotes: z.string(),
  staffNotes1: z.string(),
  staffNotes2: z.string(),
})
const transaction = z.object({
  id,
  patronId: id,
  typeId: id,
  at,
  branchId: id,
  fee: z.string(),
  cents: z.number(),
  openCents: z.number(),
  note: z.string(),
  itemId: id.nullable(),
  methodId: id.nullable(),
  pays: z.array(z.object({ chargeId: id, cents: z.number() })),
  isVoid: z.boolean(),
})
const token = z.object({
  token: z.string(),
  secret: z.string(),
  kind: z.enum(['staff', 'patron', 'workstation', 'identity']),
  ownerId: id,
  expiresAt: at,
})
/** A talk about a request that waits for an answer. */
const talk = z.object({
  guid: z.string(),
  group: z.string(),
  qualifier: z.string(),
  kind: z.enum(['hold', 'ill']),
  order: z.record(z.string(), z.union([z.string(), z.number()])),
  asks: z.number(),
  accepted: z.array(z.number()),
})
const workflow = z.object({
  guid: z.string(),
  type: z.number(),
  extension: z.number(),
  branchId: id,
  userId: id,
  workstationId: id,
  input: z.string(),
  prompt: z.number(),
  replies: z.array(z.object({ prompt: z.number(), result: z.number(), barcode: z.string() })),
})

export const stateSchema = z.object({
  version: z.literal(1),
  next: z.record(z.string(), z.number()),
  organizations: z.array(organization),
  staff: z.array(staffUser),
  workstations: z.array(workstation),
  patrons: z.array(patron),
  bibs: z.array(bib),
  items: z.array(item),
  holds: z.array(hold),
  ills: z.array(ill),
  transactions: z.array(transaction),
  tokens: z.array(token),
  failures: z.array(z.object({ account: z.string(), at })),
  talks: z.array(talk),
  workflows: z.array(workflow),
  notifications: z.array(z.object({ id, at, typeId: id, patronId: id, itemId: id.nullable(), text: z.string() })),
  history: z.array(
    z.object({ at, kind: z.enum(['item', 'transaction']), code: z.number(), aboutId: id, words: z.string() }),
  ),
  jobs: z.array(z.object({ id, at, bibIds: z.array(id) })),
})

export type State = z.infer<typeof stateSchema>
export type Organization = z.infer<typeof organization>
export type StaffUser = z.infer<typeof staffUser>
export type Patron = z.infer<typeof patron>
export type Address = z.infer<typeof address>
export type Bib = z.infer<typeof bib>
export type Item = z.infer<typeof item>
export type Hold = z.infer<typeof hold>
export type Ill = z.infer<typeof ill>
export type Transaction = z.infer<typeof transaction>
export type Talk = z.infer<typeof talk>
export type WorkflowSession = z.infer<typeof workflow>

export function nextId(state: State, kind: string): number {
  const value = state.next[kind] ?? 1
  state.next[kind] = value + 1
  return value
}
