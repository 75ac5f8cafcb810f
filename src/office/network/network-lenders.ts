// Lenders and libraries as the network knows them: by its number, or one that stands for it here.
import type { EntryFacts } from '../../domain/lifecycle/facts.ts'
import type { NetworkLender } from '../../domain/worldshare/hear-borrowing.ts'
import { addLibrary, libraryBySymbol } from '../../store/libraries.ts'
import { channelsAndSymbols, type NetworkRequestRecord } from '../../store/network-requests.ts'
import type { Tx } from '../../store/open.ts'
import type { NetworkStep } from '../network-port.ts'

/** Libraries have the network's number among their symbols under this kind. */
export const registryScheme = 'OCLC-REGISTRY'
export const symbolScheme = 'OCLC'

/** The lender and those right behind it that are reached by the network too: they go in one request. */
export async function runFrom(
  tx: Tx,
  entries: readonly EntryFacts[],
  entry: EntryFacts,
): Promise<NetworkStep['lenders']> {
  const behind = entries
    .filter((one) => one.id === entry.id || (one.position > entry.position && one.state === 'waiting'))
    .toSorted((a, b) => a.position - b.position)
  const ids = behind.map((one) => one.libraryId)
  const registry = await channelsAndSymbols(tx, ids, registryScheme)
  const symbols = await channelsAndSymbols(tx, ids, symbolScheme)
  const end = behind.findIndex((one) => registry.get(one.libraryId)?.channel !== 'worldshare')
  return behind.slice(0, end === -1 ? undefined : end).map((one) => ({
    n: one.n,
    registryId: numberOrNull(registry.get(one.libraryId)?.symbol ?? null),
    symbol: symbols.get(one.libraryId)?.symbol ?? null,
  }))
}

export async function runOf(
  tx: Tx,
  record: NetworkRequestRecord,
  entries: readonly EntryFacts[],
): Promise<readonly NetworkLender[]> {
  const mine = record.lenders.flatMap((n) => entries.find((one) => String(one.n) === n) ?? [])
  const registry = await channelsAndSymbols(
    tx,
    mine.map((one) => one.libraryId),
    registryScheme,
  )
  return mine.map((entry) => ({
    entry,
    registryId: numberOrNull(registry.get(entry.libraryId)?.symbol ?? null) ?? standInFor(entry.libraryId),
  }))
}

/** A library whose number in the registry nobody has written down goes by a number no registry has. */
export const standInFor = (libraryId: number): number => -libraryId
const libraryStoodInFor = (registryId: number): number | null => (registryId < 0 ? -registryId : null)

export const numberOrNull = (text: string | null): number | null =>
  text !== null && /^\d+$/.test(text) ? Number(text) : null

/** The borrower by its number in the registry; one nobody has written down yet gets a record to be completed. */
export async function borrowerOf(tx: Tx, registryId: number): Promise<number> {
  const library = await libraryBySymbol(tx, registryScheme, String(registryId))
  return (
    libraryStoodInFor(registryId) ??
    library?.id ??
    addLibrary(tx, { kind: 'partner', name: `WorldShare library ${registryId}`, channel: 'worldshare' }, [
      { scheme: registryScheme, symbol: String(registryId) },
    ])
  )
}
