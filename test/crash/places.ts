// A small office to be killed in: made once, copied for every run.
import { cp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { adminUrl, onServer, testStore, type Place } from '../database.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import type { Store } from '../../src/store/open.ts'

export interface Copies {
  readonly ids: OfficeIds
  fresh(): Promise<{ readonly place: Place; remove(): Promise<void> }>
  close(): Promise<void>
}
export interface OfficeIds {
  readonly member: number
  readonly patron: number
  /** A partner with an endpoint. */
  readonly far: number
  /** A partner without one. */
  readonly hand: number
}

/** `endpoint` is where the partner of every run will be. */
export async function makeCopies(kind: 'pglite' | 'postgres', endpoint: string): Promise<Copies> {
  const template = await testStore({ kind })
  const ids = await seed(template.store, endpoint)
  await template.store.close()
  const { place } = template
  return {
    ids,
    fresh: () => ('folder' in place ? copyFolder(place.folder) : copyDatabase(place.url)),
    close: () => template.drop(),
  }
}

async function copyFolder(template: string) {
  const folder = join(dirname(template), `copy-${process.pid}-${randomBytes(4).toString('hex')}`)
  await cp(template, folder, { recursive: true })
  return { place: { folder }, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function copyDatabase(template: string) {
  const name = `keuka_crash_${process.pid}_${randomBytes(4).toString('hex')}`
  const url = new URL(template)
  const admin = adminUrl ?? template
  await onServer(admin, (run) => run(`create database ${name} template ${url.pathname.slice(1)}`))
  url.pathname = `/${name}`
  return {
    place: { url: url.href },
    remove: () => onServer(admin, (run) => run(`drop database if exists ${name} with (force)`)),
  }
}

const seed = (store: Store, endpoint: string): Promise<OfficeIds> =>
  store.transact(async (tx) => {
    const address = JSON.stringify({ lines: ['2 Lake Street'], city: 'Geneva', region: 'NY', postcode: '14456' })
    const member = await addLibrary(tx, { kind: 'member', name: 'Penn Yan', code: 'PEN' }, [])
    const far = await addLibrary(tx, { kind: 'partner', name: 'Far Away', channel: 'iso18626', endpoint, address }, [
      { scheme: 'ISIL', symbol: 'US-NFAR' },
    ])
    const hand = await addLibrary(tx, { kind: 'partner', name: 'By Hand', address }, [])
    const { id: patron } = await tx
      .insertInto('patron')
      .values({ library_id: member, card: '21234000000017', name: 'Ida Patron' })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { member, patron, far, hand }
  })
