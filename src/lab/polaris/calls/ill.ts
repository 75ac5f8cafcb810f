import { named, ok, rows, type Asked, type PapiCall } from '../call.ts'
import { cancelIll } from '../ill-life.ts'
import { formats, illIs, itemStatuses } from '../names.ts'
import { openIllTalk, talkEmpty } from '../talk.ts'
import type { Ill } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { bibById, branchName, dateOf, itemById, organization, type World } from '../world.ts'
import { askedPatron } from './patron-read.ts'

export const illCalls: readonly PapiCall[] = [
  {
    name: 'ILLRequestPost',
    method: 'POST',
    path: '/illrequest',
    by: 'requester',
    root: 'ILLRequestResult',
    body: {
      root: 'ILLRequestCreateData',
      order: named(
        'PatronID VolumeNumber Author Title Publisher Edition PublicationDate ISBN ISSN LCCN ItemType MediumType PickupOrgID WorkstationID UserID HoldPickupAreaID',
      ),
    },
    empty: talkEmpty,
    act: openIllTalk,
  },
  {
    name: 'PatronILLRequestsGet',
    method: 'GET',
    path: '/patron/:barcode/illrequests/:filter',
    by: 'patron',
    root: 'PatronILLRequestsGetResult',
    empty: { PatronILLRequestsGetRows: [] },
    act: listIlls,
  },
  {
    name: 'ILLRequestCancelPut',
    method: 'PUT',
    path: '/patron/:barcode/illrequests/:illId/cancelled',
    by: 'patron',
    root: 'ILLRequestCancelResult',
    empty: { ILLRequestCancelRows: null },
    act: cancel,
  },
]

const filters: Readonly<Record<string, (ill: Ill) => boolean>> = {
  all: () => true,
  receivedtransferred: (ill) => ill.statusId === illIs.transferred,
  receivedheld: (ill) => ill.statusId === illIs.held,
  cancelled: (ill) => ill.statusId === illIs.cancelled,
}

function listIlls(asked: Asked): Fields {
  const patron = askedPatron(asked)
  if (!organization(asked, Number(asked.path['org']))) throw new PapiTrouble(-5000, 'Organization ID is invalid.')
  const fits = filters[(asked.path['filter'] ?? '').toLowerCase()]
  if (!fits) throw new PapiTrouble(-1, 'Invalid Status ID Filter')
  const mine = asked.state.ills.filter((one) => one.patronId === patron.id && fits(one))
  return rows(
    'PatronILLRequestsGetRows',
    mine
      .toSorted((a, b) => (a.activatedAt ?? a.createdAt).localeCompare(b.activatedAt ?? b.createdAt))
      .map((one) => illRow(asked, one)),
  )
}

function illRow(world: World, ill: Ill): Fields {
  const item = itemById(world, ill.itemId)
  const formatId = bibById(world, ill.bibId)?.formatId ?? 1
  return {
    ILLRequestID: ill.id,
    ILLStatusID: ill.statusId,
    PatronID: ill.patronId,
    ItemRecordID: ill.itemId,
    BibRecordID: ill.bibId,
    PickupBranchID: ill.pickupId,
    Author: blank(ill.author),
    Title: ill.title,
    Format: formats[formatId] ?? null,
    CreationDate: new Date(ill.createdAt),
    ActivationDate: dateOf(ill.activatedAt),
    Status: illStatusName(world, ill.statusId),
    Item: item ? (itemStatuses[item.statusId] ?? null) : null,
    NeedByDate: dateOf(ill.needBy),
    PickupBranch: branchName(world, ill.pickupId),
    FormatID: formatId,
    LastStatusTransitionDate: new Date(ill.changedAt),
    OpacNotes: blank(ill.opacNotes),
    CallNumber: item ? item.callNumber : null,
    VolumeAndIssue: blank(ill.volume),
    PickupByDate: null,
    InnReachTrackingID: null,
  }
}

export function illStatusName(world: World, statusId: number): string {
  return world.settings.assumed('illStatusNames')[String(statusId)] ?? ''
}

export function blank(text: string): string | null {
  return text === '' ? null : text
}

function cancel(asked: Asked): Fields {
  const patron = askedPatron(asked)
  checkActor(asked)
  const id = Number(asked.path['illId'])
  const mine = asked.state.ills.filter((one) => one.patronId === patron.id)
  if (id !== 0) {
    const ill = mine.find((one) => one.id === id)
    if (!ill) throw new PapiTrouble(asked.settings.assumed('illNotFoundCode'), 'ILL request not found.')
    const trouble = cancelTrouble(asked, ill)
    if (trouble) throw new PapiTrouble(asked.settings.assumed('illCancelRefusedCode'), trouble)
    cancelIll(asked, ill)
    return { ...ok, ILLRequestCancelRows: null }
  }
  const open = mine.filter((one) => one.statusId !== illIs.cancelled && one.statusId !== illIs.returned)
  if (open.length === 0) throw new PapiTrouble(-4300, 'There are no ILL requests to cancel.')
  return rows(
    'ILLRequestCancelRows',
    open.map((ill) => {
      const trouble = cancelTrouble(asked, ill)
      if (!trouble) cancelIll(asked, ill)
      const ReturnCode = trouble ? asked.settings.assumed('illCancelRefusedCode') : 0
      return { ILLRequestID: ill.id, ReturnCode, ErrorMessage: trouble ?? '' }
    }),
  )
}

function cancelTrouble({ settings }: World, ill: Ill): string | null {
  if (ill.statusId === illIs.inactive || ill.statusId === illIs.active) return null
  if (ill.statusId === illIs.shipped && settings.assumed('illCancelShipped')) return null
  return 'The ILL request cannot be cancelled in its status.'
}

/** ?wsid=&userid= of calls that have no body. */
export function checkActor({ query, state }: Asked): void {
  if (!state.workstations.some((one) => one.id === Number(query.get('wsid')))) {
    throw new PapiTrouble(-1, 'Invalid workstation ID.')
  }
  if (!state.staff.some((one) => one.id === Number(query.get('userid')))) throw new PapiTrouble(-1, 'Invalid user ID.')
}
