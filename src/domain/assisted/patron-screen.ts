// A new patron as Polaris' registration workform asks for one. The order is that of the workform's general view.
import type { CardField } from '../worklist/card.ts'
import type { NewIlsPatron } from '../ils/records.ts'
import { writeUsDay } from './page-dates.ts'

export const patronScreen = {
  name: 'Patron Registration',
  menu: 'Patron Services › Patron Records › New (Leap: New › Patron)',
  page: 'newPatron',
} as const

interface Where {
  readonly library: string
  readonly pickup: string | null
}
type Row = readonly [label: string, of: (patron: NewIlsPatron, where: Where) => string | null]

const rows: readonly Row[] = [
  ['Registered branch', (_, where) => where.library],
  ['Barcode', (p) => p.card],
  ['Last name', (p) => p.lastName],
  ['First name', (p) => p.firstName],
  ['Street', (p) => p.address.street],
  ['Postal code', (p) => p.address.postcode],
  ['City', (p) => p.address.city],
  ['State', (p) => p.address.region],
  ['Phone 1', (p) => p.phone],
  ['E-mail', (p) => p.email],
  ['Birth date', (p) => (p.birthDate === null ? null : writeUsDay(p.birthDate))],
  ['User name', (p) => p.userName],
  ['Default pickup branch', (_, where) => where.pickup],
]

export const patronFields = (patron: NewIlsPatron, where: Where): CardField[] =>
  rows.flatMap(([label, of]) => {
    const value = of(patron, where)?.trim()
    return value ? [{ label, value }] : []
  })
