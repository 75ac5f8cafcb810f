// What stands in the make-believe Polaris on the first day: its branches, readers and books, and of each open request
// what the office has made there by then, where the story has brought it.
import { doneIlsSteps, openMatters, openPieces } from '../../../store/demo-world.ts'
import { listLibraries } from '../../../store/libraries.ts'
import type { Db } from '../../../store/open.ts'
import { isCopyOf } from '../past/shelves.ts'
import type { CopySeed, IlsData } from '../seeds.ts'
import { institutionsOf } from './institutions.ts'
import { layBorrowed } from './lay-borrowed.ts'
import { layOwn } from './lay-own.ts'
import { institutionCode, itemIs, officeBranch, onTheShelf, titleKey, type Laying } from './laying.ts'
import { noRecords, type PolarisRecords } from './polaris-records.ts'

export async function layPolaris(db: Db, data: IlsData, today: string): Promise<PolarisRecords> {
  const institutions = await institutionsOf(db)
  const records = noRecords()
  for (const { library } of await listLibraries(db))
    if (library.kind === 'member' && library.code !== null)
      records.branches.push({
        code: library.code,
        name: library.name,
        city: library.address?.city ?? '',
        receivesIll: true,
      })
  records.branches.push({
    code: officeBranch,
    name: 'Five Rivers Interlibrary Loan',
    city: 'Alder Falls',
    receivesIll: true,
  })
  layPeople(records, data, institutions)

  const pieces = Map.groupBy(await openPieces(db), (one) => one.requestId)
  const steps = Map.groupBy(await doneIlsSteps(db), (one) => one.requestId)
  const free = new Map(data.copies.map((one) => [one.barcode, one]))
  const taken = new Set<string>()
  const laying: Laying = {
    records,
    institutions,
    today,
    takeCopy({ title, citation, ownerCode }, barcode) {
      const named = barcode === null ? undefined : free.get(barcode)
      const wanted = { title, author: citation['author'] ?? null, isbn: citation['isbn'] ?? null }
      const rank = (one: CopySeed): number => (one.isIn ? 2 : 0) + (one.libraryCode === ownerCode ? 1 : 0)
      const [found] = named
        ? [named]
        : [...free.values()].filter((one) => isCopyOf(one, wanted)).toSorted((a, b) => rank(b) - rank(a))
      if (!found || taken.has(found.barcode)) return null
      taken.add(found.barcode)
      free.delete(found.barcode)
      return found
    },
  }
  // What somebody has in hand is laid before what still has to be found.
  const matters = (await openMatters(db)).map((one) => ({
    ...one,
    pieces: pieces.get(one.id) ?? [],
    steps: steps.get(one.id) ?? [],
  }))
  for (const one of matters.toSorted((a, b) => b.pieces.length - a.pieces.length || a.id - b.id))
    if (one.kind === 'borrowing') layBorrowed(laying, one)
    else layOwn(laying, one)
  for (const copy of data.copies) if (!taken.has(copy.barcode)) records.items.push(itemOf(copy, data))
  return records
}

function layPeople(records: PolarisRecords, { patrons, copies }: IlsData, institutions: Laying['institutions']): void {
  for (const { card, pin, name, libraryCode, email, phone, blocks } of patrons) {
    const [first = '', ...last] = name.split(' ')
    records.patrons.push({
      card,
      pin,
      first,
      last: last.join(' ') || first,
      branch: libraryCode,
      email: email ?? '',
      phone: phone ?? '',
      blockingNote: blocks.join('; '),
    })
  }
  for (const { card, symbol, name } of institutions.values())
    records.patrons.push({ card, first: name, last: symbol, branch: officeBranch, code: institutionCode })
  const titles = new Map(copies.map((one) => [titleKey(one), one]))
  for (const [key, { title, author, isbn }] of titles)
    records.titles.push({ key, title, author: author ?? '', isbn: isbn ?? '' })
}

/** One that is not in is out to a reader of the same library. */
function itemOf(copy: CopySeed, { patrons }: IlsData): PolarisRecords['items'][number] {
  if (copy.isIn) return onTheShelf(copy)
  const reader = patrons.find((one) => one.libraryCode === copy.libraryCode && one.blocks.length === 0)
  return reader
    ? { ...onTheShelf(copy), status: itemIs.out, loan: { card: reader.card, dueOn: farAway } }
    : onTheShelf(copy)
}
const farAway = '2099-12-31'
