// One of the system's own books for a library that borrows it or for a facility: the hold that brings it to the office,
// or the loan to whoever has it.
import type { OpenPiece } from '../../../store/demo-world.ts'
import { holdIs, itemIs, officeBranch, onTheShelf, titleKey, type Laying, type Matter } from './laying.ts'

const away: ReadonlySet<OpenPiece['place']> = new Set([
  'borrower',
  'from_borrower',
  'facility',
  'from_facility',
  'lost',
])

export function layOwn(laying: Laying, matter: Matter): void {
  const institution = laying.institutions.get(matter.institutionId ?? 0)
  const last = matter.steps.findLast((one) => one.name === 'ils.pull' || one.name === 'ils.cancelHold')
  const isHeld = last?.name === 'ils.pull'
  const isOut =
    matter.steps.findLast((one) => one.name.startsWith('ils.check'))?.name.startsWith('ils.checkOut') ?? false
  if (!institution || (!isHeld && !isOut)) return
  const piece = matter.pieces[0] ?? null
  const copy = laying.takeCopy(matter, piece?.barcode ?? null)
  if (!copy) return
  const { records } = laying
  const at = standingOf(piece, isOut)
  const isGone = at === holdIs.out
  records.items.push({
    ...onTheShelf(copy),
    ...(piece ? { since: piece.placeSince.toISOString() } : {}),
    ...(at === holdIs.shipped ? { status: itemIs.transferred, to: officeBranch } : {}),
    ...(at === holdIs.held ? { status: itemIs.held } : {}),
    ...(isGone
      ? {
          status: piece?.place === 'lost' ? itemIs.lost : itemIs.out,
          loan: { card: institution.card, dueOn: matter.dueOn ?? laying.today, branch: officeBranch },
        }
      : {}),
  })
  if (isHeld)
    records.holds.push({
      card: institution.card,
      title: titleKey(copy),
      status: at,
      pickup: officeBranch,
      note: matter.number,
      placedAt: matter.createdAt.toISOString(),
      ...(at === holdIs.active ? {} : { item: copy.barcode }),
    })
}

function standingOf(piece: OpenPiece | null, isOut: boolean): number {
  if (piece === null) return isOut ? holdIs.out : holdIs.active
  if (isOut || away.has(piece.place)) return holdIs.out
  return piece.place === 'van_in' ? holdIs.shipped : holdIs.held
}
