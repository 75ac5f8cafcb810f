import { readInstant } from './dates.ts'
import { failure, failureCodes, type Failure } from './failure.ts'
import type { Lab } from './lab.ts'
import { at, textOf, type LabRequest } from './state.ts'
import { maySee, statusFor } from './view.ts'

export interface Page {
  readonly total: number
  readonly requests: readonly LabRequest[]
}

/** The requests a library may see that fit every search term, the newest first, one page of them. */
export function searchRequests(lab: Lab, query: URLSearchParams, institution: number): Page | Failure {
  const terms = query.getAll('searchTerm')
  const values = query.getAll('searchValue')
  if (terms.length !== values.length) {
    const fieldName = terms.length < values.length ? 'searchTerm' : 'searchValue'
    return failure(400, [{ failureCode: failureCodes.missing, fieldName }])
  }
  // A client may name its instant as a search term or as a parameter of its own.
  const since = query.get(lab.assumed('termEditedSince'))
  if (since !== null) {
    terms.push(lab.assumed('termEditedSince'))
    values.push(since)
  }
  let found = lab.state.requests.filter((one) => maySee(one, institution))
  for (const [index, term] of terms.entries()) {
    const fits = matcher(lab, term, values[index] ?? '', institution)
    if (fits === 'unknown') return failure(400, [{ failureCode: failureCodes.unsupported, fieldName: 'searchTerm' }])
    if (fits === 'invalid') return failure(400, [{ failureCode: failureCodes.invalid, fieldName: 'searchValue' }])
    found = found.filter(fits)
  }
  const start = whole(query.get(lab.assumed('pageStartParameter')), lab.assumed('pageFirst'))
  const size = whole(query.get(lab.assumed('pageSizeParameter')), 10)
  if (start === null || start < lab.assumed('pageFirst')) return outOfBounds(lab.assumed('pageStartParameter'))
  if (size === null || size < 1 || size > lab.assumed('pageSizeMost')) {
    return outOfBounds(lab.assumed('pageSizeParameter'))
  }
  const from = start - lab.assumed('pageFirst')
  const ordered = found.toSorted((a, b) => b.id - a.id)
  return { total: ordered.length, requests: ordered.slice(from, from + size) }
}

type Matcher = (request: LabRequest) => boolean

function matcher(lab: Lab, term: string, value: string, institution: number): Matcher | 'unknown' | 'invalid' {
  const { assumed } = lab
  switch (term) {
    case assumed('termPatron'):
      // A patron is known to the library that asks for them, and to nobody else.
      return (one) =>
        one.borrower === institution &&
        [at(one.document, 'patron.userId'), at(one.document, 'patron.ppid')].includes(value)
    case assumed('termStatus'):
      return (one) => statusFor(lab, one, institution) === value
    case assumed('termReference'):
      return (one) => one.borrower === institution && at(one.document, 'referenceId') === value
    case assumed('termBorrower'):
      return (one) => String(one.borrower) === value
    case assumed('termLender'):
      return (one) => one.lenders.some((turn) => String(turn.id) === value && turn.answer !== 'waiting')
    case assumed('termTitle'):
      return (one) => textOf(at(one.document, 'item.title')).toLowerCase().includes(value.toLowerCase())
    case assumed('termOclcNumber'):
      return (one) => textOf(at(one.document, 'item.oclcNumber')) === value
    case assumed('termEditedSince'): {
      const since = readInstant(value)
      return since === null ? 'invalid' : (one) => one.editedAt >= since
    }
    default:
      return 'unknown'
  }
}

function whole(text: string | null, otherwise: number): number | null {
  if (text === null) return otherwise
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

function outOfBounds(fieldName: string): Failure {
  return failure(400, [{ failureCode: failureCodes.outOfBounds, fieldName }])
}
