import { blankItem } from '../ill-life.ts'
import { nextId, type Item } from '../state.ts'
import { bibById, itemByBarcode, itemById, nowText, organization, remember } from '../world.ts'
import { itemDetail } from './ill-detail.ts'
import { ask, lacks, type Outcome, type Work, type WorkKind } from './work.ts'

export const itemWorks: readonly WorkKind[] = [
  { type: 8, extension: 6, act: saveItem },
  { type: 10, extension: 8, act: deleteItems },
  { type: 11, extension: 10, act: deleteBibs },
]

function saveItem(work: Work): Outcome {
  const { data } = work
  const no = lacks(work, 'cataloging')
  if (no) return no
  const isNew = data.flag('IsNew')
  const old = isNew ? undefined : itemById(work, data.whole('ItemRecordID') ?? 0)
  if (!isNew && !old) return { refused: 'The item record was not found.' }
  const bib = bibById(work, data.whole('AssociatedBibRecordID') ?? old?.bibId ?? 0)
  if (!bib) return { refused: 'The bibliographic record was not found.' }
  const branchId = data.whole('AssignedBranchID') ?? old?.branchId ?? 0
  if (organization(work, branchId)?.code !== 3) return { refused: 'The assigned branch is invalid.' }
  const barcode = data.text('Barcode') || old?.barcode || ''
  const other = itemByBarcode(work, barcode)
  if (barcode !== '' && other && other !== old) {
    return { prompt: 72, title: 'Duplicate records', message: `The barcode ${barcode} is already used.` }
  }
  const isShown = data.has('DisplayInPAC') ? data.flag('DisplayInPAC') : (old?.inPac ?? false)
  const question =
    (old && barcode !== old.barcode ? ask(work, 62, 'Barcode changed', 'The barcode was changed. Save?') : null) ??
    (isShown ? null : ask(work, 66, 'Display in PAC', 'The item will not be shown in the PAC. Continue?'))
  if (question) return question
  const item = old ?? newItem(work)
  fill(item, work, { bibId: bib.id, branchId, barcode, inPac: isShown })
  return { answer: { ItemRecord: itemDetail(work, item) } }
}

function newItem(work: Work): Item {
  const item = { ...blankItem(nowText(work)), id: nextId(work.state, 'item') }
  work.state.items.push(item)
  return item
}

function fill(item: Item, { data }: Work, known: Pick<Item, 'bibId' | 'branchId' | 'barcode' | 'inPac'>): void {
  Object.assign(item, known)
  item.statusId = data.whole('ItemStatusID') ?? item.statusId
  item.materialTypeId = data.whole('MaterialTypeID') ?? item.materialTypeId
  item.renewalLimit = data.whole('RenewalLimit') ?? item.renewalLimit
  if (data.has('Holdable')) item.holdable = data.flag('Holdable')
  if (data.has('CallNumber')) item.callNumber = data.text('CallNumber')
  if (data.has('NonPublicNote')) item.nonPublicNote = data.text('NonPublicNote')
}

function idsOf(work: Work, name: string): number[] {
  const list = work.data.fields[name]
  return (Array.isArray(list) ? list : [list]).map(Number).filter((one) => one > 0)
}

function deleteItems(work: Work): Outcome {
  const no = lacks(work, 'cataloging')
  if (no) return no
  const items = idsOf(work, 'ItemRecordIDs').map((id) => itemById(work, id))
  if (items.length === 0 || items.includes(undefined)) return { refused: 'The item record was not found.' }
  const known = items.filter((one) => one !== undefined)
  if (known.some((one) => one.loan || one.statusId === 4)) return { refused: 'The item is in use.' }
  const isSilent = work.data.flag('IsAutoDelete')
  const isLast = known.some((one) => !work.state.items.some((two) => two.bibId === one.bibId && !known.includes(two)))
  const question =
    (isSilent ? null : ask(work, 73, 'Delete item', 'Delete the item record?')) ??
    (isLast ? ask(work, 82, 'Last copy', 'This is the last copy. Keep the bibliographic record?') : null)
  if (question) return question
  work.state.items = work.state.items.filter((one) => !known.includes(one))
  for (const one of known) remember(work, 'transaction', 3010, one.id, 'item deleted')
  // Retain (11) keeps the title; any other yes takes it along.
  if (isLast && work.replies.get(82)?.result !== 11) {
    const gone = known.map((one) => one.bibId)
    work.state.bibs = work.state.bibs.filter((one) => !gone.includes(one.id))
  }
  return { answer: { ItemRecordIDs: known.map((one) => one.id) } }
}

function deleteBibs(work: Work): Outcome {
  const no = lacks(work, 'cataloging')
  if (no) return no
  const ids = idsOf(work, 'BibRecordIDs')
  if (ids.length === 0 || ids.some((id) => !bibById(work, id)))
    return { refused: 'The bibliographic record was not found.' }
  if (work.state.items.some((one) => ids.includes(one.bibId))) return { refused: 'The record has items.' }
  const hasHolds = work.state.holds.some((one) => ids.includes(one.bibId) && one.statusId < 7)
  const question =
    ask(work, 79, 'Delete bibliographic record', 'Delete the bibliographic record?') ??
    (hasHolds ? ask(work, 75, 'Links', 'The record has hold requests. Break the links?') : null)
  if (question) return question
  work.state.bibs = work.state.bibs.filter((one) => !ids.includes(one.id))
  for (const id of ids) remember(work, 'transaction', 3002, id, 'bib deleted')
  return { answer: { BibRecordIDs: ids } }
}
