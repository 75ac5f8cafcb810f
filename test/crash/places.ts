// A small office to be killed in: made once, copied for every run.
import { cp, rm } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { adminUrl, onServer, testStore, type Place } from '../database.ts'
import { createToken } from '../../src/http/sign-in/tokens.ts'
import { addLibrary } from '../../src/store/libraries.ts'
import { insertStaff } from '../../src/store/staff.ts'
import type { Store } from '../../src/store/open.ts'

export interface Copies {
  readonly ids: OfficeIds
  readonly clerk: Clerk
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
/** Who works at the desk, and the token under which the API knows it. */
export interface Clerk {
  readonly userId: string
  readonly token: string
}

/** `endpoint` is where the partner of every run will be. */
export async function makeCopies(kind: 'pglite' | 'postgres', endpoint: string): Promise<Copies> {
  const template = await testStore({ kind })
  const ids = await seed(template.store, endpoint)
  const clerk = await hire(template.store)
  await template.store.close()
  const { place } = template
  return {
    ids,
    clerk,
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

async function hire(store: Store): Promise<Clerk> {
  const now = new Date()
  const clerk = {
    id: 'anna',
    name: 'Anna',
    email: 'anna@office.example',
    role: 'administrator' as const,
    libraryId: null,
  }
  await store.transact((tx) => insertStaff(tx, { ...clerk, passwordHash: 'none', mustChangePassword: false }, now))
  const made = await createToken(
    store,
    { kind: 'staff', userId: clerk.id, role: clerk.role, libraryId: null, name: clerk.name, via: 'session' },
    { name: 'the desk', role: 'assistant', libraryId: null, endsAt: new Date(now.getTime() + 86_400_000) },
    now,
  )
  if (!made.ok) throw new Error(made.sentence)
  return { userId: `token:${made.value.id}`, token: made.value.secret }
}
