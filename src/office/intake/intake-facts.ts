// Gathers what is known of requests before they go out: for those in the database, and for one still on a form.
import { lives, lifeOf, lifeNames, stateRow, type Life } from '../../domain/lifecycle/lives.ts'
import { isOver, statesWhere, type StatesOfLife } from '../../domain/lifecycle/standing.ts'
import type { EarlierRequest, IntakeFacts, SystemCopy } from '../../domain/requests/intake-facts.ts'
import { isbnOf, isSameWork, issnOf, type Work } from '../../domain/requests/same-work.ts'
import { dayOf, startOfDay } from '../../domain/values/days.ts'
import { shortIsbn } from '../../domain/values/standard-numbers.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import type { SystemCopyRow } from '../../store/column-types.ts'
import { lenderHistory } from '../../store/lender-history.ts'
import { librariesById } from '../../store/libraries.ts'
import type { Db, Tx } from '../../store/open.ts'
import {
  activeOf,
  copiesOfYear,
  earlierLike,
  failedHolds,
  firstLenders,
  type Earlier,
  type RequestAtIntake,
  type Subject,
} from '../../store/requests/intake.ts'
import { today, type Office } from '../context.ts'

/** The states in which a patron still waits. */
const awaitedStates = statesWhere((row) => row.awaited === true)
/** Where borrowing requests begin: nobody has looked yet. */
export const newStates: readonly StatesOfLife[] = lifeNames.flatMap((name) => {
  const { kind, service, actions }: Life = lives[name]
  const to = actions['takeIn']?.to
  return kind === 'borrowing' && typeof to === 'string' ? [{ kind, service, states: [to] }] : []
})

export async function factsOf(
  office: Office,
  rows: readonly RequestAtIntake[],
): Promise<ReadonlyMap<number, IntakeFacts>> {
  const { db } = office.store
  const ids = rows.map((row) => row.id)
  const subjects = rows.map((row) => subjectOf(row, row.id, row.id))
  const patronIds = [...new Set(rows.map((row) => row.patron_id).filter((id) => id !== null))]
  const active = await activeOf(db, patronIds, awaitedStates)
  const earlier = Map.groupBy(await earlierLike(db, subjects), (one) => one.key)
  const copies = await copiesThisYear(office, db, subjects)
  const holds = await failedHolds(db, ids)
  const first = await firstLenders(db, ids)
  const owners = rows.flatMap((row) => (row.copies ?? []).map((one) => one.libraryId))
  const names = await librariesById(db, [...first.values(), ...owners])
  const history = await lenderHistory(db, [...new Set(first.values())])

  return new Map(
    rows.map((row) => {
      const lender = first.get(row.id)
      const failedAt = holds.get(row.id)
      return [
        row.id,
        {
          service: row.service,
          title: row.title,
          citation: row.citation,
          forFacility: row.for_request_id !== null,
          neededBy: row.needed_by,
          compliance: row.copyright_compliance,
          question:
            row.question_to === null
              ? null
              : { to: row.question_to, code: row.question ?? 'other', until: row.question_until },
          patron:
            row.patron_id === null ? null : { isBlocked: row.blocked === true, active: active.get(row.patron_id) ?? 0 },
          strangeCard: null,
          copies: row.copies && namedCopies(row.copies, (id) => names.get(id)?.name),
          holdFailedOn: failedAt === undefined ? null : dayOf(failedAt, office.settings().timeZone),
          earlier: sameWork(row, earlier.get(row.id) ?? [], row.patron_id),
          copiesThisYear: copies.get(row.id) ?? 0,
          firstLender:
            lender === undefined
              ? null
              : { name: names.get(lender)?.name ?? 'A lender', usualDays: history.get(lender)?.arrival_days ?? null },
        },
      ]
    }),
  )
}

export interface Draft extends Work {
  readonly forFacility: boolean
  readonly neededBy: string | null
  readonly compliance: 'ccg' | 'ccl' | null
  readonly patron: { readonly id: number | null; readonly isBlocked: boolean } | null
  readonly strangeCard: IntakeFacts['strangeCard']
  readonly copies: readonly SystemCopy[] | null
  readonly firstLenderId: number | null
}
/** The same for a request that is still on a form. */
export async function factsOfDraft(office: Office, draft: Draft): Promise<IntakeFacts> {
  const { db } = office.store
  const subject = subjectOf(draft, 0, null)
  const patronId = draft.patron?.id ?? null
  const active = patronId === null ? 0 : ((await activeOf(db, [patronId], awaitedStates)).get(patronId) ?? 0)
  const earlier = draft.title === '' ? [] : await earlierLike(db, [subject])
  const lenderId = draft.firstLenderId
  const lender = lenderId === null ? null : (await librariesById(db, [lenderId])).get(lenderId)
  const history = lenderId === null ? null : (await lenderHistory(db, [lenderId])).get(lenderId)
  return {
    service: draft.service,
    title: draft.title,
    citation: draft.citation,
    forFacility: draft.forFacility,
    neededBy: draft.neededBy,
    compliance: draft.compliance,
    question: null,
    patron: draft.patron && { isBlocked: draft.patron.isBlocked, active: active + 1 },
    strangeCard: draft.strangeCard,
    copies: draft.copies,
    holdFailedOn: null,
    earlier: sameWork(draft, earlier, patronId),
    copiesThisYear: (await copiesThisYear(office, db, [subject])).get(0) ?? 0,
    firstLender: lender ? { name: lender.name, usualDays: history?.arrival_days ?? null } : null,
  }
}

export function subjectOf(work: Work, key: number, self: number | null): Subject {
  const isbn = isbnOf(work)
  const short = isbn === null ? null : shortIsbn(isbn)
  return {
    key,
    self,
    service: work.service,
    title: work.title,
    isbns: [isbn, short].filter((one) => one !== null),
    issn: issnOf(work),
  }
}

function copiesThisYear(office: Office, db: Db | Tx, subjects: readonly Subject[]) {
  const from = startOfDay(`${today(office).slice(0, 4)}-01-01`, office.settings().timeZone)
  return copiesOfYear(
    db,
    subjects.filter((one) => one.service === 'copy' && one.title !== ''),
    from,
  )
}

const sameWork = (work: Work, found: readonly Earlier[], patronId: number | null): readonly EarlierRequest[] =>
  found
    .filter((one) => isSameWork(work, one))
    .map((one) => {
      const row = stateRow(lifeOf(one), one.state)
      return {
        requestId: one.id,
        number: writeNumber(one.number),
        stateLabel: row.label,
        isOpen: !isOver(one),
        isSamePatron: patronId !== null && one.patron_id === patronId,
      }
    })

/** One line a library: in, if any of its copies is; those with one first. */
export function namedCopies(
  copies: readonly SystemCopyRow[],
  nameOf: (libraryId: number) => string | undefined,
): readonly SystemCopy[] {
  const byLibrary = Map.groupBy(copies, (one) => one.libraryId)
  return [...byLibrary]
    .map(([id, own]) => ({ library: nameOf(id) ?? 'A member', isIn: own.some((one) => one.isIn) }))
    .toSorted((a, b) => Number(b.isIn) - Number(a.isIn) || a.library.localeCompare(b.library))
}
