import {
  activateIll,
  barcodeTrouble,
  cancelIll,
  createIll,
  deleteIll,
  hasTemplate,
  receiveIll,
  receivedStatuses,
  returnIll,
  returnTrouble,
  type ReturnTrouble,
} from '../ill-life.ts'
import { illIs, itemIs } from '../names.ts'
import type { Ill } from '../state.ts'
import { branchName, holdById, illById, isoOf, itemById, organization, type World } from '../world.ts'
import { illDetail, itemDetail } from './ill-detail.ts'
import { ask, isYes, lacks, type Outcome, type Work, type WorkKind } from './work.ts'

const briefItem = 55
const tooMany = 68
const illLimit = 10

/** What staff can do with an ILL request. */
export function illWorks({ settings }: World): readonly WorkKind[] {
  const kind = (assumed: { request: number; extension: number }, act: (work: Work) => Outcome): WorkKind => {
    return { type: assumed.request, extension: assumed.extension, act }
  }
  return [
    { type: 17, extension: 13, act: update },
    { type: 18, extension: 14, act: receive },
    { type: 20, extension: 16, act: convert },
    kind(settings.assumed('illReturnWorkflow'), giveBack),
    kind(settings.assumed('illCancelWorkflow'), cancel),
    kind(settings.assumed('illDeleteWorkflow'), remove),
    kind(settings.assumed('illActivateWorkflow'), activate),
    kind(settings.assumed('illExportWorkflow'), activate),
  ]
}

function illOf(work: Work): Ill | Outcome {
  const no = lacks(work, 'ill-access', 'ill-modify')
  if (no) return no
  return illById(work, work.data.whole('ILLRequestID') ?? 0) ?? { refused: 'The ILL request was not found.' }
}

function isIll(found: Ill | Outcome): found is Ill {
  return 'pickupId' in found
}

function shown(work: Work, ill: Ill, notes: readonly string[] = []): Outcome {
  const item = itemById(work, ill.itemId)
  const answer = { ILLRequestInfo: illDetail(work, ill), ItemRecord: item ? itemDetail(work, item) : null }
  return { answer, notes }
}

/** Pick-up place and need-by date while it is under way; what it is about only while inactive. */
function update(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  const { data } = work
  const isOpen = [illIs.inactive, illIs.active, illIs.shipped, illIs.held, illIs.transferred].some(
    (one) => one === ill.statusId,
  )
  const aboutWork = [
    'Title',
    'Author',
    'Publisher',
    'ISBN',
    'ISSN',
    'LCCN',
    'Edition',
    'PublicationYear',
    'VolumeAndIssue',
  ]
  if ((data.has('PickupBranchID') || data.has('NeedByDate')) && !isOpen) {
    return { refused: 'Pickup location and need-by date cannot be changed in this status.' }
  }
  if (aboutWork.some((name) => data.has(name)) && ill.statusId !== illIs.inactive) {
    return { refused: 'Bibliographic data can be changed only while the request is inactive.' }
  }
  const pickupId = data.whole('PickupBranchID')
  if (pickupId !== null && organization(work, pickupId)?.code !== 3) return { refused: 'The pickup branch is invalid.' }
  ill.pickupId = pickupId ?? ill.pickupId
  ill.needBy = isoOf(work, data.text('NeedByDate')) ?? ill.needBy
  const set = (name: string, write: (text: string) => void): void => {
    if (data.has(name)) write(data.text(name))
  }
  set('Title', (text) => (ill.title = text))
  set('Author', (text) => (ill.author = text))
  set('Publisher', (text) => (ill.publisher = text))
  set('ISBN', (text) => (ill.isbn = text))
  set('ISSN', (text) => (ill.issn = text))
  set('LCCN', (text) => (ill.lccn = text))
  set('Edition', (text) => (ill.edition = text))
  set('PublicationYear', (text) => (ill.year = text))
  set('VolumeAndIssue', (text) => (ill.volume = text))
  set('StaffNotes1', (text) => (ill.staffNotes1 = text))
  set('StaffNotes2', (text) => (ill.staffNotes2 = text))
  set('OPACNotes', (text) => (ill.opacNotes = text))
  return shown(work, ill)
}

/** Receive: a barcode for the temporary item (prompt 55), then on to the pick-up branch (prompt 30). */
function receive(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  const no = lacks(work, 'on-the-fly')
  if (no) return no
  const mayBeInactive = work.settings.assumed('illReceivesInactive') && ill.statusId === illIs.inactive
  if (!mayBeInactive && ill.statusId !== illIs.active && ill.statusId !== illIs.shipped) {
    return { refused: 'Only active or shipped ILL requests can be received.' }
  }
  if (!hasTemplate(work, work.branchId)) {
    return { refused: `There is no ILL Item template for ${branchName(work, work.branchId)}.` }
  }
  const brief = work.replies.get(briefItem)
  const question = { prompt: briefItem, title: 'Brief Item Entry', message: 'Enter the barcode of the ILL item.' }
  if (!brief) return question
  if (brief.result !== work.settings.assumed('briefItemResult')) return { refused: 'The receipt was cancelled.' }
  const trouble = barcodeTrouble(work, brief.barcode)
  if (trouble === 'none') return question
  if (trouble === 'too long') return { refused: 'The barcode is too long.' }
  if (trouble === 'taken') return duplicate(work, brief.barcode)
  return takeIn(work, ill, brief.barcode)
}

function duplicate(work: Work, barcode: string): Outcome {
  const prompt = work.settings.assumed('duplicateBarcodePrompt')
  const message = `The barcode ${barcode} is already used by another item.`
  if (prompt === null || work.replies.has(prompt)) return { refused: message }
  return { prompt, title: 'Duplicate records', message }
}

function takeIn(work: Work, ill: Ill, barcode: string): Outcome {
  const isHere = ill.pickupId === work.branchId
  const transfer = work.settings.assumed('receiveTransferPrompt')
  if (!isHere && transfer !== null && !work.replies.has(transfer)) {
    const message = `The item fills a request. Transfer it to ${branchName(work, ill.pickupId)}?`
    return { prompt: transfer, title: 'Fills a request', message }
  }
  // Whoever does not transfer keeps it here: the pick-up place becomes this branch.
  if (!isHere && transfer !== null && !isYes(work, transfer)) ill.pickupId = work.branchId
  receiveIll(work, ill, barcode, work.branchId)
  return shown(work, ill)
}

function convert(work: Work): Outcome {
  const no = lacks(work, 'ill-access', 'ill-modify')
  if (no) return no
  const hold = holdById(work, work.data.whole('SysHoldRequestID') ?? 0)
  if (!hold) return { refused: 'The hold request was not found.' }
  if (![1, 3, 4, 7].includes(hold.statusId)) return { refused: 'The hold request cannot be converted in its status.' }
  const open = work.state.ills.filter((one) => one.patronId === hold.patronId && one.statusId < 12).length
  if (open >= illLimit && !work.data.flag('SkipTotalILLLimitExceededPrompt')) {
    const question = ask(work, tooMany, 'Request limit exceeded', `The patron has ${open} ILL requests. Continue?`)
    if (question) return question
  }
  const { patronId, pickupId, title, author, pacNotes, staffNotes } = hold
  const ill = createIll(work, { patronId, pickupId, title, author, opacNotes: pacNotes, staffNotes1: staffNotes })
  work.state.holds = work.state.holds.filter((one) => one !== hold)
  return shown(work, ill)
}

const returnWords: Readonly<Record<ReturnTrouble, string>> = {
  'not received': 'Only received ILL requests can be returned.',
  'not in': 'The item must be checked in before it can be returned.',
  'in transit': 'The item is in transit: check it in before it is returned.',
  'no item': 'The ILL request has no item.',
}

function giveBack(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  const item = itemById(work, ill.itemId)
  if (item?.statusId === itemIs.returnedIll) return { refused: 'The item is returned already.' }
  const trouble = returnTrouble(work, ill)
  if (trouble) return { refused: returnWords[trouble] }
  const wasInTransit = item?.statusId === itemIs.transit
  returnIll(work, ill)
  return shown(work, ill, wasInTransit ? ['The item was in transit and should have been checked in first.'] : [])
}

function cancel(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  if (receivedStatuses.includes(ill.statusId) || ill.statusId === illIs.returned || ill.statusId === illIs.cancelled) {
    return { refused: 'The ILL request cannot be cancelled in its status.' }
  }
  cancelIll(work, ill)
  return shown(work, ill)
}

function remove(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  const trouble = deleteIll(work, ill)
  return trouble === null ? { answer: { ILLRequestID: ill.id } } : { refused: trouble }
}

function activate(work: Work): Outcome {
  const ill = illOf(work)
  if (!isIll(ill)) return ill
  if (ill.statusId !== illIs.inactive) return { refused: 'Only inactive ILL requests can be activated.' }
  activateIll(work, ill)
  return shown(work, ill)
}
