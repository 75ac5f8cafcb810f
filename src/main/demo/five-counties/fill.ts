// The directory of the five counties: members, partners, facilities, the office's settings and accounts.
import type { Office } from '../../../office/context.ts'
import { changeSettings } from '../../../office/directory/settings.ts'
import { addLibrary } from '../../../store/libraries.ts'
import type { Tx } from '../../../store/open.ts'
import { demoCopyrightWarning } from '../copyright.ts'
import { must } from '../desk.ts'
import { addressOf, officeSettings } from '../libraries.ts'
import { facilities, members, partners } from './libraries.ts'

export interface Directory {
  readonly members: ReadonlyMap<string, number>
  readonly partners: ReadonlyMap<string, number>
  readonly facilities: ReadonlyMap<string, number>
}
/** Where each library that answers by itself takes messages, by its symbol. */
export type Endpoints = ReadonlyMap<string, string>

export const addDirectory = (office: Office, endpoints: Endpoints): Promise<Directory> =>
  office.store.transact(async (tx) => {
    const policy = office.policy()
    const intake = { ...policy.intake, copyrightWarning: demoCopyrightWarning }
    must(await changeSettings(tx, { office: officeSettings, policy: { ...policy, intake } }, office.clock.now()))
    return {
      members: await addMembers(tx),
      partners: await addPartners(tx, endpoints),
      facilities: await addFacilities(tx),
    }
  })

async function addMembers(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const one of members) {
    const email = `${one.code.toLowerCase()}@members.example`
    const library = { kind: 'member' as const, name: one.name, code: one.code, address: addressOf(one), email }
    ids.set(one.code, await addLibrary(tx, library, []))
  }
  return ids
}

async function addPartners(tx: Tx, endpoints: Endpoints): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const one of partners) {
    const endpoint = endpoints.get(one.isil)
    const library = {
      kind: 'partner' as const,
      name: one.name,
      email: one.email,
      phone: one.phone,
      address: one.place === null ? null : { ...addressOf(one.place), country: one.country },
      lends_free: one.chargesCents === undefined,
      ...(endpoint === undefined ? {} : { channel: 'iso18626' as const, endpoint }),
    }
    const symbols = [
      { scheme: 'OCLC', symbol: one.oclc },
      { scheme: 'ISIL', symbol: one.isil },
    ]
    ids.set(one.isil, await addLibrary(tx, library, symbols))
  }
  return ids
}

async function addFacilities(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (const one of facilities) {
    const address = addressOf({ street: one.street, city: one.city, region: 'NY', postcode: '13999' })
    ids.set(one.code, await addLibrary(tx, { kind: 'facility', name: one.name, code: one.code, address }, []))
  }
  return ids
}
