// What may travel at the prices for books (DMM 273.2, 173.3): books, theses, printed music, recordings, films, maps and
// microforms. Magazines and newspapers carry advertising; games and things are none of it.
import { isMaterial, type Material } from '../requests/materials.ts'
import type { ServiceKind } from './services.ts'

const notForBookPrices: readonly Material[] = ['magazine', 'newspaper', 'game', 'other']

export function mayTravelBy(material: string | undefined, content: ServiceKind['content']): boolean {
  if (content === 'any') return true
  return material === undefined || !isMaterial(material) || !notForBookPrices.includes(material)
}
