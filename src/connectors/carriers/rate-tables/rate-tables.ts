// Carriers by their published prices: the rate tables the office has. Postage is bought at the counter or the meter.
import { priceFrom } from '../../../domain/shipping/postage.ts'
import type { CarrierPort } from '../../../office/carrier-port.ts'

export const rateTables: CarrierPort = { price: priceFrom }
