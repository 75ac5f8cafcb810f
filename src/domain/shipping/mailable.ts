// What may travel at the prices for books (DMM 273.2, 173.3): books, theses, printed music, recordings, films, maps and
// microforms. Magazines and newspapers carry advertising; games and things are none of it. Library Mail besides goes
// between institutions alone (39 U.S.C. 3683(b)).
import { isMaterial, type Material } from '../requests/materials.ts'
import { serviceKind, type ServiceId } from './services.ts'

const notForBookPrices: readonly Material[] = ['magazine', 'newspaper', 'game', 'other']

/** Why a thing may not go by a service, in a sentence; null: it may. `material` that is not said is a book. */
export function notMailable(service: ServiceId, material: string | undefined): string | null {
  const { content, label } = serviceKind(service)
  const isBarred = material !== undefined && isMaterial(material) && notForBookPrices.includes(material)
  return content !== 'any' && isBarred ? `${label} takes books, recordings and the like alone.` : null
}

/** Why a service may not go between these ends, in a sentence; null: it may. */
export const notBetween = (service: ServiceId, areInstitutions: boolean): string | null =>
  serviceKind(service).content === 'library_mail' && !areInstitutions
    ? 'Library Mail goes between libraries, schools and the like alone.'
    : null
