// When the office or a library is closed: due dates, deadlines and straps reckon with it.
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { addClosure, ownClosures, removeClosure, type ClosureRow } from '../../store/closures.ts'
import { libraryById } from '../../store/libraries.ts'
import { today, type Office } from '../context.ts'

/** Null: of the office itself. Those that are over are history. */
export const closures = (office: Office, libraryId: number | null): Promise<readonly ClosureRow[]> =>
  ownClosures(office.store.db, libraryId, today(office))

export const close = (
  office: Office,
  libraryId: number | null,
  closure: ClosureRow,
): Promise<Answer<readonly ClosureRow[]>> =>
  office.store.transact(async (tx) => {
    if (libraryId !== null && !(await libraryById(tx, libraryId))) return refuse('library-not-found')
    const day = today(office)
    if (closure.endsOn < closure.startsOn)
      return refuse('bad-details', { field: 'Until', problem: 'lies before the first day' }, 'endsOn')
    if (closure.endsOn < day) return refuse('bad-details', { field: 'Until', problem: 'has passed' }, 'endsOn')
    const others = await ownClosures(tx, libraryId, '0001-01-01')
    if (others.some((one) => one.startsOn <= closure.endsOn && closure.startsOn <= one.endsOn))
      return refuse('bad-details', { field: 'From', problem: 'overlaps days that are closed already' }, 'startsOn')
    await addClosure(tx, libraryId, closure)
    return done(await ownClosures(tx, libraryId, day))
  })

export const reopen = (
  office: Office,
  libraryId: number | null,
  startsOn: string,
): Promise<Answer<readonly ClosureRow[]>> =>
  office.store.transact(async (tx) =>
    (await removeClosure(tx, libraryId, startsOn))
      ? done(await ownClosures(tx, libraryId, today(office)))
      : refuse('closure-not-found'),
  )
