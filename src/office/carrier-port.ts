// What the office needs of those who carry its packages: a price, and where they offer it a label bought and a package
// followed. Prices come from tables that are at hand, so that closing a package waits for nobody.
import type { Price, ToPrice } from '../domain/shipping/postage.ts'
import type { RateTable } from '../domain/shipping/rates/rate-table.ts'

export interface CarrierPort {
  /** By the rate tables in force here, the office’s own among them. Null: no price is known. */
  price(tables: readonly RateTable[], parcel: ToPrice): Price | null
  /** Buys postage; absent where that is not offered. Throws ConnectorError. */
  label?(parcel: ToLabel): Promise<Bought>
  /** Where a package is; absent where that is not offered. Throws ConnectorError. */
  track?(tracking: string): Promise<Tracked>
}
export interface ToLabel extends ToPrice {
  readonly reference: string
  readonly to: readonly string[]
  readonly from: readonly string[]
}
export interface Bought {
  readonly tracking: string
  readonly cents: number
  readonly pdf: Uint8Array<ArrayBuffer>
}
export interface Tracked {
  readonly state: 'announced' | 'on_its_way' | 'delivered' | 'trouble'
  readonly at: Date
}
