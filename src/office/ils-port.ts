// What the office needs of the integrated library system, in the office's words.
import type { IlsSays } from '../domain/differences/says.ts'
import type { WantedItem } from '../domain/ils/wanted-items.ts'
import type { AlikePatron, IlsIllRequest, IlsItemOut, IlsOwed, NewIlsPatron } from '../domain/ils/records.ts'

/**
 * What the office needs of the integrated library system, in its own words. Checked against Polaris: in PAPI 8.0
 * PatronBasicDataGet and circulationblocks (patron, blocks), AuthenticatePatron (PIN), bib search and
 * BibHoldingsGet (copies), HoldRequestCreate and HoldRequestCancel, ItemCheckoutPost, ItemCheckinPost; in the staff
 * API the workflows “receive ILL item” (18) and “update item” (8). PAPI alone cannot receive an ILL item.
 */
export interface Ils {
  readonly name: string
  /** Nobody has connected one: it finds nobody, and what it should do is a card. */
  readonly byHand: boolean
  /** It recognizes a repeat by its key. */
  readonly knowsKeys: boolean
  /** A patron by card; null when there is none. */
  findPatron(card: string): Promise<IlsPatron | null>
  checkPin(card: string, pin: string): Promise<boolean>
  /** Copies of a title in the system; empty when nobody owns it. */
  findCopies(wanted: {
    readonly isbn?: string
    readonly title: string
    readonly author?: string
  }): Promise<readonly IlsCopy[]>
  /** Does what an effect asks; `key` is the same at every try. Throws ConnectorError when it could not. */
  carry(key: string, order: IlsOrder, asking?: IlsAsking): Promise<void>
  /**
   * Whether this has been done there, by whomever: a look that does nothing. False also where it cannot be seen. Throws
   * ConnectorError.
   */
  isDone?(order: IlsOrder): Promise<boolean>
  /** Whose an item is, by its barcode; null: it knows none. Absent where it cannot be asked. Throws ConnectorError. */
  readonly lookAtItem?: ((barcode: string) => Promise<IlsItemThere | null>) | undefined
  /** The card-holders that stand for libraries and facilities. */
  readonly institutions?: IlsInstitutionDesk | undefined
  /** For a system that tells no news by itself: it is looked at request by request. */
  readonly follow?: {
    /** How many requests may be looked at in an hour. */
    perHour(): number
    /** How many were looked at in the hour that is running. */
    used(): number
    look(watched: IlsWatched): Promise<readonly IlsSeen[]>
  }
  /** What it says of many requests, for comparing. */
  readonly survey?: IlsSurvey | undefined
  /** Patrons made and changed there, and what they have and owe. */
  readonly patrons?: IlsPatronDesk | undefined
  /** The patron's requests in its own interlibrary loan module. */
  readonly requests?: IlsRequestDesk | undefined
}
/** What goes with an order besides: answers of a person to earlier questions, and where a library's new card is kept. */
export interface IlsAsking {
  readonly answers: Readonly<Record<string, string>>
  /** Kept before it is used: a crash after it finds it again. */
  keepCard(libraryId: number, card: string): Promise<void>
  /** A check-in was answered by the hold that traps the item: the code of its pick-up library, or the name it has there. */
  trapped?(pickup: string): Promise<void>
}
/** An item there that belongs to no request of ours. */
export interface IlsItemThere {
  readonly libraryCode: string | null
  readonly title: string | null
}
export interface IlsInstitution {
  readonly libraryId: number
  /** Its symbol or code: the patron's last name. */
  readonly symbol: string
  readonly name: string
  /** Its card there, once it was made or chosen. */
  readonly card: string | null
  readonly address: NewIlsPatron['address']
}
export interface IlsInstitutionDesk {
  /**
   * The card of the patron that stands for it: as kept, as made before, or by the answer: `make`, or `card:` and one that
   * exists. Without an answer a ConnectorError asks, and says what is alike.
   */
  cardOf(library: IlsInstitution, answer: string | null, reference: string | null): Promise<string>
}
/** A way in which a request made in the library system becomes known: a report, a view of its database, patron by patron. */
export type IlsWay = 'report' | 'view' | 'patrons'
/** A request made in the library system's own interlibrary loan module. */
export interface BornRequest {
  /** The module's number. */
  readonly id: string
  readonly stands: IlsIllRequest['stands']
  readonly service: 'loan' | 'copy'
  readonly card: string | null
  readonly patronName: string | null
  readonly pickupCode: string | null
  readonly title: string
  readonly citation: { [name: string]: string }
  readonly neededBy: string | null
  /** What staff wrote there; our own number in it says that we made it. */
  readonly notes: string
  readonly patronNote: string | null
}
/**
 * What became of it: a new request of ours, one that was one already, one that we made there ourselves, or one past
 * the point where it would be asked for (cancelled, returned, on its way by another road).
 */
export type BornTaken = 'taken in' | 'known' | 'ours' | 'passed'
/** What a way may ask of the office. */
export interface BirthDesk {
  /** Throws ConnectorError when it is to be told again later. */
  take(found: BornRequest): Promise<BornTaken>
  isKnown(id: string): Promise<boolean>
  /** Where the way stopped, in its own words. */
  mark(): Promise<string | null>
  keepMark(text: string): Promise<void>
  /** Patrons known here, after one in the order of their numbers. */
  patronsAfter(after: number, most: number): Promise<readonly { readonly id: number; readonly card: string }[]>
}
export interface IlsBirths {
  readonly way: IlsWay
  isOn(): boolean
  /** One round; what it hands over twice is harmless. Throws ConnectorError. */
  look(desk: BirthDesk): Promise<void>
}

/** Reads a report that came as an attachment. */
export interface ReportReader {
  /** Whether a report by this name, from this sender, is to be read. */
  isFor(name: string, sender: string | null): boolean
  /** Hands its rows over; a sentence when it is no such report, `isMeant` when it means to be one and lacks something. */
  read(
    name: string,
    bytes: Uint8Array,
    desk: BirthDesk,
  ): Promise<
    | { readonly ok: true; readonly troubles: readonly string[] }
    | { readonly ok: false; readonly isMeant: boolean; readonly why: string }
  >
}

export interface IlsPatronMade {
  readonly ilsId: string
  readonly card: string
  /** Cards of further records with the same key: the order was delivered twice on its way. */
  readonly doubles: readonly string[]
}
export interface IlsPatronDesk {
  /** Who might be the same person, and why; nothing is made. */
  alike(wanted: NewIlsPatron): Promise<readonly AlikePatron[]>
  /** The record as it would be made, what the branch gives filled in. */
  preview(wanted: NewIlsPatron): Promise<readonly { readonly field: string; readonly value: string }[]>
  /** The patron made before with this key; null when none is found. */
  made(key: string, wanted: NewIlsPatron): Promise<IlsPatronMade | null>
  /** `key` stands in the record: the same one again makes no second patron. */
  create(key: string, wanted: NewIlsPatron): Promise<IlsPatronMade>
  /** Somebody saw who they are: what keeps a patron registered without that from borrowing is taken away. */
  vouch(ilsId: string): Promise<void>
  /** What is left out stays as it was. */
  change(card: string, next: Partial<Pick<NewIlsPatron, 'email' | 'phone' | 'pickupCode'>>): Promise<void>
  itemsOut(card: string): Promise<readonly IlsItemOut[]>
  owed(card: string): Promise<readonly IlsOwed[]>
  renew(card: string, barcode: string): Promise<{ readonly dueOn: string | null }>
}
export interface IlsRequestDesk {
  list(card: string): Promise<readonly IlsIllRequest[]>
  /** Ours is known by the reference: the same one again makes no second request. */
  create(card: string, wanted: IlsMatter & { readonly pickupCode: string | null }): Promise<IlsIllRequest>
  cancel(card: string, id: string): Promise<void>
}
/** One comparison: what is the same for several requests is asked once. */
export interface IlsSurvey {
  /** How many questions may be open at once. */
  atOnce(): number
  begin(): { says(asked: IlsAsked): Promise<IlsSays> }
}
export interface IlsAsked extends IlsWatched {
  readonly title: string
  /** Numbers of ILL requests there that are ours, whatever their notes say: those that were born there. */
  readonly illRequests?: readonly string[]
}
/** A request something of which is in the ILS: its items by barcode, or a hold of the patron or institution. */
export interface IlsWatched {
  readonly reference: string
  readonly barcodes: readonly string[]
  readonly patronCard: string | null
  readonly institution: string | null
  readonly library?: IlsInstitution
  /** Each has a hold of its own. */
  readonly items?: readonly WantedItem[]
}
export interface IlsSeen {
  readonly news: IlsNews
  /** The same as long as the same is seen. */
  readonly key: string
}
export interface IlsPatron {
  readonly ilsId: string
  readonly card: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  /** The code of the member library the patron belongs to. */
  readonly libraryCode: string
  readonly group: string | null
  /** Why the patron may not borrow, in the ILS's words; empty when nothing stands against it. */
  readonly blocks: readonly string[]
}
export interface IlsCopy {
  readonly barcode: string
  readonly libraryCode: string
  readonly callNumber: string | null
  readonly isIn: boolean
}

/** What every order to the ILS says: `reference` is our request's number, kept with what is made so that it is found again. */
export interface IlsMatter {
  readonly reference: string
  readonly title: string
  readonly author: string | null
  readonly isbn: string | null
}
/** One thing to do, named as the effect that asks it. `institution` is the card-holder that stands for a library. */
export type IlsOrder = IlsMatter &
  (
    | {
        readonly name: 'ils.makeCirculable'
        readonly barcode: string
        /** Null: for a facility. */
        readonly patronCard: string | null
        readonly pickupCode: string | null
        readonly dueOn: string | null
        readonly inLibraryOnly: boolean
        readonly mayRenew: boolean
        /** The request of its own module that this is for, where it was made there. */
        readonly illRequestId?: string | null
      }
    | { readonly name: 'ils.changeDueDate'; readonly barcodes: readonly string[]; readonly dueOn: string | null }
    | {
        readonly name: 'ils.changePickup'
        readonly barcode: string
        readonly patronCard: string | null
        readonly pickupCode: string | null
        readonly illRequestId: string | null
      }
    | {
        readonly name: 'ils.retire'
        readonly barcode: string
        readonly patronCard: string | null
        /** The day it may have been brought back already; null: today. */
        readonly droppedOn?: string | null
      }
    | { readonly name: 'ils.placeHold'; readonly patronCard: string | null; readonly pickupCode: string | null }
    | {
        readonly name: 'ils.pull'
        readonly institution: string
        readonly ownerCode: string | null
        /** Each is held by itself; none: any copy of the title will do. */
        readonly items?: readonly WantedItem[]
        readonly library?: IlsInstitution
      }
    /** Whose hold it is: the patron's, or the institution's. */
    | {
        readonly name: 'ils.cancelHold'
        readonly patronCard: string | null
        readonly institution: string | null
        readonly library?: IlsInstitution
      }
    | {
        readonly name: 'ils.checkOutToBorrower' | 'ils.checkOutToFacility'
        readonly institution: string
        readonly library?: IlsInstitution
        /** Null: the copy that came by the hold with this reference. */
        readonly barcode: string | null
        readonly dueOn: string | null
      }
    /** What the patron owes is to stand on the account: whether it does; no call of Polaris makes a charge. */
    | {
        readonly name: 'ils.charge'
        readonly patronCard: string | null
        readonly barcode: string | null
        readonly amountCents: number
        /** How many charges of this amount are to stand there for the request, this one the last of them. */
        readonly nth: number
      }
    | { readonly name: 'ils.checkIn'; readonly barcode: string | null; readonly droppedOn?: string | null }
  )
/** What happened in the ILS to something of ours, found by the reference it carries and, of several pieces, its barcode. */
export interface IlsNews {
  readonly what:
    | 'on_shelf'
    | 'checked_out'
    | 'checked_in'
    | 'not_picked_up'
    | 'lost'
    | 'pulled'
    | 'not_on_shelf'
    | 'hold_failed'
    /** One of several holds, or that for one copy: the others stand. */
    | 'hold_not_filled'
  readonly reference: string
  readonly barcode: string | null
  /** The shelf's last day, or the patron's due date. */
  readonly until: string | null
  /** How many were pulled together. */
  readonly pieces?: number
}
