// How heavy the workbench is for a browser that has nothing of it yet, and what each screen adds.
import { mostFirstLoad, weighWeb } from '../check/web-weight.ts'
import { kilobytes, type Section } from './figures.ts'

export function benchWeights(): Section {
  const base = { title: 'Weight of the workbench', columns: ['', 'kB, gzip'] }
  const weight = weighWeb()
  if (weight === null) return { ...base, rows: [], aims: [], notes: ['Not built here: `npm run build` first.'] }
  return {
    ...base,
    rows: [
      ['first load: scripts', kilobytes(weight.scripts)],
      ['first load: styles', kilobytes(weight.styles)],
      ...weight.later.map(({ name, scripts }) => [name, kilobytes(scripts)]),
    ],
    aims: [
      {
        words: `scripts at first load ${kilobytes(weight.scripts)} kB (aim ${mostFirstLoad} kB)`,
        reached: weight.scripts <= mostFirstLoad * 1000,
      },
    ],
    notes: [
      'A screen counts with what it imports beyond the first load. Pages for patrons and partners have no script; esm reads barcodes for the camera.',
    ],
  }
}
