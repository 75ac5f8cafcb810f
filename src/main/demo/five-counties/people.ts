// Four hundred readers with cards of their members: names made of lists, the same every time.
import { barcodeCheckDigit } from '../../../domain/values/library-barcode.ts'
import type { PatronSeed } from '../seeds.ts'
import { readers as fewReaders } from '../people.ts'
import { chance } from './chance.ts'
import { members } from './libraries.ts'

// oxfmt-ignore
const given = ['Agnes', 'Bertil', 'Celeste', 'Dmitro', 'Edith', 'Fatima', 'Gideon', 'Hattie', 'Ibrahim', 'Jocelyn', 'Kwame', 'Leocadia', 'Mei', 'Noor', 'Octavio', 'Prudence', 'Quentin', 'Rosalind', 'Saoirse', 'Tadeusz', 'Ulla', 'Viola', 'Wendell', 'Xiomara', 'Yusuf', 'Zelda', 'Amos', 'Brigid', 'Cyrus', 'Delphine', 'Elam', 'Florian', 'Gwendolyn', 'Hollis', 'Ines', 'Jasper', 'Keiko', 'Lucretia', 'Mordecai', 'Nadezhda']
// oxfmt-ignore
const family = ['Abernathy', 'Birdsong', 'Calloway', 'Dalrymple', 'Eastlake', 'Featherstone', 'Gathercole', 'Hollingsworth', 'Ivanova', 'Jankowski', 'Kaneko', 'Lamoureux', 'Mbeki', 'Nightingale', 'Obradovic', 'Pemberton', 'Quillfeather', 'Rasmussen', 'Santangelo', 'Thistlewood', 'Underhill', 'Valdivia', 'Wagstaff', 'Xu', 'Yellowlees', 'Zielinski', 'Ashgrove', 'Bellweather', 'Dunmore', 'Elderkin', 'Fairweather', 'Greenlaw', 'Haverstraw', 'Inchbald', 'Jellicoe']
const groups = ['Adult', 'Adult', 'Adult', 'Adult', 'Senior', 'Senior', 'Teacher', 'Young adult']

const cardOf = (running: number): string => {
  const thirteen = `24071${String(running).padStart(8, '0')}`
  return thirteen + barcodeCheckDigit(thirteen)
}
const count = 400

export const readers: readonly PatronSeed[] = [
  ...Object.values<PatronSeed>(fewReaders),
  ...Array.from({ length: count - Object.keys(fewReaders).length }, (_, index): PatronSeed => {
    const draw = chance(`reader ${index}`)
    const running = 1001 + index
    const name = `${given[index % given.length] ?? ''} ${family[(index * 7 + Math.floor(index / given.length)) % family.length] ?? ''}`
    return {
      ilsId: String(41_000 + running),
      card: cardOf(running),
      pin: String(1000 + ((running * 37) % 9000)),
      name,
      email: draw.happens(0.85) ? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@readers.example` : null,
      phone: draw.happens(0.7) ? `607-555-0${String(100 + (index % 900)).padStart(3, '0')}` : null,
      libraryCode: members[Math.floor(draw.number() * draw.number() * members.length)]?.code ?? 'ALD',
      group: draw.pick(groups),
      blocks: draw.happens(0.03) ? ['Owes 27.50 for lost items'] : [],
    }
  }),
]
