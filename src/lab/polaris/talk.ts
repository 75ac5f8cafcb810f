import { randomUUID } from 'node:crypto'
import type { Asked } from './call.ts'
import { placeHold, queueOf, type HoldOrder } from './hold-life.ts'
import { createIll } from './ill-life.ts'
import { itemIs } from './names.ts'
import type { Patron, Talk } from './state.ts'
import { randomText } from './tokens.ts'
import { PapiTrouble } from './trouble.ts'
import type { Fields } from './value.ts'
import { bibById, isoOf, itemByBarcode, organization, patronById } from './world.ts'

export const talkEmpty = {
  RequestGUID: '',
  TxnGroupQualifer: '',
  TxnQualifier: '',
  StatusType: 1,
  StatusValue: 0,
  Message: '',
} as const
export const holdTalkEmpty = { ...talkEmpty, StatusType: 0, QueuePosition: 0, QueueTotal: 0 } as const

const ended = { RequestGUID: '', TxnGroupQualifer: '', TxnQualifier: '' } as const

/** Conditional, as StatusValue; and the State that answers it. */
const answers: Readonly<Record<number, number>> = { 3: 1, 4: 2, 5: 3, 6: 4, 7: 5 }

export function openHoldTalk(asked: Asked): Fields {
  const { body } = asked
  const patron = patronById(asked, body.whole('PatronID') ?? 0)
  if (!patron) throw new PapiTrouble(-4001, 'Invalid patron ID.')
  if (!asked.state.workstations.some((one) => one.id === body.whole('WorkstationID'))) {
    throw new PapiTrouble(-4002, 'Invalid workstation ID.')
  }
  if (!asked.state.staff.some((one) => one.id === body.whole('UserID')))
    throw new PapiTrouble(-8000, 'Invalid user ID.')
  if (!organization(asked, body.whole('RequestingOrgID') ?? 0)) {
    throw new PapiTrouble(-4004, 'Invalid requesting organization ID.')
  }
  const bib = bibById(asked, body.whole('BibID') ?? 0)
  if (!bib) throw new PapiTrouble(-4006, 'Invalid bibliographic record ID.')
  const barcode = body.text('ItemBarcode')
  if (barcode !== '' && itemByBarcode(asked, barcode)?.bibId !== bib.id)
    throw new PapiTrouble(-4005, 'Invalid barcode.')
  const talk = newTalk('hold', {
    patronId: patron.id,
    bibId: bib.id,
    barcode,
    volume: body.text('VolumeNumber'),
    pickupId: pickupOf(asked, patron, -4007),
    notes: body.text('PatronNotes'),
    activation: isoOf(asked, body.text('ActivationDate')) ?? '',
  })
  return goOn(asked, talk)
}

export function openIllTalk(asked: Asked): Fields {
  const { body } = asked
  const patron = patronById(asked, body.whole('PatronID') ?? 0)
  if (!patron) throw new PapiTrouble(-4001, 'Invalid patron ID.')
  if (body.text('Title') === '') throw new PapiTrouble(-6, 'Title is required.')
  const fields = ['Title', 'Author', 'Publisher', 'Edition', 'ISBN', 'ISSN', 'LCCN', 'VolumeNumber', 'PublicationDate']
  const talk = newTalk('ill', {
    ...Object.fromEntries(fields.map((name) => [name, body.text(name)])),
    patronId: patron.id,
    pickupId: pickupOf(asked, patron, -4007),
    itemType: body.whole('ItemType') ?? 0,
    mediumType: body.whole('MediumType') ?? 1,
  })
  return goOn(asked, talk)
}

function newTalk(kind: 'hold' | 'ill', order: Talk['order']): Talk {
  return {
    guid: randomUUID().toUpperCase(),
    group: randomText(22),
    qualifier: randomText(22),
    kind,
    order,
    asks: 0,
    accepted: [],
  }
}

/** 0 is the patron's own library; a pick-up area must belong to a branch, and ours have none. */
function pickupOf(asked: Asked, patron: Patron, code: number): number {
  const wanted = asked.body.whole('PickupOrgID')
  if (wanted === null) throw new PapiTrouble(code, 'Invalid pickup branch.')
  const pickup = wanted === 0 ? patron.branchId : wanted
  if (organization(asked, pickup)?.code !== 3) throw new PapiTrouble(code, 'Invalid pickup branch.')
  if ((asked.body.whole('HoldPickupAreaID') ?? 0) > 0) {
    throw new PapiTrouble(-4020, 'The pickup area is not one of the pickup branch.')
  }
  return pickup
}

/** The reply to a conditional: TxnGroupQualifier, TxnQualifier, RequestingOrgID, Answer, State. */
export function replyToTalk(asked: Asked): Fields {
  const { body, state } = asked
  const guid = (asked.path['guid'] ?? '').toUpperCase()
  const talk = state.talks.find((one) => one.guid === guid)
  if (!talk) throw new PapiTrouble(-4100, 'The request GUID is unknown.')
  if (body.text('TxnGroupQualifier') !== talk.group)
    throw new PapiTrouble(-4101, 'Invalid transaction group qualifier.')
  if (body.text('TxnQualifier') !== talk.qualifier) throw new PapiTrouble(-4102, 'Invalid transaction qualifier.')
  if (!organization(asked, body.whole('RequestingOrgID') ?? 0)) {
    throw new PapiTrouble(-4103, 'Invalid requesting organization ID.')
  }
  if (body.whole('State') !== answers[talk.asks]) throw new PapiTrouble(-4104, 'Invalid state.')
  state.talks = state.talks.filter((one) => one.guid !== talk.guid)
  if (body.whole('Answer') !== 1) return told(talk, 2, 0, 'The request was not placed.')
  talk.accepted.push(talk.asks)
  talk.qualifier = randomText(22)
  const next = goOn(asked, talk)
  // The end of a talk names it no more.
  return next['StatusType'] === 3 ? next : { ...next, ...ended }
}

/** The next thing to ask, or the end: the request is placed. */
function goOn(asked: Asked, talk: Talk): Fields {
  const question = questionFor(asked, talk)
  if (question) {
    talk.asks = question.value
    asked.state.talks = [...asked.state.talks, talk].slice(-500)
    return told(talk, 3, question.value, question.words)
  }
  if (talk.kind === 'ill') return placeIll(asked, talk)
  const trouble = placeHold(asked, orderOf(talk))
  if (typeof trouble === 'string') return told(talk, 1, 0, trouble)
  const { position, total } = queueOf(asked, trouble)
  return told(talk, 2, 1, 'Your request has been placed.', position, total)
}

function questionFor(asked: Asked, talk: Talk): { value: number; words: string } | null {
  const isNew = (value: number): boolean => !talk.accepted.includes(value)
  if (talk.kind === 'ill') {
    if (isNew(3) && isHere(asked, String(talk.order['ISBN'] ?? ''))) {
      return { value: 3, words: 'The item is available locally. Would you like to place a local hold request?' }
    }
    if (isNew(4) && asked.settings.illPolicy && !talk.accepted.includes(3)) {
      return { value: 4, words: 'Do you accept the ILL policy?' }
    }
    return null
  }
  const bibId = Number(talk.order['bibId'])
  const waiting = asked.state.holds.filter((one) => one.bibId === bibId && [1, 3, 4, 18].includes(one.statusId)).length
  if (isNew(6) && !asked.state.items.some((one) => one.bibId === bibId)) {
    return { value: 6, words: 'No items are linked to this record. Do you still want to place this request?' }
  }
  if (isNew(5) && waiting > 0) {
    return { value: 5, words: `There are [${waiting}] active requests for this title. Place the request all the same?` }
  }
  if (isNew(7) && asked.settings.chargesForHolds) {
    return { value: 7, words: 'The library charges for hold requests. Do you still want to place the request?' }
  }
  return null
}

function isHere({ state }: Asked, isbn: string): boolean {
  const bibs = state.bibs.filter((one) => isbn !== '' && digits(one.isbn) === digits(isbn) && one.inPac)
  return bibs.some((bib) =>
    state.items.some((one) => one.bibId === bib.id && one.statusId === itemIs.in && one.holdable),
  )
}

function digits(isbn: string): string {
  return isbn.replace(/[^0-9Xx]/g, '').toUpperCase()
}

/** Whoever says yes to "available locally" gets a hold instead. */
function placeIll(asked: Asked, talk: Talk): Fields {
  const { order } = talk
  const text = (name: string): string => String(order[name] ?? '')
  if (talk.accepted.includes(3)) {
    const bib = asked.state.bibs.find((one) => one.inPac && digits(one.isbn) === digits(text('ISBN')))
    const placed = bib ? placeHold(asked, { ...orderOf(talk), bibId: bib.id }) : 'The title is gone.'
    return typeof placed === 'string' ? told(talk, 1, 0, placed) : told(talk, 2, 1, 'Your request has been placed.')
  }
  createIll(asked, {
    patronId: Number(order['patronId']),
    pickupId: Number(order['pickupId']),
    title: text('Title'),
    author: text('Author'),
    publisher: text('Publisher'),
    year: text('PublicationDate'),
    edition: text('Edition'),
    isbn: text('ISBN'),
    issn: text('ISSN'),
    lccn: text('LCCN'),
    volume: text('VolumeNumber'),
    itemType: Number(order['itemType']),
    mediumType: Number(order['mediumType']),
  })
  return told(talk, 2, 1, 'Your ILL request has been placed.')
}

function orderOf({ order }: Talk): HoldOrder {
  return {
    patronId: Number(order['patronId']),
    bibId: Number(order['bibId']),
    barcode: String(order['barcode'] ?? ''),
    volume: String(order['volume'] ?? ''),
    pickupId: Number(order['pickupId']),
    notes: String(order['notes'] ?? ''),
    activation: String(order['activation'] ?? ''),
  }
}

function told(talk: Talk, type: number, value: number, words: string, position = 0, total = 0): Fields {
  return {
    PAPIErrorCode: 0,
    ErrorMessage: '',
    RequestGUID: talk.guid,
    TxnGroupQualifer: talk.group,
    TxnQualifier: talk.qualifier,
    StatusType: type,
    StatusValue: value,
    Message: words,
    ...(talk.kind === 'hold' ? { QueuePosition: position, QueueTotal: total } : {}),
  }
}
