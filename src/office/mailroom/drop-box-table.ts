// The hour without a line: which code goes where, for the browser to say by itself. Codes as marks (what
// they hide and what not: code-hash.ts) and places; no title, no patron.
import { createHash } from 'node:crypto'
import { institutionOf, markOf } from '../../domain/drop-box/code-hash.ts'
import type { Destination, Goes } from '../../domain/drop-box/destinations.ts'
import { whereItWillGo } from '../../domain/drop-box/where.ts'
import { boxCodes, type BoxCode } from '../../store/drop-box-codes.ts'
import { institutionsSeen, officeLibraryIds } from '../../store/drop-box.ts'
import { listLibraries } from '../../store/libraries.ts'
import type { Office } from '../context.ts'
import { binOf, surePrefixes } from './drop-box-owner.ts'

export interface BoxTable {
  readonly places: readonly { readonly to: Destination; readonly bin: string | null }[]
  /** The mark of a code, and which of the places it goes to. */
  readonly codes: Readonly<Record<string, number>>
  /** Digits 2 to 5 of a member's barcodes. */
  readonly prefixes: Readonly<Record<string, number>>
}

export async function boxTable(office: Office, session: string): Promise<BoxTable> {
  const { db } = office.store
  const [all, seen, libraries] = await Promise.all([boxCodes(db), institutionsSeen(db), listLibraries(db)])
  const own = await officeLibraryIds(db, office.settings().symbols)
  const bins = new Map(libraries.map(({ library }) => [library.id, binOf(library)]))
  const sure = surePrefixes(seen)
  const places: { to: Destination; bin: string | null }[] = []
  const numbers = new Map<string, number>()

  const placeOf = ({ to, libraryId }: Pick<Goes, 'to' | 'libraryId'>): number => {
    // Into which package it goes is found when it is packed.
    const bin = to === 'home' || libraryId === null ? null : (bins.get(libraryId) ?? null)
    const name = `${to} ${bin ?? ''}`
    const known = numbers.get(name) ?? places.length
    if (known === places.length) places.push({ to, bin })
    numbers.set(name, known)
    return known
  }
  const owner = (one: BoxCode): number | null => {
    const byDigits = one.codes.flatMap((code) => sure.get(institutionOf(code) ?? '') ?? [])[0] ?? null
    const id = one.kind === 'borrowing' ? null : (one.ownerId ?? byDigits)
    return id !== null && own.includes(id) ? null : id
  }

  const codes: Record<string, number> = {}
  for (const one of all) {
    const trapped = one.isTrapped ? { libraryId: one.trappedId } : null
    const place = placeOf(whereItWillGo({ ...one, ownerId: owner(one), isOver: false, trapped }))
    for (const code of codesOf(one)) codes[markOf(code, session, sha256)] = place
  }
  const prefixes = [...sure].map(([prefix, libraryId]) => [prefix, placeOf({ to: 'van', libraryId })] as const)
  return { places, codes, prefixes: Object.fromEntries(prefixes) }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const codesOf = ({ number, n, codes }: BoxCode): readonly string[] => [number, `${number}-${n}`, ...codes]
