import { named, ok, rows, type Asked, type PapiCall } from '../call.ts'
import { moveHold } from '../circulation.ts'
import { cancelCode, isOpen, queueOf, shownStatus } from '../hold-life.ts'
import { formats, holdIs, holdStatuses } from '../names.ts'
import type { Hold } from '../state.ts'
import { holdTalkEmpty, openHoldTalk, replyToTalk } from '../talk.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { bibById, branchName, dateOf, isoOf, nowText, organization, type World } from '../world.ts'
import { blank, checkActor } from './ill.ts'
import { askedPatron } from './patron-read.ts'

const base = '/patron/:barcode/holdrequests'
const suspendBody = { root: 'HoldRequestActivationData', order: ['UserID', 'ActivationDate'] } as const
const replyCall = {
  method: 'PUT',
  by: 'requester',
  root: 'HoldRequestResult',
  body: {
    root: 'HoldRequestReplyData',
    order: ['TxnGroupQualifier', 'TxnQualifier', 'RequestingOrgID', 'Answer', 'State'],
  },
  empty: holdTalkEmpty,
} as const

export const holdCalls: readonly PapiCall[] = [
  {
    name: 'PatronHoldRequestsGet',
    method: 'GET',
    path: `${base}/:filter`,
    by: 'patron',
    root: 'PatronHoldRequestsGetResult',
    empty: { PatronHoldRequestsGetRows: [] },
    act: listHolds,
  },
  {
    name: 'HoldRequestCreate',
    method: 'POST',
    path: '/holdrequest',
    by: 'requester',
    root: 'HoldRequestResult',
    body: {
      root: 'HoldRequestCreateData',
      order: named(
        'PatronID BibID ItemBarcode VolumeNumber Designation PickupOrgID IsBorrowByMail PatronNotes ActivationDate WorkstationID UserID RequestingOrgID TargetGUID HoldPickupAreaID',
      ),
    },
    empty: holdTalkEmpty,
    act: openHoldTalk,
  },
  { ...replyCall, name: 'HoldRequestReply', path: '/holdrequest/:guid', act: (asked) => reply(asked, 'holdrequest') },
  { ...replyCall, name: 'ILLRequestReply', path: '/illrequest/:guid', act: (asked) => reply(asked, 'illrequest') },
  {
    name: 'HoldRequestCancel',
    method: 'PUT',
    path: `${base}/:holdId/cancelled`,
    by: 'patron',
    root: 'HoldRequestCancelResult',
    act: cancelHolds,
  },
  {
    name: 'HoldRequestSuspend',
    method: 'PUT',
    path: `${base}/:holdId/inactive`,
    by: 'patron',
    root: 'HoldRequestActivationResult',
    body: suspendBody,
    empty: { HoldRequestActivationRows: [] },
    act: (asked) => suspend(asked, holdIs.inactive),
  },
  {
    name: 'HoldRequestReactivate',
    method: 'PUT',
    path: `${base}/:holdId/active`,
    by: 'patron',
    root: 'HoldRequestActivationResult',
    body: suspendBody,
    empty: { HoldRequestActivationRows: [] },
    act: (asked) => suspend(asked, holdIs.active),
  },
  {
    name: 'HoldRequestPickupBranch',
    method: 'PUT',
    path: `${base}/:holdId/pickupbranch`,
    by: 'patron',
    root: 'HoldRequestPickupBranchResult',
    act: changePickup,
  },
]

/** An ILL conditional and a hold's are answered by the same call, or each by its own: nobody says. */
function reply(asked: Asked, call: 'holdrequest' | 'illrequest'): Fields {
  const talk = asked.state.talks.find((one) => one.guid === (asked.path['guid'] ?? '').toUpperCase())
  const expected = talk?.kind === 'ill' ? asked.settings.assumed('illAnswerCall') : 'holdrequest'
  if (call !== expected) throw new PapiTrouble(-4100, 'The request GUID is unknown.')
  return replyToTalk(asked)
}

const filters: Readonly<Record<string, number>> = {
  inactive: holdIs.inactive,
  active: holdIs.active,
  pending: holdIs.pending,
  shipped: holdIs.shipped,
  held: holdIs.held,
  notsupplied: holdIs.notSupplied,
  unclaimed: holdIs.unclaimed,
  expired: holdIs.expired,
  cancelled: holdIs.cancelled,
}

function listHolds(asked: Asked): Fields {
  const patron = askedPatron(asked)
  const name = (asked.path['filter'] ?? '').toLowerCase()
  const status = filters[name]
  if (name !== 'all' && status === undefined) throw new PapiTrouble(-1, 'Invalid Status ID Filter')
  const mine = asked.state.holds.filter((one) => one.patronId === patron.id)
  const shown = mine.filter((one) =>
    status === undefined ? isOpen(one) || one.statusId === 7 : one.statusId === status,
  )
  return rows(
    'PatronHoldRequestsGetRows',
    shown.map((one) => holdRow(asked, one)),
  )
}

function holdRow(world: World, hold: Hold): Fields {
  const bib = bibById(world, hold.bibId)
  const { position, total } = queueOf(world, hold)
  const formatId = bib?.formatId ?? 1
  return {
    HoldRequestID: hold.id,
    BibID: hold.bibId,
    ConstituentBibID: 0,
    StatusID: shownStatus(world, hold.statusId),
    StatusDescription: holdStatuses[hold.statusId] ?? '',
    Title: hold.title,
    Author: blank(hold.author),
    CallNumber: blank(bib?.callNumber ?? ''),
    FormatID: formatId,
    FormatDescription: formats[formatId] ?? '',
    PickupBranchID: hold.pickupId,
    PickupBranchName: branchName(world, hold.pickupId),
    PickupByDate: dateOf(hold.pickupByAt),
    QueuePosition: position,
    QueueTotal: total,
    ActivationDate: new Date(hold.activationAt),
    ExpirationDate: new Date(hold.expirationAt),
    GroupName: null,
    ItemLevelHold: hold.wantedBarcode !== '',
    BorrowByMail: false,
    HasConstituentBib: false,
    NewPickupBranchID: 0,
    NewPickupBranch: null,
    InnReachType: 0,
    Designation: null,
    VolumeNumber: blank(hold.volume),
    PACDisplayNotes: blank(hold.pacNotes),
    CanSuspend: hold.statusId === holdIs.active || hold.statusId === holdIs.inactive,
  }
}

function myHolds(asked: Asked): Hold[] {
  const patron = askedPatron(asked)
  const id = Number(asked.path['holdId'])
  return asked.state.holds.filter((one) => one.patronId === patron.id && (id === 0 ? isOpen(one) : one.id === id))
}

function cancelHolds(asked: Asked): Fields {
  checkActor(asked)
  const mine = myHolds(asked)
  const isAll = asked.path['holdId'] === '0'
  const [first] = mine
  if (!first) throw new PapiTrouble(isAll ? -4300 : -4201, 'There is no such hold request to cancel.')
  if (!isAll) {
    const code = cancelCode(asked, first)
    if (code !== 0) throw new PapiTrouble(code, cancelWords(code))
    cancelHold(asked, first)
    return { ...ok }
  }
  return rows(
    'HoldRequestCancelRows',
    mine.map((hold) => {
      const code = cancelCode(asked, hold)
      if (code === 0) cancelHold(asked, hold)
      return { SysHoldRequestID: hold.id, ReturnCode: code, ErrorMessage: code === 0 ? '' : cancelWords(code) }
    }),
  )
}

export function cancelHold(world: World, hold: Hold): void {
  moveHold(world, hold, holdIs.cancelled)
  for (const item of world.state.items) if (item.holdId === hold.id) item.holdId = null
}

function cancelWords(code: number): string {
  return `The hold request cannot be cancelled (${holdStatuses[cancelStatus[code] ?? 0] ?? 'its status'}).`
}

const cancelStatus: Readonly<Record<number, number>> = {
  [-4203]: 6,
  [-4204]: 8,
  [-4205]: 16,
  [-4206]: 9,
  [-4207]: 17,
  [-4208]: 5,
}

function suspend(asked: Asked, to: 1 | 3): Fields {
  const { body, state } = asked
  if (!state.staff.some((one) => one.id === body.whole('UserID'))) throw new PapiTrouble(-4400, 'Invalid user ID.')
  const activation = isoOf(asked, body.text('ActivationDate')) ?? (to === holdIs.active ? nowText(asked) : null)
  if (activation === null) throw new PapiTrouble(-4401, 'Invalid activation date.')
  const mine = myHolds(asked)
  if (mine.length === 0) throw new PapiTrouble(-4003, 'Invalid hold request ID.')
  const told = rows(
    'HoldRequestActivationRows',
    mine.map((hold) => {
      const code = suspendCode(hold, to)
      if (code === 0) {
        hold.activationAt = activation
        moveHold(asked, hold, to)
      }
      return {
        SysHoldRequestID: hold.id,
        ReturnCode: code,
        NewActivationDate: new Date(hold.activationAt),
        NewExpirationDate: new Date(hold.expirationAt),
        ErrorMessage: code === 0 ? '' : 'The status of the hold request does not allow it.',
      }
    }),
  )
  const [first] = mine
  const code = first && asked.path['holdId'] !== '0' ? suspendCode(first, to) : 0
  return code === 0 ? told : { ...told, PAPIErrorCode: code }
}

function suspendCode({ statusId }: Hold, to: 1 | 3): number {
  if (to === holdIs.active) return statusId === holdIs.inactive || statusId === holdIs.active ? 0 : -4405
  return [holdIs.active, holdIs.inactive].some((one) => one === statusId) ? 0 : -4402
}

function changePickup(asked: Asked): Fields {
  const [hold] = myHolds(asked)
  if (!hold) throw new PapiTrouble(-4003, 'Invalid hold request ID.')
  const wanted = Number(asked.query.get('pickupbranchid'))
  if (organization(asked, wanted)?.code !== 3) throw new PapiTrouble(-4007, 'Invalid pickup branch.')
  if (!isOpen(hold) || hold.statusId === holdIs.shipped || hold.statusId === holdIs.held) {
    throw new PapiTrouble(-4016, 'The status of the hold request does not allow it.')
  }
  hold.pickupId = wanted
  return { ...ok }
}
