import { systemBlocks } from './names.ts'
import type { Patron } from './state.ts'
import { nowText, type World } from './world.ts'

const mostOverdue = 10
const mostOwedCents = 1000
const blockedCode = 6

export function owedCents(world: World, patron: Patron): number {
  return world.state.transactions
    .filter((one) => one.patronId === patron.id && one.typeId === 1 && !one.isVoid)
    .reduce((sum, one) => sum + one.openCents, 0)
}

/** Why a patron may not borrow, as the bits of PatronBlockFlags. */
export function patronFlags(world: World, patron: Patron): number {
  const now = nowText(world)
  const overdue = world.state.items.filter((one) => one.loan?.patronId === patron.id && one.loan.dueAt < now).length
  const has = (type: number, value?: string): boolean =>
    patron.blocks.some((one) => one.type === type && (value === undefined || one.value === value))
  let flags = 0
  if (overdue >= mostOverdue) flags |= 1
  if (owedCents(world, patron) > mostOwedCents) flags |= 16
  if (has(3, '1024')) flags |= 32
  if (patron.addrCheckAt !== null && patron.addrCheckAt < now) flags |= 64
  if (has(3, '64') || has(3, '128') || has(3, '256') || has(3, '512') || isExpired(world, patron)) flags |= 128
  if (patron.codeId === blockedCode) flags |= 512
  if (has(2)) flags |= 1024
  if (has(1) || patron.blockingNote !== '') flags |= 2048
  return flags
}

function isExpired(world: World, patron: Patron): boolean {
  return patron.expiresAt !== null && patron.expiresAt < nowText(world)
}

const libraryBlocks: Readonly<Record<string, string>> = { '1': 'See circulation desk', '2': 'No interlibrary loan' }

/** The sentences staff read. */
export function blockWords(world: World, patron: Patron): string[] {
  const flags = patronFlags(world, patron)
  return [
    ...(flags & 1 ? ['Patron has too many overdue items'] : []),
    ...(flags & 16 ? ['Patron owes more than the second-level fine amount'] : []),
    ...(flags & 64 ? ['Address check is due'] : []),
    ...(isExpired(world, patron) ? ['Patron registration has expired'] : []),
    ...(flags & 512 ? ['Patron code is blocked'] : []),
    ...(patron.blockingNote === '' ? [] : [patron.blockingNote]),
    ...patron.blocks.map(wordsOf),
  ]
}

export function wordsOf(block: Patron['blocks'][number]): string {
  if (block.type === 1) return block.value
  if (block.type === 2) return libraryBlocks[block.value] ?? `Library-assigned block ${block.value}`
  return systemBlocks[Number(block.value)] ?? `System block ${block.value}`
}

export function isKnownBlock(type: number, value: string): boolean {
  if (type === 1) return value !== '' && value.length <= 255
  if (type === 2) return libraryBlocks[value] !== undefined
  return type === 3 && ['64', '128', '256', '512'].includes(value)
}
