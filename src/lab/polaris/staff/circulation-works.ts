import { Body } from '../body.ts'
import { createPatron } from '../calls/patron-write.ts'
import { checkIn, checkOut } from '../circulation.ts'
import { placeHold } from '../hold-life.ts'
import { itemIs } from '../names.ts'
import { organization, isoOf, itemByBarcode, patronByBarcode, patronById } from '../world.ts'
import { itemDetail } from './ill-detail.ts'
import { holdRow } from './patron-calls.ts'
import { ask, lacks, type Outcome, type Work, type WorkKind } from './work.ts'

export const circulationWorks: readonly WorkKind[] = [
  { type: 1, extension: 2, act: checkInWork },
  { type: 2, extension: 1, act: checkOutWork },
  { type: 3, extension: 4, act: registerWork },
  { type: 5, extension: 9, act: holdWork },
]

function checkInWork(work: Work): Outcome {
  const no = lacks(work, 'circulation')
  if (no) return no
  const item = itemByBarcode(work, work.data.text('ItemBarcode'))
  if (!item) return { refused: 'The item barcode was not found.' }
  if (item.statusId === itemIs.returnedIll) return { refused: 'The item has been returned via ILL.' }
  const free = work.data.whole('FreeDays') ?? 0
  if (free < 0) return { refused: 'The number of free days is invalid.' }
  const told = checkIn(work, item, work.branchId, free)
  return { answer: { ItemRecord: itemDetail(work, item), HoldRequestID: told.hold?.id ?? null } }
}

function checkOutWork(work: Work): Outcome {
  const ignore = work.data.flag('IgnorePatronBlocksCheck')
  const no = lacks(work, 'circulation', ...(ignore ? ['blocks-override'] : []))
  if (no) return no
  const patron = patronByBarcode(work, work.data.text('PatronBarcode'))
  if (!patron) return { refused: 'The patron barcode was not found.' }
  const item = itemByBarcode(work, work.data.text('ItemBarcode'))
  if (!item) return { refused: 'The item barcode was not found.' }
  const told = checkOut(work, patron, item, work.branchId, ignore)
  if (told.code !== 0) return { refused: told.message }
  return { answer: { ItemRecord: itemDetail(work, item), IsRenewal: told.isRenewal } }
}

/** A new patron, with the fields PAPI names. */
function registerWork(work: Work): Outcome {
  const no = lacks(work, 'circulation')
  if (no) return no
  const logon = { LogonBranchID: work.branchId, LogonUserID: work.user.id, LogonWorkstationID: 1 }
  const body = new Body({ ...work.data.fields, ...logon })
  const addresses = body.list('Addresses')
  const told = createPatron(
    { ...work, path: {}, query: new URLSearchParams(), body, staff: work.user, patron: null },
    addresses.length > 0 ? addresses : [body],
  )
  return { answer: { PatronID: told['PatronID'] ?? 0, Barcode: told['Barcode'] ?? '' } }
}

/** A hold; without a title record it is the first half of an ILL request made by staff. */
function holdWork(work: Work): Outcome {
  const { data } = work
  const no = lacks(work, 'holds-create')
  if (no) return no
  const patron = patronById(work, data.whole('PatronID') ?? 0)
  if (!patron) return { refused: 'The patron was not found.' }
  const pickupId = data.whole('PickupBranchID') ?? 0
  if (organization(work, pickupId)?.code !== 3) return { refused: 'The pickup branch is invalid.' }
  const bibId = data.whole('BibliographicRecordID') ?? 0
  const title = data.text('Title') || data.text('BrowseTitle')
  if (bibId === 0 && !data.flag('UnlockedRequest')) return { refused: 'The bibliographic record is invalid.' }
  if (bibId === 0 && title === '') return { refused: 'A title is required.' }
  const isItem = data.flag('ItemLevelHold')
  const item = isItem ? work.state.items.find((one) => one.id === data.whole('ItemRecordID')) : undefined
  if (isItem && (!item || item.bibId !== bibId)) return { refused: 'The item record is invalid.' }
  if (item && !item.holdable) return { refused: 'The item is not holdable.' }
  const order = {
    patronId: patron.id,
    bibId,
    barcode: item?.barcode ?? '',
    volume: '',
    pickupId,
    notes: data.text('PACDisplayNotes'),
    staffNotes: data.text('StaffDisplayNotes'),
    privateNotes: data.text('NonPublicNotes'),
    activation: isoOf(work, data.text('ActivationDate')) ?? '',
    title,
  }
  const expiration = isoOf(work, data.text('ExpirationDate'))
  const placed = placeHold(work, expiration === null ? order : { ...order, expiration })
  if (typeof placed !== 'string') return { answer: { HoldRequest: holdRow(work, placed) } }
  // The double hold is a question for staff (77), not a refusal.
  const question = ask(work, 77, 'Duplicate hold', placed)
  if (question) return question
  const again = placeHold(work, { ...order, isDouble: true })
  return typeof again === 'string' ? { refused: again } : { answer: { HoldRequest: holdRow(work, again) } }
}
