// What may go at the prices for books (DMM 273.2, 173.3): books, theses, printed music, recordings, maps, microforms.
// Magazines and newspapers carry advertising and are not bound; games and equipment are none of it.
import { isMaterial, type Material } from '../requests/materials.ts'
import type { ServiceKind } from './services.ts'

const notAtBookPrices: readonly Material[] = ['magazine', 'newspaper', 'game', 'other']

/** `material` as the citation has it; one that is not said is a book. */
export const isContentFor = (content: ServiceKind['content'], material: string | undefined): boolean =>
  content === 'any' || material === undefined || !isMaterial(material) || !notAtBookPrices.includes(material)
