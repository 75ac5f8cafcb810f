// What the system owns, and whether it is in: a title search, then the copies of each title branch by branch.
import { z } from 'zod'
import type { IlsCopy } from '../../office/ils-port.ts'
import type { Branches } from './branches.ts'
import { PapiRefusal } from './papi/errors.ts'
import type { Polaris } from './polaris.ts'

export interface WantedTitle {
  readonly isbn?: string | null
  readonly title: string
  readonly author?: string | null
}
const text = z.string().nullish()
const searchShape = z.looseObject({
  BibSearchRows: z
    .array(z.looseObject({ ControlNumber: z.union([z.number(), z.string()]), Title: text, Author: text }))
    .nullish(),
})
const holdingsShape = z.looseObject({
  BibHoldingsGetRows: z
    .array(
      z.looseObject({
        LocationID: z.number(),
        Barcode: text,
        CallNumber: text,
        CircStatus: text,
        Holdable: z.boolean().nullish(),
        IsElectronicItem: z.boolean().nullish(),
        VolumeNumber: text,
      }),
    )
    .nullish(),
})
export type Holding = NonNullable<z.infer<typeof holdingsShape>['BibHoldingsGetRows']>[number]

/** Titles looked at closely; a search for a common word finds thousands. */
const mostTitles = 5

/** Ids of the titles that are this one: by ISBN, else by title and author's last name. */
export async function findBibs(
  polaris: Polaris,
  wanted: WantedTitle,
  reference: string | null = null,
): Promise<readonly number[]> {
  const isbn = (wanted.isbn ?? '').replaceAll(/[^0-9Xx]/g, '')
  if (isbn.length >= 10) {
    const byIsbn = await search(polaris, 'ISBN', isbn, reference)
    if (byIsbn.length > 0) return byIsbn.slice(0, mostTitles).map((row) => Number(row.ControlNumber))
  }
  const title = bare(wanted.title)
  if (title === '') return []
  const author = bare((wanted.author ?? '').split(',')[0] ?? '')
  const lastName = author.split(' ').at(wanted.author?.includes(',') ? 0 : -1) ?? ''
  const rows = await search(polaris, 'TI', wanted.title.replaceAll('+', ' '), reference)
  return rows
    .filter((row) => isTitle(bare(row.Title ?? ''), title))
    .filter((row) => lastName === '' || !row.Author || bare(row.Author).split(' ').includes(lastName))
    .slice(0, mostTitles)
    .map((row) => Number(row.ControlNumber))
}

async function search(polaris: Polaris, index: string, words: string, reference: string | null) {
  const answer = await polaris.papi.call({
    name: 'BibSearch',
    method: 'GET',
    isProtected: false,
    parts: ['search', 'bibs', 'keyword', index],
    query: { q: words, bibsperpage: 20, page: 1 },
    by: 'anyone',
    reference,
    shape: searchShape,
  })
  return answer.BibSearchRows ?? []
}

export async function holdingsOf(
  polaris: Polaris,
  bibId: number,
  reference: string | null = null,
): Promise<readonly Holding[]> {
  const answer = await polaris.papi.call({
    name: 'BibHoldingsGet',
    method: 'GET',
    isProtected: false,
    parts: ['bib', bibId, 'holdings'],
    by: 'anyone',
    reference,
    shape: holdingsShape,
  })
  return (answer.BibHoldingsGetRows ?? []).filter((row) => row.IsElectronicItem !== true)
}

const bibShape = z.looseObject({
  BibGetRows: z.array(z.looseObject({ ElementID: z.number(), Value: z.string().nullish() })).nullish(),
})
const itemsTotal = 7

/** How many items a title has; null when there is no such title. */
export async function itemsOfTitle(polaris: Polaris, bibId: number): Promise<number | null> {
  try {
    const answer = await polaris.papi.call({
      name: 'BibGet',
      method: 'GET',
      isProtected: false,
      parts: ['bib', bibId],
      by: 'anyone',
      isQuiet: true,
      shape: bibShape,
    })
    const rows = answer.BibGetRows ?? []
    return rows.length === 0 ? null : Number(rows.find((row) => row.ElementID === itemsTotal)?.Value ?? 0)
  } catch (error) {
    if (error instanceof PapiRefusal) return null
    throw error
  }
}

export async function findCopies(
  polaris: Polaris,
  branches: Branches,
  wanted: WantedTitle,
): Promise<readonly IlsCopy[]> {
  const found: IlsCopy[] = []
  for (const bibId of await findBibs(polaris, wanted))
    for (const row of await holdingsOf(polaris, bibId))
      if (row.Barcode)
        found.push({
          barcode: row.Barcode,
          libraryCode: await branches.codeOf(row.LocationID),
          callNumber: row.CallNumber || null,
          isIn: isIn(row),
        })
  return found
}

/** CircStatus is a word, sometimes with the due date behind it. */
export const isIn = (row: Holding): boolean => /^in\s*$/i.test(row.CircStatus ?? '')

const isTitle = (theirs: string, ours: string): boolean => theirs === ours || theirs.startsWith(`${ours} `)
/** Letters and digits only, lower case, without accents or a leading article. */
export const bare = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^(the|a|an) /, '')
