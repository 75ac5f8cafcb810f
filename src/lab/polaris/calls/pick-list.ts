import { ok, rows, type Asked, type PapiCall } from '../call.ts'
import { moveHold } from '../circulation.ts'
import { shownStatus } from '../hold-life.ts'
import { formats, holdIs, holdStatuses, itemIs } from '../names.ts'
import type { Hold, Item } from '../state.ts'
import { PapiTrouble } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { bibById, branchName, holdById, itemById, nameOf, patronById, type World } from '../world.ts'

export const pickListCalls: readonly PapiCall[] = [
  {
    name: 'HoldRequestGetList',
    method: 'GET',
    path: '/circulation/requests/list',
    by: 'staff',
    root: 'HoldRequestGetListResult',
    empty: { RequestPicklistRows: [] },
    act: pickList,
  },
  {
    name: 'UpdateRequestStatus',
    method: 'PUT',
    path: '/circulation/requests/:holdId/status',
    by: 'staff',
    root: 'RequestUpdateStatusResult',
    act: updateStatus,
  },
]

function pickList(asked: Asked): Fields {
  const { query, state } = asked
  const branch = Number(query.get('branch'))
  const type = query.get('branchtype') ?? '3'
  const status = Number(query.get('requeststatus') ?? '0')
  const found = state.holds
    .filter((one) => (status === 0 ? [3, 4, 18].includes(one.statusId) : shownStatus(asked, one.statusId) === status))
    .flatMap((hold) => {
      const item = itemFor(asked, hold, type === '3' ? branch : 0)
      const at =
        type === '1' ? patronById(asked, hold.patronId)?.branchId : type === '2' ? hold.pickupId : item?.branchId
      return branch === 0 || at === branch ? [row(asked, hold, item)] : []
    })
  return rows('RequestPicklistRows', found)
}

function itemFor(world: World, hold: Hold, branchId: number): Item | undefined {
  const items = world.state.items.filter(
    (one) => one.bibId === hold.bibId && one.statusId === itemIs.in && !hold.denied.includes(one.id),
  )
  return (
    itemById(world, hold.itemId) ??
    items.find((one) => one.branchId === branchId) ??
    (branchId === 0 ? items[0] : undefined)
  )
}

function row(world: World, hold: Hold, item: Item | undefined): Fields {
  const patron = patronById(world, hold.patronId)
  const bib = bibById(world, hold.bibId)
  return {
    SysHoldRequestID: hold.id,
    PatronID: hold.patronId,
    PatronName: patron ? nameOf(patron) : null,
    PatronBarcode: patron?.barcode ?? null,
    PatronBranchID: patron?.branchId ?? null,
    PatronBranch: branchName(world, patron?.branchId ?? 0),
    PickupBranchID: hold.pickupId,
    PickupBranch: branchName(world, hold.pickupId),
    SysHoldStatusID: shownStatus(world, hold.statusId),
    SysHoldStatus: holdStatuses[hold.statusId] ?? '',
    CreationDate: new Date(hold.createdAt),
    ActivationDate: new Date(hold.activationAt),
    ExpirationDate: new Date(hold.expirationAt),
    LastStatusTransitionDate: new Date(hold.changedAt),
    BibliographicRecordID: hold.bibId,
    Title: hold.title,
    Author: hold.author,
    Publisher: bib?.publisher ?? null,
    Edition: bib?.edition ?? null,
    PublicationYear: bib?.year ?? null,
    ISBN: bib?.isbn ?? null,
    ISSN: bib?.issn ?? null,
    LCCN: bib?.lccn ?? null,
    FormatID: bib?.formatId ?? 1,
    Format: formats[bib?.formatId ?? 1] ?? '',
    ItemRecordID: item?.id ?? null,
    ItemBarcode: item?.barcode ?? null,
    ItemStatusID: item?.statusId ?? null,
    ItemAssignedBranchID: item?.branchId ?? null,
    ItemAssignedBranch: branchName(world, item?.branchId ?? 0),
    CallNumber: item?.callNumber ?? bib?.callNumber ?? null,
    ShelfLocation: item?.shelf ?? null,
    VolumeNumber: hold.volume,
    PACDisplayNotes: hold.pacNotes,
    StaffDisplayNotes: hold.staffNotes,
    ItemLevelHold: hold.wantedBarcode !== '',
  }
}

function updateStatus(asked: Asked): Fields {
  const hold = holdById(asked, Number(asked.path['holdId']))
  if (!hold) throw new PapiTrouble(-4003, 'Invalid hold request ID.')
  if (![3, 4, 18].includes(hold.statusId)) throw new PapiTrouble(-4407, 'The status of the request does not allow it.')
  const action = (asked.query.get('action') ?? '').toLowerCase()
  const item = itemById(asked, Number(asked.query.get('itemid') ?? '0'))
  if (action === 'deny' || action === 'locate') {
    if (!item || item.bibId !== hold.bibId) throw new PapiTrouble(-4408, 'Invalid item record ID.')
    if (action === 'deny') {
      hold.denied.push(item.id)
      hold.itemId = null
      moveHold(asked, hold, holdIs.active)
    } else {
      hold.itemId = item.id
      moveHold(asked, hold, holdIs.located)
    }
    return { ...ok }
  }
  if (action !== 'return' && action !== 'askmelater') throw new PapiTrouble(-4409, 'Invalid action.')
  moveHold(asked, hold, action === 'return' ? holdIs.active : holdIs.pending)
  return { ...ok }
}
