import type { Clock } from '../clock.ts'
import { readDate } from './dates.ts'
import type { PolarisSettings } from './settings.ts'
import type { Bib, Hold, Ill, Item, Organization, Patron, State } from './state.ts'
import { PapiTrouble } from './trouble.ts'

/** What every call works with: the state, the settings, the time. */
export interface World {
  readonly state: State
  readonly settings: PolarisSettings
  readonly clock: Clock
  /** What the door goes by, whatever day the library is played to have: dates of calls, tokens, locked accounts. */
  readonly wall: Clock
}

export function nowText(world: World): string {
  return world.clock.now().toISOString()
}

export function wallText(world: World): string {
  return world.wall.now().toISOString()
}

export function inDays(world: World, days: number): string {
  return new Date(world.clock.now().getTime() + days * 86_400_000).toISOString()
}

export function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}

export function zoneOf(world: World): string {
  return world.settings.assumed('timeZone')
}

/** A date as a client wrote it, kept as ours. */
export function isoOf(world: World, text: string | null): string | null {
  if (text === null || text === '') return null
  return readDate(text, zoneOf(world))?.toISOString() ?? null
}

export function organization(world: World, id: number): Organization | undefined {
  return world.state.organizations.find((one) => one.id === id)
}

export function branchName(world: World, id: number): string {
  return organization(world, id)?.name ?? ''
}

export function patronByBarcode(world: World, barcode: string): Patron | undefined {
  const wanted = barcode.toLowerCase()
  return world.state.patrons.find(
    ({ barcode: one, fields }) =>
      one.toLowerCase() === wanted || String(fields['UserName'] ?? '').toLowerCase() === wanted,
  )
}

export function patronById(world: World, id: number): Patron | undefined {
  return world.state.patrons.find((one) => one.id === id)
}

export function itemById(world: World, id: number | null): Item | undefined {
  return world.state.items.find((one) => one.id === id)
}

export function itemByBarcode(world: World, barcode: string): Item | undefined {
  return world.state.items.find((one) => one.barcode.toLowerCase() === barcode.trim().toLowerCase())
}

export function bibById(world: World, id: number | null): Bib | undefined {
  return world.state.bibs.find((one) => one.id === id)
}

export function holdById(world: World, id: number | null): Hold | undefined {
  return world.state.holds.find((one) => one.id === id)
}

export function illById(world: World, id: number | null): Ill | undefined {
  return world.state.ills.find((one) => one.id === id)
}

export function nameOf(patron: Patron, order: 'last first' | 'first last' = 'last first'): string {
  const [first, last] = [String(patron.fields['NameFirst'] ?? ''), String(patron.fields['NameLast'] ?? '')]
  return order === 'last first' ? `${last}, ${first}` : `${first} ${last}`
}

/** The branch, user and workstation every circulation call names. */
export function checkLogon(world: World, branchId: number, userId: number, workstationId: number): void {
  const branch = organization(world, branchId)
  if (!branch) throw new PapiTrouble(-3506, `Transaction branch is undefined: ${branchId}`)
  if (!world.state.staff.some((one) => one.id === userId)) {
    throw new PapiTrouble(-3507, `Transaction user is undefined: ${userId}`)
  }
  if (!world.state.workstations.some((one) => one.id === workstationId)) {
    throw new PapiTrouble(-3508, `Transaction workstation is undefined: ${workstationId}`)
  }
}

export function remember(
  world: World,
  kind: 'item' | 'transaction',
  code: number,
  aboutId: number,
  words: string,
): void {
  world.state.history.push({ at: nowText(world), kind, code, aboutId, words })
  if (world.state.history.length > 5000) world.state.history.splice(0, 1000)
}
