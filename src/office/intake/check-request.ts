// Whether a request can be taken in as it came: from a form it has been checked, from anywhere else it is checked here.
import { isKeepable, isPlausibleDay } from '../../domain/lifecycle/check-details.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { missingLibrary } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import type { NewRequest } from './take-in-request.ts'

const mostTitle = 2000
const mostNote = 20_000
const mostCents = 2_147_483_647
const mostLenders = 100
/** What an index of the database can hold is not much more. */
const longestNumber = 500

export async function faultOfRequest(tx: Tx, request: NewRequest, today: string): Promise<Refusal | null> {
  return faultOfWords(request) ?? faultOfFigures(request, today) ?? (await faultOfLibraries(tx, request))
}

function faultOfWords(request: NewRequest): Refusal | null {
  const { title, note, citation, partnerNumber, facilityLine } = request
  const words: Readonly<Record<string, string | undefined>> = { title, note, ...citation, partnerNumber, facilityLine }
  for (const [name, text] of Object.entries(words)) {
    if (!isKeepable(name)) return refuse('bad-characters', { field: 'Citation' }, 'citation')
    if (text !== undefined && !isKeepable(text)) return refuse('bad-characters', { field: labels[name] ?? name }, name)
  }
  if (title.trim() === '') return bad('title', 'is needed')
  if (title.length > mostTitle) return bad('title', 'at most 2,000 characters')
  if ((note?.length ?? 0) > mostNote) return bad('note', 'at most 20,000 characters')
  if ((partnerNumber?.length ?? 0) > longestNumber || request.sourceKey.length > longestNumber + 100)
    return bad('partnerNumber', 'at most 500 characters')
  return null
}

function faultOfFigures({ neededBy, maxCostCents, actor }: NewRequest, today: string): Refusal | null {
  if (neededBy !== undefined && !isPlausibleDay(neededBy)) return bad('neededBy', 'there is no such day')
  if (neededBy !== undefined && neededBy < today && actor.kind === 'staff')
    return bad('neededBy', 'is in the past: check the year')
  const isAmount =
    maxCostCents === undefined || (Number.isSafeInteger(maxCostCents) && maxCostCents >= 0 && maxCostCents <= mostCents)
  return isAmount ? null : bad('maxCostCents', 'must be an amount, not below zero')
}

async function faultOfLibraries(tx: Tx, request: NewRequest): Promise<Refusal | null> {
  const { lenders = [], homeLibraryId, pickupLibraryId, borrowerLibraryId, ownerLibraryId, facilityLibraryId } = request
  if (lenders.length > mostLenders) return bad('lenders', `at most ${mostLenders}`)
  const named = Object.entries({
    homeLibraryId,
    pickupLibraryId,
    borrowerLibraryId,
    ownerLibraryId,
    facilityLibraryId,
  }).flatMap(([name, id]) => (id === undefined ? [] : [{ name, id }]))
  const ids = [...lenders, ...named.map((one) => one.id)]
  const missing = ids.length === 0 ? null : await missingLibrary(tx, ids)
  return missing === null
    ? null
    : refuse(
        'library-not-found',
        {},
        lenders.includes(missing) ? 'lenders' : named.find((one) => one.id === missing)?.name,
      )
}

const labels: Readonly<Record<string, string>> = {
  title: 'Title',
  note: 'Note',
  author: 'Author',
  partnerNumber: 'Their number',
  facilityLine: 'List and line',
  neededBy: 'Needed by',
  maxCostCents: 'Highest cost',
  lenders: 'Lenders',
}
const bad = (name: string, problem: string): Refusal =>
  refuse('bad-details', { field: labels[name] ?? name, problem }, name)
