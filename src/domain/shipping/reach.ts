// Where courier and van stop. By mail a package goes anywhere.
import { serviceKind, type ServiceId } from './services.ts'

export interface Stops {
  readonly kind: 'member' | 'partner' | 'facility'
  readonly byCourier: boolean
}

/** Why a service does not go to a library, in a sentence; null: it does. */
export function notThere(service: ServiceId, { kind, byCourier }: Stops): string | null {
  const { carrier } = serviceKind(service)
  if (carrier === 'van') return kind === 'partner' ? 'Our van does not go there.' : null
  if (kind !== 'partner') return 'Our own van goes there.'
  return carrier === 'courier' && !byCourier ? 'The courier does not stop there.' : null
}
