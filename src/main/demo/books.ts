// What is asked for in the make-believe office, and what its members own. Old books, some of them imagined.
import { barcodeCheckDigit } from '../../domain/values/library-barcode.ts'
import type { CopySeed } from './seeds.ts'
import type { Citation } from '../../store/column-types.ts'

export interface Work {
  readonly title: string
  readonly citation: Citation
}
const work = (title: string, author: string, year: string, more: Citation = {}): Work => ({
  title,
  citation: { author, year, ...more },
})

// oxfmt-ignore
export const works = {
  firs:       work('The Country of the Pointed Firs', 'Jewett, Sarah Orne', '1896', { publisher: 'Houghton, Mifflin' }),
  ruthHall:   work('Ruth Hall: A Domestic Tale of the Present Time', 'Fern, Fanny', '1855'),
  lighthouse: work('The Keepers of the Inland Lights', 'Pettibone, Asa', '1884', { publisher: 'Canal Press' }),
  bees:       work('A Manual of Bee-Keeping for Cold Valleys', 'Root, Delia', '1877'),
  willow:     work('Willow-Work and Basketry', 'Crane, Hepzibah', '1903'),
  harbor:     work('The Harbor', 'Poole, Ernest', '1915'),
  moby:       work('Moby-Dick; or, The Whale', 'Melville, Herman', '1851', { isbn: '9780142437247', edition: '1st American' }),
  ethan:      work('Ethan Frome', 'Wharton, Edith', '1911', { isbn: '9780142437803' }),
  awakening:  work('The Awakening', 'Chopin, Kate', '1899'),
  marrow:     work('The Marrow of Tradition', 'Chesnutt, Charles W.', '1901'),
  iola:       work('Iola Leroy, or, Shadows Uplifted', 'Harper, Frances E. W.', '1892'),
  decline:    work('The History of the Decline and Fall of the Canal Companies, in three volumes', 'Vance, Ezra', '1868', { volume: '1-3' }),
  valleys:    work('Flora of the Lake Valleys', 'Torrance, Lucy', '1891', { note: 'the edition with colored plates' }),
  moonstone:  work('The Moonstone', 'Collins, Wilkie', '1868'),
  omoo:       work('Omoo: A Narrative of Adventures in the South Seas', 'Melville, Herman', '1847'),
  shaker:     work('Hymns and Letters of the Sodus Shakers', 'Anonymous', '1839'),
  locks:      work('The Lock-Tender’s Handbook', 'Strang, Orrin', '1859'),
  maples:     work('Sugar Maples and Their Keeping', 'Babcock, Increase', '1872'),
  tales:      work('סיפורי מעשיות', 'נחמן מברסלב', '1815', { note: 'Hebrew or Yiddish; any edition' }),
  kalila:     work('كليلة ودمنة', 'عبد الله بن المقفع', '1816'),
  account:    work(
    'A True and Particular Account of the Great Freshet upon the Five Rivers in the Spring of the Year 1817, with the Names of the Bridges, Mills, Ferries and Dwellings carried away; to which are added some Reflections upon the Raising of Dams, the Keeping of Boats, and the Conduct of the Commissioners, by an Inhabitant of the Upper Valley who was himself Three Days upon a Roof',
    'Anonymous', '1818'),
  quilts:     work('Quilts of the Upper Valley', 'Dunning, Mercy', '1910'),
  roberts:    work('Rules of Order for Small Assemblies', 'Cushing, Luther', '1866'),
  kite:       work('The Boy’s Book of Kites', 'Miller, Charles M.', '1909'),
  poems:      work('Poems of the Towpath', 'Hale, Rufus', '1898'),
  law:        work('Everyday Law for Plain People', 'Goodrich, Elam', '1893'),
  spanish:    work('Gramática castellana para la escuela', 'Bello, Andrés', '1847'),
  chess:      work('Chess Openings Explained', 'Mason, James', '1897'),
  drawing:    work('Drawing Without a Master', 'Cassagne, Armand', '1886'),
  ferries:    work('Ferries and Ferrymen', 'Latham, Job', '1881'),
  fungus:     work('Wood-Rotting Fungi of Old Bridges', 'Atkinson, George F.', '2024', { article: 'Wood-Rotting Fungi of Old Bridges', issn: '0378-5955', volume: '12', issue: '3', pages: '201-219' }),
  tariffs:    work('Tolls and Tariffs on the Lateral Canals', 'Whitford, Noble', '1906', { article: 'Tolls and Tariffs on the Lateral Canals', volume: '9', pages: '33-58' }),
  ledger:     work('An Upper Valley Store Ledger, 1822', 'Sill, Prudence', '1922', { article: 'An Upper Valley Store Ledger, 1822', volume: '4', issue: '2', pages: '88-97' }),
} as const satisfies Record<string, Work>
export type WorkName = keyof typeof works

const barcodeOf = (running: number): string => {
  const thirteen = `34071${String(running).padStart(8, '0')}`
  return thirteen + barcodeCheckDigit(thirteen)
}
const copy = (running: number, name: WorkName, libraryCode: string, callNumber: string, isIn = true): CopySeed => {
  const { title, citation }: Work = works[name]
  return {
    barcode: barcodeOf(running),
    title,
    author: citation['author'] ?? null,
    isbn: citation['isbn'] ?? null,
    libraryCode,
    callNumber,
    isIn,
  }
}

export const copies = {
  moonstone: copy(1, 'moonstone', 'CAN', 'F COL'),
  moonstone2: copy(2, 'moonstone', 'ALD', 'F COL', false),
  omoo: copy(3, 'omoo', 'FAR', 'F MEL'),
  shaker: copy(4, 'shaker', 'ALD', 'LH 289.8 HYM'),
  locks: copy(5, 'locks', 'CAN', 'LH 386 STR'),
  maples: copy(6, 'maples', 'BRI', '633.6 BAB'),
  quilts: copy(7, 'quilts', 'DOV', '746.4 DUN'),
  ethan: copy(8, 'ethan', 'EST', 'F WHA'),
  ethan2: copy(9, 'ethan', 'LIN', 'F WHA'),
  kite: copy(10, 'kite', 'HAL', 'J 629.1 MIL'),
  poems: copy(11, 'poems', 'OTT', '811 HAL'),
  law: copy(12, 'law', 'ALD', '340 GOO'),
  ferries: copy(13, 'ferries', 'FAR', '386.6 LAT'),
  drawing: copy(15, 'drawing', 'MAR', '741 CAS'),
  kalila: copy(16, 'kalila', 'ALD', 'WL ARA'),
} as const satisfies Record<string, CopySeed>
