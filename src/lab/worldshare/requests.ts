import type { NewRequest } from './check-request.ts'
import { nowOf, type Lab } from './lab.ts'
import { settle, submit } from './moves.ts'
import { splitWords } from './players.ts'
import { scenarioIn } from './scenario.ts'
import { at, noFacts, type LabRequest } from './state.ts'

/** Writes a new request and sends it on its way: to the lenders, or into review. */
export function createRequest(lab: Lab, wanted: NewRequest, borrower: number, now: number = nowOf(lab)): LabRequest {
  const { document, service, wish, lenders, neededAt, note } = wanted
  const id = lab.state.nextRequest
  lab.state.nextRequest += 1
  const scenario = scenarioIn(document)
  const request: LabRequest = {
    id,
    document,
    service,
    borrower,
    status: wish === 'PROFILING' ? 'PROFILING' : 'REVIEW',
    createdAt: now,
    editedAt: now,
    neededAt,
    submittedAt: null,
    lenders: [],
    at: -1,
    facts: { ...noFacts, borrowerNote: note },
    agesAt: null,
    billed: null,
    history: [],
    lenderWords: scenario === null ? null : splitWords(scenario),
    lenderAt: null,
    borrowerWords: null,
    borrowerAt: null,
  }
  if (wish === 'SUBMITTING') submit(lab, request, lenders, now)
  lab.state.requests.push(request)
  settle(lab, request, now, { who: borrower, what: wish })
  return request
}

/** The request an earlier create made with the same number of the library's own, if the service looks at that. */
export function sameReference(lab: Lab, wanted: NewRequest, borrower: number): LabRequest | undefined {
  const reference = at(wanted.document, 'referenceId')
  if (!lab.assumed('repeatByReference') || reference === undefined) return undefined
  return lab.state.requests.find((one) => one.borrower === borrower && at(one.document, 'referenceId') === reference)
}
