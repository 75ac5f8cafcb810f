// Days on the way by each service before anything is learnt or set: calendar days from leaving here to being there. The
// office changes them in Settings, Shipping; what packages really took replaces them, library by library.
import { carrierAssumptions } from '../assumptions/carriers.ts'
import type { ServiceId } from './services.ts'

// oxfmt-ignore
export const usualTransit: Readonly<Record<ServiceId, number>> = {
  // usps.com, Media Mail and Library Mail: 2 to 8 business days, nothing promised; about 4 on the whole, a weekend among them or not.
  library_mail: 5, media_mail: 5,
  // usps.com, Ground Advantage: 2 to 5 business days.
  ground_advantage: 5,
  // usps.com, Priority Mail, by which Flat Rate travels: 2 to 3 business days.
  flat_rate_envelope: 4, flat_rate_small: 4, flat_rate_medium: 4, flat_rate_large: 4,
  // ups.com and fedex.com, Ground: 1 to 5 business days within the country.
  ups_ground: 4, fedex_ground: 4,
  // Nobody publishes these two: from stop to stop over the hub, and with the next round of the van.
  courier: 3, van: 2,
}

const bookMail: readonly ServiceId[] = ['library_mail', 'media_mail']
/** The services whose packages say how long one takes: Library Mail and Media Mail are sorted and carried alike. */
export const learnsFrom = (service: ServiceId): readonly ServiceId[] =>
  carrierAssumptions.bookMailIsOneClass.value && bookMail.includes(service) ? bookMail : [service]
