import { randomBytes } from 'node:crypto'
import { ORPCError, ValidationError } from '@orpc/server'
import { refuse, type Refusal } from '../../domain/refusal.ts'
import { constraintOf, errorCode, StoreFull, StoreGone } from '../../store/errors.ts'
import { refusalError } from './answer.ts'
import { badInput } from './bad-input.ts'

/** What a thrown error is to the caller, and what the log has to hear of it. */
export interface Failure {
  readonly refusal: Refusal
  /** Set when it is our own fault: the person quotes it, the log has the cause beside it. */
  readonly reference?: string
}

export function failureOf(error: unknown, log: (line: string) => void, where: string): Failure {
  if (error instanceof StoreGone) {
    log(`${where}: ${error.message}`)
    return { refusal: refuse('store-gone') }
  }
  const code = errorCode(error)
  if (error instanceof StoreFull || code === 'ENOSPC') {
    log(`${where}: the disk is full`)
    return { refusal: refuse('disk-full') }
  }
  const taken = code === '23505' ? takenBy(constraintOf(error)) : null
  if (taken) return { refusal: taken }
  const reference = randomBytes(4).toString('hex')
  log(`${reference} ${where}: ${causeOf(error)}`)
  return { refusal: refuse('our-fault', { reference }), reference }
}

/** What two callers at once may both find free until one of them has it. */
function takenBy(constraint: string): Refusal | null {
  if (constraint === 'piece_barcode') return refuse('barcode-taken', {}, 'barcode')
  if (constraint.startsWith('library_symbol'))
    return refuse('symbol-taken', { symbol: 'you typed', library: 'another library' }, 'symbols')
  if (constraint === 'library_code_key')
    return refuse('symbol-taken', { symbol: 'you typed', library: 'another library' }, 'code')
  return null
}

/** The error of the contract for whatever a handler threw. */
export function wireErrorOf(error: unknown, log: (line: string) => void, where: string): unknown {
  if (error instanceof ORPCError) {
    const { cause } = error
    if (cause instanceof ValidationError && error.code === 'BAD_REQUEST')
      return refusalError(badInput(cause.issues, cause.data))
    if (error.code === 'BAD_REQUEST') return refusalError(refuse('bad-json'))
    if (error.status < 500 || error.code === 'UNAVAILABLE') return error
  }
  const { refusal, reference } = failureOf(error, log, where)
  const told = refusalError(refusal)
  return reference === undefined
    ? told
    : new ORPCError(told.code, { status: told.status, message: told.message, data: { ...told.data, reference } })
}

/** The same for what was thrown before a handler was found: mostly what was sent could not be read. */
export function unreadableOf(error: unknown, log: (line: string) => void, where: string): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof SyntaxError || error instanceof URIError || error instanceof TypeError)
    return refusalError(refuse('bad-json'))
  return wireErrorOf(error, log, where)
}

function causeOf(error: unknown): string {
  if (error instanceof ORPCError && error.cause instanceof ValidationError) {
    const paths = error.cause.issues.map((issue) => `${issue.path?.map(String).join('.') ?? ''}: ${issue.message}`)
    return `our answer does not fit the contract (${paths.join('; ')})`
  }
  if (error instanceof Error)
    return error.cause === undefined
      ? (error.stack ?? error.message)
      : `${error.stack ?? error.message}\ncaused by ${causeOf(error.cause)}`
  return String(error)
}
