// Candidates for a lender string: the directory's partners in the order of what is known of them.
import {
  rankLenders,
  type Candidate,
  type Place,
  type Ranked,
  type SaidOfWork,
} from '../../domain/lender-string/rank.ts'
import { isSameWork, type Work } from '../../domain/requests/same-work.ts'
import { lenderHistory, saidOfWork } from '../../store/lender-history.ts'
import { listLibraries } from '../../store/libraries.ts'
import { earlierLike } from '../../store/requests/intake.ts'
import type { Office } from '../context.ts'
import { subjectOf } from './intake-facts.ts'

export async function suggestLenders(office: Office, work: Work, requestId: number | null): Promise<readonly Ranked[]> {
  const { db } = office.store
  const partners = (await listLibraries(db, 'partner')).map((one) => one.library).filter((one) => one.active)
  const history = await lenderHistory(
    db,
    partners.map((one) => one.id),
  )
  const said = await saidBefore(office, work, requestId)
  const candidates = partners.map((one): Candidate => {
    const known = history.get(one.id)
    return {
      libraryId: one.id,
      name: one.name,
      lendsFree: one.lends_free,
      place: placeOf(one.address ?? {}),
      said: said.get(one.id) ?? null,
      history: known
        ? { asked: known.asked, filled: known.filled, refused: known.refused, answerDays: known.answer_days }
        : null,
    }
  })
  return rankLenders(candidates, placeOf(office.settings().address))
}

/** The last word of each lender about this work, in this request or an earlier one. */
async function saidBefore(
  office: Office,
  work: Work,
  requestId: number | null,
): Promise<ReadonlyMap<number, SaidOfWork>> {
  if (work.title.trim() === '') return new Map()
  const { db } = office.store
  const earlier = await earlierLike(db, [subjectOf(work, 0, requestId)])
  const ids = earlier.filter((one) => isSameWork(work, one)).map((one) => one.id)
  const rows = await saidOfWork(db, requestId === null ? ids : [...ids, requestId])
  return new Map(
    rows.flatMap((row): [number, SaidOfWork][] => {
      if (row.state === 'shipped' || row.state === 'done')
        return [[row.library_id, { libraryId: row.library_id, said: 'sent', reason: null }]]
      if (row.state !== 'refused') return []
      return [[row.library_id, { libraryId: row.library_id, said: 'no', reason: row.reason ?? row.retry_reason }]]
    }),
  )
}

const placeOf = (address: { readonly city?: string; readonly region?: string; readonly country?: string }): Place => ({
  city: address.city ?? null,
  region: address.region ?? null,
  country: address.country ?? null,
})
