// The first start: both emulators are given what agrees with the office as it stands, by their doors for records. Done
// again from the beginning if it was interrupted or their data are gone.
import { z } from 'zod'
import { registryScheme } from '../../../office/network/network-lenders.ts'
import { forgetOpenNetworkRequests, joinNetwork, leaveToNetwork, setPartnerNumber } from '../../../store/demo-world.ts'
import { keepIlsCard, libraryBySymbol } from '../../../store/libraries.ts'
import { insertNetworkRequest } from '../../../store/network-requests.ts'
import type { Store, Tx } from '../../../store/open.ts'
import { readSettings, saveSetting } from '../../../store/settings.ts'
import { dayOf } from '../../../domain/values/days.ts'
import { officeSettings } from '../libraries.ts'
import type { IlsData } from '../seeds.ts'
import { networkKey, type Emulated } from './emulated.ts'
import { institutionsOf } from './institutions.ts'
import { layPolaris } from './lay-polaris.ts'
import { layNetwork, networkLibraries, type NetworkMatter } from './lay-worldshare.ts'
import { networkMembers, networkTitles } from './network.ts'

const mark = 'demo-world'
const stateShape = z.object({ requests: z.array(z.unknown()), keys: z.array(z.object({ id: z.string() })) })
const numbersShape = z.record(z.string(), z.number())

export async function layWorld(store: Store, world: Emulated, data: IlsData, now: Date): Promise<boolean> {
  const kept = z.object({ keys: z.string() }).safeParse((await readSettings(store.db)).get(mark))
  if (kept.success && (await isLaid(world))) return false

  const today = dayOf(now, officeSettings.timeZone)
  await world.tell(world.polaris, '/emulator/records', await layPolaris(store.db, data, today))
  const institutions = await institutionsOf(store.db)
  await store.transact(async (tx) => {
    for (const { libraryId, card } of institutions.values()) await keepIlsCard(tx, libraryId, card)
  })
  const members = await store.transact((tx) => join(tx))
  const matters = await layNetwork(store.db, members)
  const numbers = numbersShape.parse(
    await world.tell(world.worldshare, '/lab/records', {
      replace: true,
      libraries: networkLibraries,
      titles: networkTitles,
      keys: [networkKey],
      requests: matters.map((one) => one.record),
    }),
  )
  await store.transact(async (tx) => {
    await forgetOpenNetworkRequests(tx)
    for (const one of matters) await link(tx, one, String(numbers[String(one.requestId)]), now)
    await leaveToNetwork(tx, [...members.keys()], now)
    await saveSetting(tx, mark, { keys: networkKey.id }, now)
  })
  return true
}

/** A folder that was taken away leaves an emulator as on its own first day. */
async function isLaid({ worldshare }: Emulated): Promise<boolean> {
  const answer = await fetch(`${worldshare.url}/lab/state`)
  return stateShape.parse(await answer.json()).keys.some((one) => one.id === networkKey.id)
}

/** Requests there age by the office’s clock. */
export const setClock = (world: Emulated, now: Date, speed = 1): Promise<unknown> =>
  world.tell(world.worldshare, '/lab/clock', { now: now.toISOString(), speed })

/** In an office without these partners there is nobody to be reached so. */
async function join(tx: Tx): Promise<ReadonlyMap<number, number>> {
  const members = new Map<number, number>()
  for (const { isil, registryId } of networkMembers) {
    const library = await libraryBySymbol(tx, 'ISIL', isil)
    if (library) members.set(library.id, registryId)
  }
  await joinNetwork(tx, members, registryScheme)
  return members
}

async function link(tx: Tx, one: NetworkMatter, number: string, now: Date): Promise<void> {
  await insertNetworkRequest(tx, {
    request_id: one.requestId,
    number,
    reference: one.reference,
    lenders: [...one.lenders],
    status: one.status,
    changed_at: now,
  })
  // A borrower’s number is what it has in the network.
  if (one.isLending) await setPartnerNumber(tx, one.requestId, number)
}
