// The list of supplies: adding one, changing one, beginning with the usual ones.
import type { SupplyFields } from '../../domain/supplies/supply.ts'
import { usualSupplies } from '../../domain/supplies/usual.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import * as store from '../../store/supplies.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Office } from '../context.ts'

export const addSupply = (office: Office, fields: SupplyFields): Promise<Answer<{ supplyId: number }>> =>
  allOrNothing(office.store, async (tx) => {
    const fault = await faultOf(tx, fields, null)
    if (fault) return fault
    const supplyId = await store.insertSupply(tx, fields, office.clock.now())
    await announceAll(tx)
    return done({ supplyId })
  })

export const changeSupply = (
  office: Office,
  supplyId: number,
  fields: SupplyFields,
): Promise<Answer<{ supplyId: number }>> =>
  allOrNothing(office.store, async (tx) => {
    if (!(await store.lockSupply(tx, supplyId))) return refuse('supply-not-found')
    const fault = await faultOf(tx, fields, supplyId)
    if (fault) return fault
    await store.updateSupply(tx, supplyId, fields)
    await announceAll(tx)
    return done({ supplyId })
  })

/** Those of the usual supplies that are not there yet. */
export const addUsual = (office: Office): Promise<Answer<{ added: number }>> =>
  allOrNothing(office.store, async (tx) => {
    let added = 0
    for (const fields of usualSupplies) {
      if (await faultOf(tx, fields, null)) continue
      await store.insertSupply(tx, fields, office.clock.now())
      added += 1
    }
    await announceAll(tx)
    return done({ added })
  })

async function faultOf(tx: Tx, fields: SupplyFields, own: number | null): Promise<Refusal | null> {
  const named = await store.supplyNamed(tx, fields.name)
  if (named && named.id !== own) return refuse('supply-name-taken', { name: fields.name }, 'name')
  if (fields.container === null || !fields.isActive) return null
  const other = await store.supplyOfContainer(tx, fields.container)
  return other && other.id !== own ? refuse('supply-container-taken', { other: other.name }, 'container') : null
}
