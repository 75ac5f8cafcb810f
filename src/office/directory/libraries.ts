// The libraries the office knows: added, changed, and what speaks against using one as it stands.
import { isNumberAsSymbol } from '../../domain/values/library-symbol.ts'
import { done, refuse, type Answer, type Refusal } from '../../domain/refusal.ts'
import type { Address } from '../../store/column-types.ts'
import {
  addLibrary as insertLibrary,
  changeLibrary as updateLibrary,
  libraryByCode,
  libraryById,
  libraryBySymbol,
  symbolsOf,
  type LibraryRecord,
  type LibrarySymbol,
  type ListedLibrary,
} from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import type { Office } from '../context.ts'
import { faultOfList } from './settings.ts'

export interface LibraryOrder {
  readonly kind: LibraryRecord['kind']
  readonly name: string
  readonly code: string | null
  readonly symbols: readonly LibrarySymbol[]
  readonly channel: LibraryRecord['channel']
  readonly endpoint: string | null
  readonly accountId: string | null
  /** Undefined: as it was. Null: none any more. */
  readonly securityCode?: string | null
  readonly address: Address | null
  readonly email: string | null
  readonly phone: string | null
  readonly lendsFree: boolean
  /** Days on the van from it, or in the mail to it. Undefined: as it was. Null: as the policy has it. */
  readonly wayDays?: number | null
  /** How packages to it may go. Undefined: as it was. */
  readonly postalZone?: number | null
  readonly isInstitution?: boolean
  readonly byCourier?: boolean
  /** Where the library courier sorts its bags. Undefined: as it was. Null or empty: the courier does not stop there. */
  readonly courierHub?: string | null
  readonly dueMeans: LibraryRecord['due_means']
  readonly active: boolean
}

/** Puts a secret where only this program reads it. */
export type KeepSecret = (name: string, value: string) => Promise<void>

export async function addLibrary(
  office: Office,
  keepSecret: KeepSecret,
  order: LibraryOrder,
): Promise<Answer<ListedLibrary>> {
  const answer = await office.store.transact(async (tx): Promise<Answer<number>> => {
    const fault = await faultOf(tx, office, order, null)
    return fault ?? done(await insertLibrary(tx, { ...columns(order), created_at: office.clock.now() }, order.symbols))
  })
  return answer.ok ? finished(office, keepSecret, order, answer.value) : answer
}

export async function changeLibrary(
  office: Office,
  keepSecret: KeepSecret,
  id: number,
  order: LibraryOrder,
): Promise<Answer<ListedLibrary>> {
  const answer = await office.store.transact(async (tx): Promise<Answer<number>> => {
    const fault = await faultOf(tx, office, order, id)
    if (fault) return fault
    return (await updateLibrary(tx, id, columns(order), order.symbols)) ? done(id) : refuse('library-not-found')
  })
  return answer.ok ? finished(office, keepSecret, order, answer.value) : answer
}

/** What stands in the way of using a library, in sentences. */
export function warningsOf({ library, symbols }: ListedLibrary): readonly string[] {
  const { address } = library
  return [
    ...(library.active ? [] : ['It is inactive: it is not offered as a choice.']),
    ...(hasAddress(address) ? [] : ['It has no address: no package can be made for it.']),
    ...(library.kind === 'partner' && symbols.length === 0 ? ['It has no symbol: it cannot be found by one.'] : []),
    ...(library.kind === 'member' && library.code === null
      ? ['It has no code: its patrons cannot be told from the ILS.']
      : []),
    ...(library.channel === 'iso18626' && symbols.length === 0 ? ['Messages to it need a symbol.'] : []),
    ...(library.channel === 'worldshare' && !symbols.some((one) => /^OCLC/i.test(one.scheme) && !isNumberAsSymbol(one))
      ? ['WorldShare needs its OCLC symbol or its registry id (OCLC-REGISTRY).']
      : []),
    ...(library.channel === 'by_hand' && library.kind === 'partner' && library.email === null && library.phone === null
      ? ['It has neither e-mail nor telephone.']
      : []),
  ]
}

const hasAddress = (address: Address | null): boolean => Boolean(address?.lines?.length) || Boolean(address?.city)

async function faultOf(tx: Tx, office: Office, order: LibraryOrder, ownId: number | null): Promise<Refusal | null> {
  if (order.channel === 'iso18626' && order.endpoint === null) {
    return refuse('bad-details', { field: 'Address of their system', problem: 'is needed for ISO 18626' }, 'endpoint')
  }
  const wrong = faultOfList(order.symbols)
  if (wrong) return wrong
  const known = order.code === null ? undefined : await libraryByCode(tx, order.code)
  if (known && known.id !== ownId)
    return refuse('symbol-taken', { symbol: known.code ?? '', library: known.name }, 'code')
  for (const one of order.symbols) {
    const fault = await faultOfSymbol(tx, office, one, ownId)
    if (fault) return fault
  }
  return null
}

async function faultOfSymbol(
  tx: Tx,
  office: Office,
  wanted: LibrarySymbol,
  ownId: number | null,
): Promise<Refusal | null> {
  const { name, symbols } = office.settings()
  const same = (one: LibrarySymbol) =>
    `${one.scheme} ${one.symbol}`.toUpperCase() === `${wanted.scheme} ${wanted.symbol}`.toUpperCase()
  if (symbols.some(same)) return refuse('symbol-taken', { symbol: wanted.symbol, library: name }, 'symbols')
  const owner = await libraryBySymbol(tx, wanted.scheme, wanted.symbol)
  return owner && owner.id !== ownId
    ? refuse('symbol-taken', { symbol: wanted.symbol, library: owner.name }, 'symbols')
    : null
}

/** The secret is kept after the row is there: its file is named after the row. */
async function finished(
  office: Office,
  keepSecret: KeepSecret,
  order: LibraryOrder,
  id: number,
): Promise<Answer<ListedLibrary>> {
  if (order.securityCode !== undefined) {
    const name = order.securityCode === null ? null : `library-${id}`
    if (name !== null) await keepSecret(name, order.securityCode ?? '')
    await office.store.transact((tx) => updateLibrary(tx, id, { secret_name: name }, undefined))
  }
  const library = await libraryById(office.store.db, id)
  return library ? done({ library, symbols: await symbolsOf(office.store.db, id) }) : refuse('library-not-found')
}

const columns = (order: LibraryOrder) => ({
  kind: order.kind,
  name: order.name,
  code: order.code === '' ? null : order.code,
  channel: order.channel,
  endpoint: order.endpoint,
  account_id: order.accountId,
  address: order.address === null ? null : JSON.stringify(order.address),
  email: order.email,
  phone: order.phone,
  lends_free: order.lendsFree,
  ...(order.wayDays === undefined ? {} : { way_days: order.wayDays }),
  ...(order.postalZone === undefined ? {} : { postal_zone: order.postalZone }),
  ...(order.isInstitution === undefined ? {} : { is_institution: order.isInstitution }),
  ...(order.byCourier === undefined ? {} : { by_courier: order.byCourier }),
  ...(order.courierHub === undefined ? {} : { courier_hub: order.courierHub === '' ? null : order.courierHub }),
  due_means: order.dueMeans,
  active: order.active,
})
