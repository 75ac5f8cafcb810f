// How heavy a package may be: what its carrier takes binds, and so does what one person lifts, unless it is a single piece,
// which two may lift. Limits of the carriers: 70 lb (DMM 201.8.1), 150 lb (UPS and FedEx Ground service guides).
import { writeWeight } from '../values/weight.ts'
import { serviceKind, type Carrier, type ServiceId } from './services.ts'
import { serviceSetting, type ShippingSettings } from './shipping-settings.ts'

const pound = 16
const carrierLimits: Readonly<Partial<Record<Carrier, number>>> = {
  usps: 70 * pound,
  ups: 150 * pound,
  fedex: 150 * pound,
}
/** No carrier takes more. */
export const heaviestOz = 150 * pound

/** What a service takes at most: its carrier’s limit, or less where the office has set less. */
export const mostBy = (settings: ShippingSettings, id: ServiceId): number =>
  Math.min(serviceSetting(settings, id).maxGrossOz, carrierLimits[serviceKind(id).carrier] ?? heaviestOz)

export interface Heavy {
  /** Each limit that it is over, in a sentence: it cannot leave like this. */
  readonly broken: readonly string[]
  /** A single piece that one person does not lift, in a sentence; null: one person lifts it. */
  readonly needsTwo: string | null
}
interface Lifted {
  readonly oz: number
  /** From a scale; else it is what it should weigh. */
  readonly isWeighed: boolean
  readonly pieces: number
  readonly service: ServiceId | null
}

export function heavy({ oz, isWeighed, pieces, service }: Lifted, settings: ShippingSettings): Heavy {
  const weighs = `It ${isWeighed ? 'weighs' : 'should weigh'} ${writeWeight(oz)}`
  const most = service === null ? heaviestOz : mostBy(settings, service)
  const tooHeavy = oz > most ? [`${weighs}, and ${takes(service, most)}.`] : []
  if (oz <= settings.liftOz) return { broken: tooHeavy, needsTwo: null }
  const lifts = `${weighs}, and one person here lifts ${writeWeight(settings.liftOz)} at most`
  return pieces > 1
    ? { broken: [...tooHeavy, `${lifts}: take a piece out.`], needsTwo: null }
    : { broken: tooHeavy, needsTwo: `${lifts}: two lift it.` }
}

function takes(service: ServiceId | null, most: number): string {
  if (service === null) return `no carrier takes more than ${writeWeight(most)}`
  const { label, carrier } = serviceKind(service)
  const isOurs = most < (carrierLimits[carrier] ?? heaviestOz)
  return `${label} takes ${writeWeight(most)} at most${isOurs ? ' (Settings, Shipping, Services)' : ''}`
}
