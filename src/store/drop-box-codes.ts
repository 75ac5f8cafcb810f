// Every code that may be read at the drop box, for the hour without a line.
import { sql } from 'kysely'
import type { Place } from '../domain/lifecycle/places.ts'
import type { Db, Tx } from './open.ts'

export interface BoxCode {
  readonly number: string
  readonly n: number
  readonly pieces: number
  readonly kind: 'borrowing' | 'lending' | 'facility'
  readonly place: Place
  /** Barcodes, and the numbers partners and the network know it by. */
  readonly codes: readonly string[]
  readonly lenderId: number | null
  readonly ownerId: number | null
  readonly facilityId: number | null
  readonly isTrapped: boolean
  readonly trappedId: number | null
}

/** Pieces of living loans, the oldest request first: of two with one code the later one is meant. */
export const boxCodes = async (db: Db | Tx): Promise<readonly BoxCode[]> => {
  const { rows } = await sql<BoxCode>`
    select r.number, p.n, (select count(*)::int from piece o where o.request_id = r.id) as pieces, r.kind, p.place,
      array_remove(array[p.barcode, p.partner_barcode, r.partner_number, e.supplier_number, w.number, f.number,
        case when r.source = 'network' then r.source_key end], null) as codes,
      e.library_id as "lenderId", r.owner_library_id as "ownerId",
      coalesce(f.facility_library_id, r.facility_library_id) as "facilityId",
      p.trapped_at is not null as "isTrapped", p.trapped_library_id as "trappedId"
    from piece p
    join request r on r.id = p.request_id
    left join request f on f.id = r.for_request_id
    left join lender_string_entry e on e.id = coalesce(p.entry_id, r.current_entry_id)
    left join lateral (select number from network_request where request_id = r.id order by number limit 1) w on true
    where r.state <> 'closed' and r.service = 'loan'
      and not exists (select from request o where r.kind = 'facility' and o.for_request_id = r.id and o.state <> 'closed')
    order by r.id, p.n`.execute(db)
  return rows
}
