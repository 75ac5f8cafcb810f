import { z } from 'zod'

const libraryTypes = ['PUBLIC', 'ACADEMIC', 'CORPORATE_SPECIAL_LIBRARY'] as const

/** A library of the make-believe network; the names are invented. */
export const libraryShape = z.object({
  id: z.number().int().positive(),
  symbol: z.string().min(1),
  name: z.string().min(1),
  type: z.enum(libraryTypes).default('PUBLIC'),
  city: z.string().default(''),
  state: z.string().default('NY'),
  postal: z.string().default(''),
  lat: z.number().default(42.9),
  lon: z.number().default(-76.5),
  supplies: z.boolean().default(true),
  daysLoan: z.number().default(4),
  daysCopy: z.number().default(4),
  feeLoan: z.number().default(0),
  feeCopy: z.number().default(0),
  ifm: z.boolean().default(false),
  groups: z.array(z.string()).default([]),
})
export type Library = Readonly<z.output<typeof libraryShape>>

// number | symbol | name | type | city | state | postal code | latitude | longitude | supplies | days to respond to a
// loan, a copy | fee for a loan, a copy | IFM | group
const table = `
128807 | XFL | Five Lakes Library System | PUBLIC | Canoga | NY | 14456 | 42.87 | -76.98 | yes | 4 | 4 | 0 | 0 | yes | LVNY
148456 | XHV | Harrow Valley Library | PUBLIC | Harrow | NY | 13021 | 42.93 | -76.57 | yes | 4 | 4 | 0 | 0 | yes | LVNY
116402 | XSB | Silverbrook College | ACADEMIC | Silverbrook | NY | 14850 | 42.44 | -76.5 | yes | 4 | 2 | 0 | 0 | yes | LVNY
100311 | XMP | Maple Point Public Library | PUBLIC | Maple Point | NY | 14609 | 43.17 | -77.56 | yes | 2 | 2 | 0 | 0 | no | LVNY
100427 | XWK | Wickham University | ACADEMIC | Wickham | NY | 12180 | 42.73 | -73.68 | yes | 4 | 1 | 15 | 10 | yes |
100538 | XOR | Orchard County Library | PUBLIC | Orchard | NY | 14020 | 43 | -78.19 | yes | 8 | 8 | 0 | 0 | no | LVNY
100649 | XGR | Granite Ridge Library | PUBLIC | Granite Ridge | NY | 12901 | 44.7 | -73.45 | yes | 4 | 4 | 5 | 5 | yes |
100752 | XNT | Northtown Free Library | PUBLIC | Northtown | NY | 13601 | 43.97 | -75.91 | no | 4 | 4 | 0 | 0 | no |
100863 | XBR | Bramble College | ACADEMIC | Bramble | PA | 16801 | 40.79 | -77.86 | yes | 4 | 4 | 0 | 0 | yes | LVPA
100974 | XCT | Carrow Township Library | PUBLIC | Carrow | PA | 18503 | 41.41 | -75.66 | yes | 4 | 4 | 0 | 0 | no | LVPA
101085 | XPW | Penwick Public Library | PUBLIC | Penwick | PA | 15213 | 40.44 | -79.95 | yes | 1 | 1 | 20 | 15 | yes |
101196 | XLK | Larkfield Historical Society | CORPORATE_SPECIAL_LIBRARY | Larkfield | PA | 17101 | 40.26 | -76.88 | no | 4 | 4 | 0 | 0 | no |
101207 | XVD | Verdant State University | ACADEMIC | Verdant | VT | 05401 | 44.48 | -73.21 | yes | 4 | 2 | 0 | 0 | yes |
101318 | XTM | Tamarack Library | PUBLIC | Tamarack | VT | 05701 | 43.61 | -72.97 | yes | 12 | 12 | 0 | 0 | no |
101429 | XEL | Elm Harbor Library | PUBLIC | Elm Harbor | MA | 01201 | 42.45 | -73.25 | yes | 4 | 4 | 0 | 0 | yes |
101531 | XQU | Quillan University | ACADEMIC | Quillan | MA | 02139 | 42.37 | -71.11 | yes | 4 | 4 | 25 | 20 | yes |
101642 | XDU | Dunmore Library | PUBLIC | Dunmore | NJ | 07102 | 40.74 | -74.17 | yes | 16 | 16 | 0 | 0 | no |
101753 | XOH | Old Hickory Public Library | PUBLIC | Old Hickory | OH | 44114 | 41.5 | -81.69 | yes | 4 | 4 | 0 | 0 | yes |
101864 | XOX | Oxbow State Library | CORPORATE_SPECIAL_LIBRARY | Oxbow | OH | 43215 | 39.96 | -83 | yes | 20 | 20 | 10 | 10 | yes |
101975 | XMH | Marsh Hollow Library | PUBLIC | Marsh Hollow | CT | 06103 | 41.76 | -72.67 | yes | 4 | 4 | 0 | 0 | no |
`

const firstLibraries: readonly Library[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [id, symbol = '', name = '', type, city = '', state = '', postal = '', lat, lon, supplies, ...rest] = line
      .split('|')
      .map((cell) => cell.trim())
    const [daysLoan, daysCopy, feeLoan, feeCopy, ifm, group = ''] = rest
    return {
      id: Number(id),
      symbol,
      name,
      type: libraryTypes.find((one) => one === type) ?? 'PUBLIC',
      city,
      state,
      postal,
      lat: Number(lat),
      lon: Number(lon),
      supplies: supplies === 'yes',
      daysLoan: Number(daysLoan),
      daysCopy: Number(daysCopy),
      feeLoan: Number(feeLoan),
      feeCopy: Number(feeCopy),
      ifm: ifm === 'yes',
      groups: group === '' ? [] : [group],
    }
  })

const byId = new Map(firstLibraries.map((one) => [one.id, one]))

/** There is one network in a process: whoever opens it may bring libraries of their own, or other ones with the same number. */
export function addLibraries(more: readonly Library[]): void {
  for (const one of more) byId.set(one.id, one)
}

export const libraries = (): readonly Library[] => [...byId.values()]

export function libraryOf(id: number): Library | undefined {
  return byId.get(id)
}

export function libraryNamed(symbol: string): Library | undefined {
  return libraries().find((one) => one.symbol === symbol.toUpperCase())
}

/** Great-circle distance in miles. */
export function milesBetween(lat: number, lon: number, to: Library): number {
  const rad = (degrees: number): number => (degrees * Math.PI) / 180
  const dLat = rad(to.lat - lat)
  const dLon = rad(to.lon - lon)
  const a = Math.sin(dLat / 2) ** 2 + Math.cos(rad(lat)) * Math.cos(rad(to.lat)) * Math.sin(dLon / 2) ** 2
  return 3958.8 * 2 * Math.asin(Math.sqrt(a))
}
