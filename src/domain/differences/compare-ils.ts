// A request held against the library system: its items, its hold, its interlibrary loan request, its patron, its dates.
import type { Stands } from '../lifecycle/beside.ts'
import { lifeOf, stateRow } from '../lifecycle/lives.ts'
import type { StateRow } from '../lifecycle/table.ts'
import type { Kinded } from './compare-network.ts'
import type { DifferenceKind } from './kinds.ts'
import type { Found, IlsSays, OursSay } from './says.ts'

export function compareIls(ours: OursSay, says: IlsSays): readonly Kinded[] {
  const row = stateRow(lifeOf(ours), ours.state)
  return [
    ...items(ours, says, row),
    ...holds(ours, says, row),
    ...ills(ours, says, row),
    ...patron(ours, says, row),
    ...titles(ours, says, row),
  ]
}

type Item = NonNullable<IlsSays['items']>[number]

function items(ours: OursSay, says: IlsSays, row: StateRow): readonly Kinded[] {
  const expected = row.beside?.item
  const { items: there } = says
  if (!expected || there === null || !ours.done.has(expected.made)) return []
  return ours.pieces.flatMap(({ id, code }) => {
    if (code === null) return []
    const item = there.find((one) => one.code === code)
    const found: Found = {
      about: code,
      ours: row.label,
      polaris: item?.word ?? 'No item',
      effect: expected.mend,
      pieceId: id,
      fields: [{ label: 'Barcode', value: code }],
    }
    const kind = itemKind(ours, item, expected)
    if (kind !== null) return [[kind, found] as const]
    return item ? unequalDue(ours, item, found) : []
  })
}

function itemKind(
  { isLost }: OursSay,
  item: Item | undefined,
  { is, made, mend }: Stands<string>,
): DifferenceKind | null {
  const stands = item?.stands ?? 'none'
  if (is.includes(stands)) return null
  if (stands === 'none') return 'itemMissing'
  const shouldBeGone = is.includes('none')
  if (stands === 'out') return isLost ? 'lostStillOut' : shouldBeGone ? 'stillOut' : 'itemElsewhere'
  if (stands === 'lost') return 'itemLost'
  if (shouldBeGone) return 'itemLeft'
  // What checks it out is what puts it right.
  return made === mend && is.every((one) => one === 'out') && made.startsWith('ils.checkOut')
    ? 'notCheckedOut'
    : 'itemElsewhere'
}

function unequalDue(ours: OursSay, item: Item, base: Found): readonly Kinded[] {
  const our = ours.kind === 'borrowing' && ours.hasPatron ? ours.patronDueOn : ours.dueOn
  if (item.stands !== 'out' || item.dueOn === null || our === null || our === item.dueOn) return []
  return [
    [
      'dueInPolaris',
      {
        ...base,
        ours: `Due ${our}`,
        polaris: `Due ${item.dueOn}`,
        effect: 'ils.changeDueDate',
        until: our,
        fields: [...(base.fields ?? []), { label: 'Due date', value: our }],
      },
    ],
  ]
}

function holds(ours: OursSay, says: IlsSays, row: StateRow): readonly Kinded[] {
  const expected = row.beside?.hold
  const open = says.holds.filter((one) => one.stands !== 'over' && one.stands !== 'out')
  const many: readonly Kinded[] = open.length > 1 ? [['twoHolds', listed('holds', row, open, 'Hold')]] : []
  if (!expected || !ours.done.has(expected.made)) return many
  const standing = open[0] ?? says.holds.find((one) => one.stands === 'out') ?? says.holds[0]
  if (expected.is.includes(standing?.stands ?? 'none')) return many
  const found: Found = {
    about: 'hold',
    ours: row.label,
    polaris: standing?.word ?? 'No hold',
    effect: expected.mend,
    fields: standing ? [{ label: 'Hold', value: standing.id }] : [],
  }
  const kind = expected.is.includes('none') ? 'holdLeft' : standing ? 'holdOver' : 'holdMissing'
  return [...many, [kind, found]]
}

const isOpenIll = (stands: string): boolean => stands !== 'cancelled' && stands !== 'returned'

function ills(_: OursSay, says: IlsSays, row: StateRow): readonly Kinded[] {
  const open = says.ills.filter((one) => isOpenIll(one.stands))
  const many: readonly Kinded[] = open.length > 1 ? [['twoIlls', listed('ills', row, open, 'ILL request')]] : []
  const expected = row.beside?.ill
  const one = open[0] ?? says.ills[0]
  if (!expected || !one || many.length > 0 || expected.includes(one.stands)) return many
  return [
    [
      'illElsewhere',
      {
        about: `ill ${one.id}`,
        ours: row.label,
        polaris: `ILL request ${one.word}`,
        fields: [{ label: 'ILL request', value: one.id }],
      },
    ],
  ]
}

/** Until it is with the patron and back, somebody must be there to borrow it. */
function patron(ours: OursSay, says: IlsSays, row: StateRow): readonly Kinded[] {
  const isWanted = row.awaited === true || row.beforePatron === true || row.place === 'patron'
  if (!ours.hasPatron || !isWanted || says.patron === null || says.patron === 'known') return []
  const isGone = says.patron === 'gone'
  const found = {
    about: 'patron',
    ours: row.label,
    polaris: isGone ? 'No patron with this card' : 'The patron may not borrow',
  }
  return [[isGone ? 'patronGone' : 'patronBlocked', found]]
}

function titles(ours: OursSay, says: IlsSays, row: StateRow): readonly Kinded[] {
  if (says.titles === null || says.titles.length === 0) return []
  const ids = says.titles.map((one) => ({ id: one.id, word: `title ${one.id}` }))
  const isGone = row.beside?.item?.is.includes('none') === true
  const count = says.titles.reduce((sum, one) => sum + one.items, 0)
  if (isGone && count === 0) return [['titleLeft', listed('titles', row, ids, 'Title')]]
  const found: Kinded[] = []
  if (ids.length > 1) found.push(['twoTitles', listed('titles', row, ids, 'Title')])
  if (count > ours.pieces.length)
    found.push(['twoItems', { ...listed('items', row, ids, 'Title'), polaris: `${count} items` }])
  return found
}

const listed = (
  about: string,
  row: StateRow,
  all: readonly { readonly id: string; readonly word: string }[],
  label: string,
): Found => ({
  about,
  ours: row.label,
  polaris: all.map((one) => `${one.id}: ${one.word}`).join(', '),
  fields: all.map((one) => ({ label, value: one.id })),
})
