// Where courier and van stop, and how far the mail goes: services, rates and insurance here are all domestic.
import { carrierAssumptions } from '../assumptions/carriers.ts'
import { isDomestic } from '../printing/domestic.ts'
import { serviceKind, type ServiceId } from './services.ts'

export interface Stops {
  readonly kind: 'member' | 'partner' | 'facility'
  readonly byCourier: boolean
  /** As its address has it; null or empty: ours. */
  readonly country: string | null
}

/** Why a service does not go to a library, in a sentence; null: it does. */
export function notThere(service: ServiceId, { kind, byCourier, country }: Stops): string | null {
  const { carrier } = serviceKind(service)
  if (carrier === 'van') return kind === 'partner' ? 'Our van does not go there.' : null
  if (kind !== 'partner') return 'Our own van goes there.'
  if (carrier === 'courier') return byCourier ? null : 'The courier does not stop there.'
  return notAbroad(service, country)
}

/** Why a service does not go to a country, in a sentence that is the same for all that do not; null: it does. */
export function notAbroad(service: ServiceId, country: string | null): string | null {
  const { carrier } = serviceKind(service)
  if (carrierAssumptions.servicesAbroad.value || isDomestic(country ?? '')) return null
  if (carrier === 'courier' || carrier === 'van') return null
  return `Domestic services do not reach ${nameOf((country ?? '').trim())}: it goes another way, chosen by hand at Pack.`
}
const nameOf = (country: string): string =>
  /^[a-z]{2}$/i.test(country)
    ? (new Intl.DisplayNames(['en-US'], { type: 'region' }).of(country.toUpperCase()) ?? country)
    : country
