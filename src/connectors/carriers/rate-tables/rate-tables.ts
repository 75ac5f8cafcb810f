// Carriers by their published prices: the rate tables the program comes with. Postage is bought at the counter or the meter.
import { priceByTables } from '../../../domain/shipping/postage.ts'
import type { CarrierPort } from '../../../office/carrier-port.ts'

export const rateTables: CarrierPort = { price: priceByTables }
