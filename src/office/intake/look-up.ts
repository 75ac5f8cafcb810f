// Asks the library system whether a member owns what is wanted. It is asked once when a request comes in and its
// answer is kept, so that looking at findings never waits for anybody.
import type { SystemCopyRow } from '../../store/column-types.ts'
import { listLibraries } from '../../store/libraries.ts'
import { keepCopies, requestsAtIntake } from '../../store/requests/intake.ts'
import type { Work } from '../../domain/requests/same-work.ts'
import type { Office } from '../context.ts'
import { ConnectorError } from '../ports.ts'
import { newStates } from './intake-facts.ts'

/** So many at a time: the library system has other things to do. */
const batch = 25

/** Members' copies; null when no system is connected, or it does not answer. */
export async function copiesInSystem(office: Office, work: Work): Promise<readonly SystemCopyRow[] | null> {
  if (office.ils.byHand || work.service === 'copy' || work.title.trim() === '') return null
  const { isbn, author } = work.citation
  try {
    const found = await office.ils.findCopies({
      title: work.title,
      ...(isbn === undefined ? {} : { isbn }),
      ...(author === undefined ? {} : { author }),
    })
    const members = new Map(
      (await listLibraries(office.store.db, 'member')).map(({ library }) => [library.code, library.id]),
    )
    return found.flatMap((copy) => {
      const libraryId = members.get(copy.libraryCode)
      return libraryId === undefined ? [] : [{ libraryId, isIn: copy.isIn }]
    })
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error
    return null
  }
}

/** Looks one request up and keeps the answer; without one it is tried again by the schedule. */
export async function lookUpCopies(office: Office, requestId: number, work: Work): Promise<void> {
  const copies = await copiesInSystem(office, work)
  if (copies) await office.store.transact((tx) => keepCopies(tx, requestId, copies, office.clock.now()))
}

/** Those that came by a message, from a patron's page or while the system was down. */
export async function lookUpNew(office: Office): Promise<number> {
  if (office.ils.byHand) return 0
  const rows = await requestsAtIntake(office.store.db, { states: newStates })
  const missing = rows.filter((row) => row.looked_at === null && row.service === 'loan').slice(0, batch)
  for (const row of missing) await lookUpCopies(office, row.id, row)
  return missing.length
}
