import { z } from 'zod'
import { drawer } from './chance.ts'
import { libraries } from './libraries.ts'

/** A title of the make-believe catalogue; titles, people and numbers are invented. */
export const titleShape = z.object({
  oclcNumber: z.string().regex(/^\d+$/),
  title: z.string().min(1),
  creator: z.string().default(''),
  date: z.string().default(''),
  language: z.string().default('eng'),
  generalFormat: z.string().default('Book'),
  specificFormat: z.string().default('PrintBook'),
  isbn: z.string().default(''),
  issn: z.string().default(''),
  publisher: z.string().default(''),
  /** Titles of the same work have the same words here. */
  work: z.string(),
  holders: z.array(z.number().int()).readonly(),
})
export type Title = Readonly<z.output<typeof titleShape>>

// number, title, creator, date, format, isbn or issn, share of libraries that hold it
const rows = [
  ['9990000101', 'The ferry at Tollan Bay', 'Arden, Mira', '2019', 'PrintBook', '9780000001016', 0.7],
  ['9990000102', 'The ferry at Tollan Bay', 'Arden, Mira', '2020', 'LargePrint', '9780000001023', 0.3],
  ['9990000103', 'A field guide to hedgerow mosses', 'Quist, Petra', '2011', 'PrintBook', '9780000001030', 0.35],
  ['9990000104', 'Ledgers of a canal town', 'Oduya, Samuel', '1987', 'PrintBook', '9780000001047', 0.15],
  ['9990000105', 'Winter engines', 'Halloran, Tess', '2023', 'PrintBook', '9780000001054', 0.8],
  ['9990000106', 'Winter engines', 'Halloran, Tess', '2023', 'AudioBook', '9780000001061', 0.25],
  ['9990000107', 'Bread for nine hundred', 'Castellane, Ruth', '2004', 'PrintBook', '9780000001078', 0.5],
  ['9990000108', 'The clockmaker of Vell', 'Ibarra, Luz', '2015', 'PrintBook', '9780000001085', 0.6],
  ['9990000109', 'Repairing accordions', 'Brandt, Joachim', '1979', 'PrintBook', '9780000001092', 0.1],
  ['9990000110', 'Seven small rivers', 'Adeyemi, Folu', '2018', 'PrintBook', '9780000001108', 0.55],
  ['9990000111', 'Notes toward a history of salt roads', 'Marchetti, Elio', '1996', 'PrintBook', '9780000001115', 0.2],
  ['9990000112', 'Little house of weather', 'Song, Mina', '2021', 'PrintBook', '9780000001122', 0.45],
  ['9990000113', 'Journal of upland ecology', '', '1968-', 'Journal', '0000-0113', 0.25],
  ['9990000114', 'Proceedings of the lake survey', '', '1931-', 'Journal', '0000-0121', 0.1],
  ['9990000115', 'Harbor lights', 'Pell, Dorothea', '2008', 'Dvd', '9780000001153', 0.4],
  ['9990000116', 'An unheld pamphlet', 'Nobody', '1902', 'PrintBook', '', 0],
] as const

const generalFormats = {
  PrintBook: 'Book',
  LargePrint: 'Book',
  AudioBook: 'AudioBook',
  Journal: 'Jrnl',
  Dvd: 'Video',
} as const

const firstTitles: readonly Title[] = rows.map(([oclcNumber, title, creator, date, format, number, share]) => {
  const isJournal = format === 'Journal'
  const draw = drawer(7, oclcNumber)
  return {
    oclcNumber,
    title,
    creator,
    date,
    language: 'eng',
    generalFormat: generalFormats[format],
    specificFormat: format,
    isbn: isJournal ? '' : number,
    issn: isJournal ? number : '',
    publisher: 'Lakeside Press',
    work: `${title} ${creator}`,
    holders: libraries()
      .filter(() => draw() < share)
      .map((one) => one.id),
  }
})

const byNumber = new Map(firstTitles.map((one) => [one.oclcNumber, one]))

/** As with the libraries, there is one catalogue in a process. */
export function addTitles(more: readonly Title[]): void {
  for (const one of more) byNumber.set(one.oclcNumber, one)
}

export const titles = (): readonly Title[] => [...byNumber.values()]

export function titleNumbered(oclcNumber: string): Title | undefined {
  return byNumber.get(oclcNumber)
}

const stripped = (number: string): string => number.replaceAll(/[^0-9Xx]/g, '').toUpperCase()

export function titlesByIsbn(isbn: string): readonly Title[] {
  return titles().filter((one) => one.isbn !== '' && one.isbn === stripped(isbn))
}

export function titlesByIssn(issn: string): readonly Title[] {
  return titles().filter((one) => one.issn !== '' && stripped(one.issn) === stripped(issn))
}
