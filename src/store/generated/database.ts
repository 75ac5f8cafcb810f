// Written by `npm run gen` from a migrated database. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Address, Asked, Citation, Codes, DifferenceFacts, FormerRow, KeptCharges, KeptExtras, KeptPackage, PartnerHeader, SystemCopyRow } from '../column-types.ts'

type Instant = Date | string

/** Days on which nobody of the office is at the desk, or somebody stands in. */
export interface AbsenceTable {
  id: GeneratedAlways<number>
  starts_on: string
  ends_on: string
  kind: 'leave' | 'training' | 'other'
  substitute: string | null
  made_at: ColumnType<Date, Instant, Instant>
}

/** What a partner was written about an absence, and what became of the mail. */
export interface AbsenceMailTable {
  absence_id: number
  library_id: number
  /** Left at sending, nobody knows whether it went out: it is not sent again by itself. */
  state: 'sending' | 'sent' | 'failed'
  /** Where it went; null, as subject and text, for one sent before they were kept. */
  address: string | null
  subject: string | null
  text: string | null
  at: ColumnType<Date, Instant, Instant>
}

/** What was done before and after an absence. */
export interface AbsenceStepTable {
  absence_id: number
  step: 'network' | 'partners' | 'substitute' | 'before' | 'after'
  done_at: ColumnType<Date, Instant, Instant>
}

/** The last good and the last failed call of each system outside, and its calls of the hour. */
export interface ConnectionHealthTable {
  name: string
  /** How the last call that says so went; null while there was none. */
  is_well: boolean | null
  good_at: ColumnType<Date | null, Instant | null, Instant | null>
  bad_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** The last failure in words for staff; never a name, a secret or a message's text. */
  error: string | null
  /** The hour (by the clock on the wall) in which calls were made. */
  calls_since: ColumnType<Date, Instant, Instant>
  calls: Generated<number>
}

/** Every change of a piece's place: who answers for it follows from the place. */
export interface CustodyEventTable {
  id: GeneratedAlways<number>
  piece_id: number
  event_id: number
  from_place: string | null
  to_place: string
  at: ColumnType<Date, Instant, Instant>
}

/** What ours, Polaris and WorldShare say differently of one request, or of one of theirs that nobody here knows. Gone ones are deleted after a month. */
export interface DifferenceTable {
  id: GeneratedAlways<number>
  kind: string
  request_id: number | null
  /** Tells it from others of its kind for the same request: a number there, a barcode. */
  about: string
  ours: string
  polaris: string | null
  worldshare: string | null
  /** what its mends need, as ids, codes and days */
  facts: ColumnType<DifferenceFacts, DifferenceFacts | string | undefined, DifferenceFacts | string>
  since: ColumnType<Date, Instant, Instant>
  /** When what they say changed last. That it is still so, the time of the last comparison says. */
  said_at: ColumnType<Date, Instant, Instant>
  /** The mend a person chose; looked at again once what it ordered is done. */
  mend: string | null
  mended_at: ColumnType<Date | null, Instant | null, Instant | null>
  gone_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** Kinds of difference known to be harmless: a whole kind, or for one request, until a day. */
export interface DifferenceSilenceTable {
  id: GeneratedAlways<number>
  kind: string
  request_id: number | null
  reason: string
  until: string
  by_staff: string | null
  at: ColumnType<Date, Instant, Instant>
}

/** What an event still asks of the outside world; one runner does them, in order per request and port. */
export interface EffectTable {
  id: GeneratedAlways<number>
  request_id: number
  event_id: number
  name: string
  port: 'partner' | 'ils' | 'network' | 'mail' | 'paper'
  key: string
  state: 'held' | 'waiting' | 'doing' | 'with_person' | 'done' | 'given_up' | 'undone'
  entry_id: number | null
  piece_id: number | null
  parcel_id: number | null
  library_id: number | null
  codes: ColumnType<Codes, Codes | string | undefined, Codes | string>
  tries: Generated<number>
  not_before: ColumnType<Date, Instant, Instant>
  done_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** The last failure, in words for staff; never a name or a message's text. */
  error: string | null
  created_at: ColumnType<Date, Instant, Instant>
  /** The press of the key that called the step done by hand, by which it can be undone. */
  settled_gesture: string | null
  settled_from: string | null
  asks: ColumnType<Asked | null, Asked | null | string, Asked | null | string>
  answers: ColumnType<Codes, Codes | string | undefined, Codes | string>
}

/** Messages on the wire, both ways, word for word, with what was answered. Emptied by the scrub. */
export interface ExchangeTable {
  id: GeneratedAlways<number>
  direction: 'in' | 'out'
  protocol: string
  library_id: number | null
  request_id: number | null
  entry_id: number | null
  effect_id: number | null
  message_key: string | null
  kind: string
  body: string
  body_sha256: string
  answer: string | null
  answer_status: number | null
  at: ColumnType<Date, Instant, Instant>
  answered_at: ColumnType<Date | null, Instant | null, Instant | null>
  ends_on: string | null
}

/** Blank forms as PDF. A new version is a new row; the old ones stay. */
export interface FormTable {
  id: GeneratedAlways<number>
  name: string
  version: string
  file: Uint8Array
  in_force_from: string
  /** How many printed ones lie in the cupboard, as somebody noted. */
  stock_count: number | null
  created_at: ColumnType<Date, Instant, Instant>
}

/** What undo needs: the columns a gesture changed as they were (null: the row is new). Gone when undo ends. */
export interface FormerValueTable {
  id: GeneratedAlways<number>
  event_id: number
  table_name: string
  row_id: number
  was: ColumnType<FormerRow | null, FormerRow | null | string, FormerRow | null | string>
  ends_at: ColumnType<Date, Instant, Instant>
}

/** Requests whose personal data must stay for a named reason (dispute, legal hold). */
export interface HoldOnScrubTable {
  request_id: number
  reason: string
  by_staff: string
  since: ColumnType<Date, Instant, Instant>
}

/** The request in the library system's interlibrary loan module that one of ours is. Emptied by the scrub: there it names a person. */
export interface IlsRequestTable {
  request_id: number
  /** The module's own number. */
  number: string
  /** How it stood there when it was last told of. */
  stands: string
  /** Which way told of it first. */
  told_by: 'report' | 'view' | 'patrons' | 'page'
  seen_at: ColumnType<Date, Instant, Instant>
}

/** What a library's item weighs, and what it does not fit into, learnt at an earlier visit. */
export interface ItemMeasureTable {
  library_id: number
  barcode: string
  weight_oz: number | null
  too_big_for: Generated<string[]>
  learnt_at: ColumnType<Date, Instant, Instant>
}

/** When each job of the schedule last ran, and its counts. */
export interface JobRunTable {
  job: string
  last_started_at: ColumnType<Date | null, Instant | null, Instant | null>
  last_ended_at: ColumnType<Date | null, Instant | null, Instant | null>
  outcome: unknown | null
}

/** One lender on a request's string: the talk with it, its last words, its terms. */
export interface LenderStringEntryTable {
  id: GeneratedAlways<number>
  request_id: number
  /** Its number on the wire is the request's plus .n. */
  n: number
  position: number
  library_id: number
  state: Generated<'waiting' | 'asked' | 'conditional' | 'promised' | 'shipped' | 'done' | 'refused' | 'withdrawing' | 'withdrawn' | 'failed'>
  request_type: Generated<'new' | 'retry'>
  previous_n: number | null
  /** The partner's status in its own spelling. */
  last_status: string | null
  last_status_at: ColumnType<Date | null, Instant | null, Instant | null>
  reason: string | null
  retry_reason: string | null
  retry_after: string | null
  retry_before: string | null
  conditions: Generated<string[]>
  cost_cents: number | null
  currency: string | null
  due_on: string | null
  supplier_number: string | null
  asked_at: ColumnType<Date | null, Instant | null, Instant | null>
  answered_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** How the piece must be kept and sent home, as the lender printed or wrote it. ts: KeptTerms */
  terms: Generated<unknown>
}

/** A member of the system, a partner outside it, or a correctional facility's library. */
export interface LibraryTable {
  id: GeneratedAlways<number>
  kind: 'member' | 'partner' | 'facility'
  name: string
  code: string | null
  /** How a partner is reached; by_hand is ordinary. */
  channel: Generated<'by_hand' | 'iso18626' | 'worldshare'>
  endpoint: string | null
  iso_version: Generated<'1.2' | '2021'>
  account_id: string | null
  secret_name: string | null
  address: ColumnType<Address | null, Address | null | string, Address | null | string>
  email: string | null
  phone: string | null
  lends_free: Generated<boolean>
  /** What this lender's due date means: checked in here (ILL Code 2.2, 4.12) or back in their hands. */
  due_means: Generated<'check_in_here' | 'in_their_hands'>
  loan_days: number | null
  active: Generated<boolean>
  created_at: ColumnType<Date, Instant | undefined, Instant>
  /** Days on the way to the office by van (members) or from it by mail (partners); null: as the policy has it. */
  way_days: number | null
  /** The card of its institutional patron in the library system. */
  ils_card: string | null
  /** The postal zone from the office to it; null: the dearest the settings name. */
  postal_zone: number | null
  /** Whether Library Mail may go to it: a public, school or college library, a museum and the like. */
  is_institution: Generated<boolean>
  /** Whether the library courier stops there. */
  by_courier: Generated<boolean>
  /** The hub of the library courier that stands on its bag labels. */
  courier_hub: string | null
  /** Days of the week on which the van stops there; null: whenever it goes. */
  van_days: string[] | null
}

/** Days a library (or, without one, the office) is closed. */
export interface LibraryClosureTable {
  library_id: number | null
  starts_on: string
  ends_on: string
  reason: string | null
  id: GeneratedAlways<number>
  /** Only these days of the week within the span; null: all of them. */
  weekdays: string[] | null
  /** The event's own name in the calendar file it came from. */
  uid: string | null
  /** The mail that said so. */
  message_id: number | null
}

/** The symbols a library answers to: ISIL, OCLC, …; compared without regard to case. */
export interface LibrarySymbolTable {
  library_id: number
  scheme: string
  symbol: string
}

/** How far each folder of a mailbox has been read; moved in the transaction that keeps a mail. */
export interface MailboxTable {
  name: string
  /** Another value: the server has numbered its mails anew, and all are looked at again. */
  uid_validity: string
  /** The first mail that was ours to read; older ones stay untouched. */
  first_uid: number
  last_uid: number
}

/** Which pieces leave together, on which day, by what: as it was planned. The newest counts. */
export interface MailingPlanTable {
  id: GeneratedAlways<number>
  made_at: ColumnType<Date, Instant, Instant>
  first_day: string
  /** Of everything it was made from: another one, and it is made anew. */
  digest: string
  packages: ColumnType<KeptPackage[], KeptPackage[] | string, KeptPackage[] | string>
  plan_cents: number
  /** What one package for each piece would cost. */
  alone_cents: number
  /** What it would cost to send each day what came that day. */
  as_it_comes_cents: number
  bound_cents: number
  /** What the plan would cost if pieces might wait a day longer. */
  extra_day_cents: number | null
  is_optimal: boolean
  /** Whether it keeps the minutes there are for packing. */
  has_minutes: boolean
  rates_from: string | null
  rates_doubt: string | null
  /** Pieces that wait and that nothing can take, on any day that is planned. */
  left_out: Generated<number>
}

/** Which day's mail with what is wanted went to which member library: one a day. */
export interface MemberMailTable {
  library_id: number
  day: string
  /** Left at sending, nobody knows whether it went out: it is not sent again by itself. */
  state: 'sending' | 'sent' | 'failed'
  line_count: number
  /** Why it did not go out, in words for staff. */
  error: string | null
  at: ColumnType<Date, Instant, Instant>
}

/** A mail that came in. Emptied by the scrub: with its request, else when its day has come. */
export interface MessageTable {
  id: GeneratedAlways<number>
  /** Of its Message-ID, sender, subject and date, else of the whole: the same mail by another road is the same. */
  key: string
  mailbox: string
  message_id: string | null
  from_name: string | null
  from_address: string | null
  to_addresses: Generated<string[]>
  subject: string
  sent_at: ColumnType<Date | null, Instant | null, Instant | null>
  received_at: ColumnType<Date, Instant, Instant>
  text: string
  headers: string
  bytes: number
  /** Why it could not be read as mails are, in words for staff; then the whole stands in raw. */
  trouble: string | null
  raw: Uint8Array | null
  /** unread: no rule has seen it yet; waiting: in the Inbox; taken: a rule has dealt with it; archived: a person has. */
  state: 'unread' | 'waiting' | 'taken' | 'archived'
  /** What a rule said of it. */
  words: string | null
  request_id: number | null
  settled_at: ColumnType<Date | null, Instant | null, Instant | null>
  ends_on: string | null
}

/** What was attached to a mail; goes with it. */
export interface MessagePartTable {
  id: GeneratedAlways<number>
  message_id: number
  name: string
  type: string
  bytes: number
  content: Uint8Array
}

/** What the postage meter, or a carrier's own program, says a day's packages cost. */
export interface MeterReadingTable {
  day: string
  carrier: 'usps' | 'ups' | 'fedex' | 'courier' | 'van'
  total_cents: number
  noted_at: ColumnType<Date, Instant, Instant>
}

/** The record in WorldShare that stands for a patron: nothing but a code of ours. Goes with the patron. */
export interface NetworkPatronTable {
  patron_id: number
  /** Its number there; null while an earlier try may have made it. */
  number: string | null
  tried_at: ColumnType<Date, Instant, Instant>
  /** A person has been asked whether it is there; the next try makes it. */
  asked_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** A request in WorldShare and what it said last. A borrowing request may have had several. */
export interface NetworkRequestTable {
  id: GeneratedAlways<number>
  request_id: number
  number: string
  reference: string | null
  /** Numbers (n) of the lender-string entries it carries, in its order. */
  lenders: Generated<string[]>
  status: string | null
  digest: string | null
  changed_at: ColumnType<Date, Instant, Instant>
  /** The last day before it moves on by itself; then_what says where to. */
  last_day: string | null
  then_what: string | null
  ended_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** It was made in WorldShare and taken in here from review; our lenders go on it, no second one is made. */
  born_there: Generated<boolean>
}

/** Free text about a request. Emptied by the scrub. */
export interface NoteTable {
  id: GeneratedAlways<number>
  request_id: number
  event_id: number | null
  from_kind: string
  text: string
  at: ColumnType<Date, Instant, Instant>
  ends_on: string | null
}

/** Pieces packed together for one address. */
export interface ParcelTable {
  id: GeneratedAlways<number>
  number: string
  library_id: number
  state: Generated<'open' | 'closed' | 'collected'>
  service: string | null
  tracking: string | null
  created_at: ColumnType<Date, Instant, Instant>
  closed_at: ColumnType<Date | null, Instant | null, Instant | null>
  collected_at: ColumnType<Date | null, Instant | null, Instant | null>
  container: string | null
  /** Ounces as weighed, with packaging. */
  gross_oz: number | null
  estimated_oz: number | null
  /** What sending it costs, extras included, by the rate table of rated_on. */
  postage_cents: number | null
  rated_on: string | null
  insured_cents: Generated<number>
  signature: Generated<boolean>
  /** The day the mailing plan has it leave. */
  planned_on: string | null
  /** Somebody said that two lift it, as it is heavier than one person lifts. */
  two_lift: Generated<boolean>
}

/** What is claimed from the carrier for a package that it lost. */
export interface ParcelClaimTable {
  id: GeneratedAlways<number>
  loss_id: number
  carrier: 'usps' | 'ups' | 'fedex' | 'courier' | 'van'
  /** How much the carrier pays at most: what it was insured for, or what the service covers by itself. */
  covered_cents: number
  /** Not before this day does the carrier take the claim, and not after last_on. */
  first_on: string
  last_on: string
  state: Generated<'open' | 'filed' | 'paid' | 'refused' | 'withdrawn'>
  opened_at: ColumnType<Date, Instant, Instant>
  filed_on: string | null
  /** The carrier's number for it. */
  claim_number: string | null
  paid_cents: number | null
  settled_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** The gesture by which the package was found and this withdrawn: taking that back brings it back. */
  found_gesture: string | null
  state_before_found: 'open' | 'filed' | null
}

/** Something a person said of a claim, with how the claim stood before; what is taken back goes from here. */
export interface ParcelClaimActTable {
  id: GeneratedAlways<number>
  claim_id: number
  action: string
  /** What taking it back goes by. */
  gesture: string
  at: ColumnType<Date, Instant, Instant>
  former_state: 'open' | 'filed' | 'paid' | 'refused' | 'withdrawn'
  former_filed_on: string | null
  former_claim_number: string | null
  former_paid_cents: number | null
  former_settled_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** A package was said to be lost on its way. */
export interface ParcelLossTable {
  id: GeneratedAlways<number>
  parcel_id: number
  said_at: ColumnType<Date, Instant, Instant>
  /** The gesture that said so: taking that back takes this back. */
  gesture: string | null
}

/** What was in it and had not arrived. */
export interface ParcelLossPieceTable {
  loss_id: number
  piece_id: number
  /** When it came to light after all. */
  found_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** The gesture that said so: taking that back takes this back. */
  found_gesture: string | null
}

/** Which piece is in which package. */
export interface ParcelPieceTable {
  parcel_id: number
  piece_id: number
  /** When it was scanned into the package; null: it is to go in. */
  packed_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** A person with a member library's card, as last seen in the ILS. Emptied by the scrub when nothing needs it. */
export interface PatronTable {
  id: GeneratedAlways<number>
  library_id: number
  card: string
  name: string
  email: string | null
  phone: string | null
  ils_id: string | null
  patron_group: string | null
  blocked: Generated<boolean>
  seen_at: ColumnType<Date, Instant | undefined, Instant>
  /** In which language they are written to, where the office has the text in it; null: English. */
  language: string | null
}

/** Addresses mailed to a patron that open their page once. Gone when used; swept in the night. */
export interface PatronEntryTable {
  token_hash: string
  patron_id: number
  ends_at: ColumnType<Date, Instant, Instant>
}

/** Who looked up which patron's requests, when and by which way. Ids only, gone when the audit period ends. */
export interface PatronLookUpTable {
  id: GeneratedAlways<number>
  at: ColumnType<Date, Instant, Instant>
  staff_id: string
  /** No foreign key: the record outlives a patron who is forgotten. */
  patron_id: number
  why: 'phone' | 'desk'
  ends_on: string
}

/** Patrons signed in to their page. Swept in the night. */
export interface PatronSessionTable {
  token_hash: string
  patron_id: number
  seen_at: ColumnType<Date, Instant, Instant>
  ends_at: ColumnType<Date, Instant, Instant>
}

/** How a thing looked when it came: evidence for a claim. Goes with its request's personal data, or when its day has come. */
export interface PhotoTable {
  id: GeneratedAlways<number>
  request_id: number | null
  piece_id: number | null
  stranger_id: number | null
  event_id: number | null
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  content: Uint8Array
  taken_at: ColumnType<Date, Instant, Instant>
  ends_on: string
}

/** A physical thing with a barcode that a request moves; it has its own place. */
export interface PieceTable {
  id: GeneratedAlways<number>
  request_id: number
  n: number
  label: string | null
  barcode: string | null
  entry_id: number | null
  partner_barcode: string | null
  owner_library_id: number | null
  place: 'to_us' | 'office' | 'van_out' | 'shelf' | 'patron' | 'van_in' | 'packing' | 'to_owner' | 'owner' | 'borrower' | 'from_borrower' | 'facility' | 'from_facility' | 'lost' | 'settled'
  place_since: ColumnType<Date, Instant, Instant>
  /** Ounces without packaging; null: guessed from what it is. */
  weight_oz: number | null
  weight_from: 'scale' | 'learned' | 'typed' | null
  /** Containers it was found not to fit into. */
  too_big_for: Generated<string[]>
  /** Where the lender's own paper lies while its piece is here: in the book, or filed under a day and number. */
  paper: 'in_book' | 'filed' | null
  paper_on: string | null
  /** Counts the papers filed on that day. */
  paper_n: number | null
  /** When its check-in answered that a hold traps it. */
  trapped_at: ColumnType<Date | null, Instant | null, Instant | null>
  trapped_library_id: number | null
  /** Where it was when it was lost; null: it is not lost. */
  lost_from: 'to_us' | 'office' | 'van_out' | 'shelf' | 'patron' | 'van_in' | 'packing' | 'to_owner' | 'owner' | 'borrower' | 'from_borrower' | 'facility' | 'from_facility' | 'settled' | null
}

/** What a person wants of the mailing plan for a piece; gone when the piece has left. */
export interface PlanWishTable {
  piece_id: number
  kind: 'pin' | 'hold' | 'alone' | 'forbid'
  service: string | null
  on_day: string | null
  reason: string | null
  made_at: ColumnType<Date, Instant, Instant>
}

/** One paper to be printed, or printed. Drawn anew each time from what it is about. */
export interface PrintJobTable {
  id: GeneratedAlways<number>
  kind: 'strap' | 'slip' | 'pull' | 'lent' | 'label' | 'pack' | 'form' | 'test'
  request_id: number | null
  piece_id: number | null
  parcel_id: number | null
  effect_id: number | null
  stock: 'letter' | 'letter_2' | 'letter_6' | 'letter_10' | 'label_4x6' | 'receipt'
  /** The printer's name in the settings; null: it comes out with the next batch. */
  printer: string | null
  state: 'waiting' | 'printing' | 'printed' | 'failed' | 'unsure' | 'cancelled'
  /** Printed, and then the act was undone: to be thrown away. */
  is_void: Generated<boolean>
  /** Papers that came out together. */
  batch: string | null
  tries: Generated<number>
  not_before: ColumnType<Date, Instant, Instant>
  /** Why the printer did not take it, in words for staff. */
  error: string | null
  created_at: ColumnType<Date, Instant, Instant>
  printed_at: ColumnType<Date | null, Instant | null, Instant | null>
  supply_id: number | null
  /** Null for a form: the ALA request form this program draws itself. */
  form_id: number | null
}

/** Prices of a service the office has put in itself; they count before those the program comes with. */
export interface RateTableTable {
  id: GeneratedAlways<number>
  service: string
  starts_on: string
  ends_on: string | null
  charges: ColumnType<KeptCharges, KeptCharges | string, KeptCharges | string>
  source: string
  doubt: string | null
  added_at: ColumnType<Date, Instant, Instant>
  extras: ColumnType<KeptExtras | null, KeptExtras | null | string, KeptExtras | null | string>
}

/** One wanted thing. Its state says where our matter stands; office/act.ts alone writes it. */
export interface RequestTable {
  id: GeneratedAlways<number>
  number: string
  kind: 'borrowing' | 'lending' | 'facility'
  service: 'loan' | 'copy'
  state: string
  state_since: ColumnType<Date, Instant, Instant>
  outcome: 'filled' | 'filled_in_system' | 'unfilled' | 'not_supplied' | 'not_available' | 'cancelled' | 'expired' | 'moved_on' | 'refused' | 'lost' | null
  reason: string | null
  version: Generated<number>
  source: string
  /** The source's own number: a repeat of the same news makes no second request. */
  source_key: string
  title: string
  citation: ColumnType<Citation, Citation | string | undefined, Citation | string>
  any_edition: Generated<boolean>
  either_service: Generated<boolean>
  home_library_id: number | null
  pickup_library_id: number | null
  borrower_library_id: number | null
  owner_library_id: number | null
  facility_library_id: number | null
  for_request_id: number | null
  facility_line: string | null
  partner_number: string | null
  partner_header: ColumnType<PartnerHeader | null, PartnerHeader | null | string, PartnerHeader | null | string>
  needed_by: string | null
  max_cost_cents: number | null
  currency: Generated<string>
  copyright_compliance: 'ccg' | 'ccl' | null
  current_entry_id: number | null
  due_on: string | null
  patron_due_on: string | null
  shelf_until: string | null
  /** The state a conditional answer returns to once accepted. */
  resumes: string | null
  renewals: Generated<number>
  renewal_asked_at: ColumnType<Date | null, Instant | null, Instant | null>
  renewal_wish: string | null
  renewal_refused_at: ColumnType<Date | null, Instant | null, Instant | null>
  recalled_at: ColumnType<Date | null, Instant | null, Instant | null>
  overdue_told_at: ColumnType<Date | null, Instant | null, Instant | null>
  cancel_asked_at: ColumnType<Date | null, Instant | null, Instant | null>
  unwanted: Generated<boolean>
  damaged: Generated<boolean>
  claimed_returned_at: ColumnType<Date | null, Instant | null, Instant | null>
  presumed_home: Generated<boolean>
  settled: 'paid' | 'replaced' | 'written_off' | 'refunded' | null
  owing_cents: Generated<number>
  question_to: 'patron' | 'member' | 'lender' | 'borrower' | 'staff' | null
  question: string | null
  question_since: ColumnType<Date | null, Instant | null, Instant | null>
  question_until: string | null
  /** When a timer row of the life cycle is next due. */
  wakes_at: ColumnType<Date | null, Instant | null, Instant | null>
  created_at: ColumnType<Date, Instant, Instant>
  closed_at: ColumnType<Date | null, Instant | null, Instant | null>
  scrubbed_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** What happened to a request: ids, codes and days, never names or text. Only ever appended to. */
export interface RequestEventTable {
  id: GeneratedAlways<number>
  request_id: number
  action: string
  from_state: string
  to_state: string
  outcome: string | null
  actor_kind: 'staff' | 'member' | 'patron' | 'facility' | 'lender' | 'borrower' | 'ils' | 'network' | 'timer' | 'office'
  actor_id: string | null
  gesture: string | null
  /** Makes a repeat harmless: the same order arriving twice is done once. */
  key: string | null
  version: number
  entry_id: number | null
  piece_ids: Generated<number[]>
  codes: ColumnType<Codes, Codes | string | undefined, Codes | string>
  at: ColumnType<Date, Instant, Instant>
}

/** The last number given out, per letter and year. */
export interface RequestNumberTable {
  kind: 'B' | 'L' | 'F'
  year: number
  last: number
}

/** Whom a request is for: the one link between a request and a person (CPLR 4509). Cut by the scrub. */
export interface RequestPatronTable {
  request_id: number
  patron_id: number
  ends_on: string | null
}

/** What a scan did in its session. Forgotten with it. */
export interface ScanTable {
  id: GeneratedAlways<number>
  session_id: string
  key: string
  request_id: number | null
  piece_id: number | null
  parcel_id: number | null
  action: string
  gesture: string | null
  at: ColumnType<Date, Instant, Instant>
  undone_at: ColumnType<Date | null, Instant | null, Instant | null>
  goes: 'home' | 'van' | 'crate' | 'shelf' | 'ask' | 'aside' | null
  goes_library_id: number | null
  /** The short name of the library whose bin it goes into, or the number of the package. */
  goes_bin: string | null
  /** Why it needs a person: a code of ours, never text. */
  why: string | null
  /** What the screen said while the line was down. */
  said: 'home' | 'van' | 'crate' | 'shelf' | 'ask' | 'aside' | null
  said_bin: string | null
  /** Of an unknown code: the same for the same code in the same session. */
  code_mark: string | null
  code_end: string | null
  /** The scan opened the last pack of a supply. */
  supply_gesture: string | null
  /** At the drop box: what was found with the piece, or loose. */
  finds: Generated<string[]>
}

/** From choosing a station to closing it: which package is open there, which second scan is awaited. */
export interface ScanSessionTable {
  id: string
  station: 'arriving' | 'drop_box' | 'packing' | 'shelf'
  parcel_id: number | null
  expects_request_id: number | null
  expects_piece_id: number | null
  expects_action: string | null
  /** True: the item's own barcode is awaited; false: its strap; null: nothing. */
  expects_item: boolean | null
  opened_at: ColumnType<Date, Instant, Instant>
  closed_at: ColumnType<Date | null, Instant | null, Instant | null>
  /** Of a session at the drop box: the day it was last emptied before, as far back as what lies in it may have been brought. */
  dropped_on: string | null
  /** The day for which dropped_on holds: a session that is never closed learns it anew each day. */
  dropped_for: string | null
}

/** Which migrations this database has been through; written by migrate alone. */
export interface SchemaMigrationTable {
  number: number
  name: string
  checksum: string
  applied_at: ColumnType<Date, Instant | undefined, Instant>
}

/** Keys and passwords of systems outside, sealed by AES-256-GCM with a key that is not in the database. */
export interface SecretTable {
  name: string
  /** Base64 of nonce (12 bytes), tag (16 bytes) and the sealed text. */
  ciphertext: string
  /** Names the key that opens it, without telling anything of it. */
  key_id: string
  changed_at: ColumnType<Date, Instant, Instant>
}

/** One row per setting of the office: its name, time zone, grace, policies. */
export interface SettingTable {
  name: string
  value: unknown
  changed_at: ColumnType<Date, Instant | undefined, Instant>
}

/** How a person proves who they are: provider_id credential holds the password's hash. */
export interface StaffAccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: ColumnType<Date | null, Instant | null, Instant | null>
  refresh_token_expires_at: ColumnType<Date | null, Instant | null, Instant | null>
  scope: string | null
  password: string | null
  created_at: ColumnType<Date, Instant | undefined, Instant>
  updated_at: ColumnType<Date, Instant, Instant>
}

/** Sign-ins counted per client address. */
export interface StaffRateLimitTable {
  id: string
  key: string
  count: number
  last_request: number
}

/** One browser signed in. expires_at is the latest end; updated_at is the last use, to a few minutes. */
export interface StaffSessionTable {
  id: string
  expires_at: ColumnType<Date, Instant, Instant>
  token: string
  created_at: ColumnType<Date, Instant | undefined, Instant>
  updated_at: ColumnType<Date, Instant, Instant>
  ip_address: string | null
  user_agent: string | null
  user_id: string
}

/** Sign-ins counted per account since the last good one. The e-mail typed is kept as a hash: people type passwords there. */
export interface StaffSignInTryTable {
  account_hash: string
  tries: number
  since: ColumnType<Date, Instant, Instant>
}

/** A key for a program, with a role and an end. Only the SHA-256 of its secret is kept. */
export interface StaffTokenTable {
  id: GeneratedAlways<number>
  name: string
  role: 'assistant' | 'librarian' | 'administrator' | 'member' | 'facility'
  library_id: number | null
  token_hash: string
  created_by: string
  created_at: ColumnType<Date, Instant, Instant>
  ends_at: ColumnType<Date, Instant, Instant>
  last_used_on: string | null
  revoked_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** A person who may sign in. Never deleted: events name them; leaving is disabled_at. */
export interface StaffUserTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: ColumnType<Date, Instant | undefined, Instant>
  updated_at: ColumnType<Date, Instant | undefined, Instant>
  role: 'assistant' | 'librarian' | 'administrator' | 'member' | 'facility'
  /** The one library a member or facility account sees; empty for the office's own people. */
  library_id: number | null
  must_change_password: boolean
  disabled_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** Short-lived proofs the sign-in library keeps while a second step is under way. */
export interface StaffVerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: ColumnType<Date, Instant, Instant>
  created_at: ColumnType<Date, Instant | undefined, Instant>
  updated_at: ColumnType<Date, Instant | undefined, Instant>
}

/** A thing that arrived and belongs to no request of ours. Nothing about people. */
export interface StrangerTable {
  id: GeneratedAlways<number>
  number: string
  /** What was scanned when it came. */
  code: string | null
  title: string | null
  library_id: number | null
  /** Who sent it, as it stands on the package, when no library of ours is meant. */
  sender: string | null
  came_at: ColumnType<Date, Instant, Instant>
  state: Generated<'kept' | 'going_back' | 'matched' | 'sent_back' | 'given_up'>
  request_id: number | null
  settled_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** What the office uses up. The barcode on its pack is made from its id. */
export interface SupplyTable {
  id: GeneratedAlways<number>
  name: string
  kind: 'strap' | 'label' | 'mailer' | 'box' | 'form' | 'toner' | 'other'
  /** What one is called: sheet, label, mailer. */
  unit: string
  /** How many come in one pack. */
  pack_size: number
  vendor: string
  article: string | null
  price_cents: number | null
  /** How many packs are ordered when the last one is opened. */
  reorder_packs: Generated<number>
  /** What packages are packed in, by the name the packing table has for it. */
  container: string | null
  /** Papers printed on this stock use it up. */
  stock: 'letter' | 'letter_2' | 'letter_6' | 'letter_10' | 'label_4x6' | 'receipt' | null
  /** How many printed papers one of it makes. */
  papers_per_unit: Generated<number>
  is_active: Generated<boolean>
  created_at: ColumnType<Date, Instant, Instant>
}

/** What happened to a supply. Nobody's name stands here. */
export interface SupplyMovementTable {
  id: GeneratedAlways<number>
  supply_id: number
  kind: 'opened_last' | 'ordered' | 'received' | 'counted' | 'used'
  /** Single ones, not packs: counted is what is there, all else is what was added, ordered or taken. */
  quantity: number
  cents: number | null
  at: ColumnType<Date, Instant, Instant>
  order_id: number | null
  /** What was done in one go is undone in one go. */
  gesture: string
}

/** What is to be ordered from a vendor, was ordered, has come. */
export interface SupplyOrderTable {
  id: GeneratedAlways<number>
  vendor: string
  state: 'drafted' | 'ordered' | 'received'
  created_at: ColumnType<Date, Instant, Instant>
  ordered_at: ColumnType<Date | null, Instant | null, Instant | null>
  received_at: ColumnType<Date | null, Instant | null, Instant | null>
}

/** What the library system said of members' copies when a request came in: which libraries, in or out. Nothing about people. */
export interface SystemCopiesTable {
  request_id: number
  copies: ColumnType<SystemCopyRow[], SystemCopyRow[] | string, SystemCopyRow[] | string>
  looked_at: ColumnType<Date, Instant, Instant>
}

/** The office's own texts of mails: the newest row of a kind and language is in force, the older ones are its history. */
export interface TemplateTable {
  id: GeneratedAlways<number>
  /** Which mail: named in domain/correspondence/templates.ts. */
  kind: string
  language: Generated<string>
  /** Null with body: back to the program's own text. */
  subject: string | null
  body: string | null
  /** Who changed it; null where that was not kept. No foreign key: the record outlives the account. */
  staff_id: string | null
  at: ColumnType<Date, Instant, Instant>
}

export interface Database {
  absence: AbsenceTable
  absence_mail: AbsenceMailTable
  absence_step: AbsenceStepTable
  connection_health: ConnectionHealthTable
  custody_event: CustodyEventTable
  difference: DifferenceTable
  difference_silence: DifferenceSilenceTable
  effect: EffectTable
  exchange: ExchangeTable
  form: FormTable
  former_value: FormerValueTable
  hold_on_scrub: HoldOnScrubTable
  ils_request: IlsRequestTable
  item_measure: ItemMeasureTable
  job_run: JobRunTable
  lender_string_entry: LenderStringEntryTable
  library: LibraryTable
  library_closure: LibraryClosureTable
  library_symbol: LibrarySymbolTable
  mailbox: MailboxTable
  mailing_plan: MailingPlanTable
  member_mail: MemberMailTable
  message: MessageTable
  message_part: MessagePartTable
  meter_reading: MeterReadingTable
  network_patron: NetworkPatronTable
  network_request: NetworkRequestTable
  note: NoteTable
  parcel: ParcelTable
  parcel_claim: ParcelClaimTable
  parcel_claim_act: ParcelClaimActTable
  parcel_loss: ParcelLossTable
  parcel_loss_piece: ParcelLossPieceTable
  parcel_piece: ParcelPieceTable
  patron: PatronTable
  patron_entry: PatronEntryTable
  patron_look_up: PatronLookUpTable
  patron_session: PatronSessionTable
  photo: PhotoTable
  piece: PieceTable
  plan_wish: PlanWishTable
  print_job: PrintJobTable
  rate_table: RateTableTable
  request: RequestTable
  request_event: RequestEventTable
  request_number: RequestNumberTable
  request_patron: RequestPatronTable
  scan: ScanTable
  scan_session: ScanSessionTable
  schema_migration: SchemaMigrationTable
  secret: SecretTable
  setting: SettingTable
  staff_account: StaffAccountTable
  staff_rate_limit: StaffRateLimitTable
  staff_session: StaffSessionTable
  staff_sign_in_try: StaffSignInTryTable
  staff_token: StaffTokenTable
  staff_user: StaffUserTable
  staff_verification: StaffVerificationTable
  stranger: StrangerTable
  supply: SupplyTable
  supply_movement: SupplyMovementTable
  supply_order: SupplyOrderTable
  system_copies: SystemCopiesTable
  template: TemplateTable
}
