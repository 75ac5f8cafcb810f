// Whether what an act is told can be kept at all: days of the calendar, whole amounts, words of a sensible length, codes
// from their list. The API has checked its callers before; messages, news and commands are checked here alone.
import { refuse, type Refusal } from '../refusal.ts'
import { isDay } from '../values/days.ts'
import type { Detail, DetailValue, Details, Needs } from './details.ts'

/** The first of the details that cannot be kept. Details the action does not know are left alone: nothing keeps them. */
export function faultOfDetails(details: Details, needs: Needs): Refusal | null {
  for (const [name, need] of Object.entries(needs)) {
    const value = details[name]
    if (value === undefined) continue
    if (!isKeepable(value)) return refuse('bad-characters', { field: need.label }, name)
    const problem = problemOf(value, need)
    if (problem !== null) return refuse('bad-details', { field: need.label, problem }, name)
  }
  return null
}

/** What the action has to be told and was not. A flag that is missing means no. */
export function missingDetail(details: Details, needs: Needs): Refusal | null {
  for (const [name, need] of Object.entries(needs)) {
    if (need.optional || need.type === 'flag') continue
    const value = details[name]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      return refuse('bad-details', { field: need.label, problem: 'is needed' }, name)
  }
  return null
}

/** PostgreSQL keeps neither a null character nor half of a pair. */
export const isKeepable = (value: DetailValue): boolean =>
  typeof value === 'string'
    ? value.isWellFormed() && !value.includes('\0')
    : !Array.isArray(value) || value.every((one) => typeof one !== 'string' || isKeepable(one))

/** Days of other centuries are slips, or a system's way to say “none”. */
export const isPlausibleDay = (day: string): boolean => isDay(day) && day >= '1900-01-01'

const mostCents = 2_147_483_647
const mostPieces = 2000
const mostIds = 100
const longest = { text: 2000, note: 20_000, barcode: 60, code: 80 } as const

function problemOf(value: DetailValue, need: Detail): string | null {
  switch (need.type) {
    case 'day':
      return typeof value === 'string' && isPlausibleDay(value) ? null : 'there is no such day'
    case 'instant':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? null : 'there is no such time'
    case 'flag':
      return typeof value === 'boolean' ? null : 'must be yes or no'
    case 'cents':
      return isWhole(value, 0, mostCents) ? null : 'must be an amount, not below zero'
    case 'count':
      return isWhole(value, 1, mostPieces) ? null : `must be a number from 1 to ${mostPieces}`
    case 'id':
      return isWhole(value, 1, Number.MAX_SAFE_INTEGER) ? null : 'must be the number of one'
    case 'ids':
      if (!Array.isArray(value) || !value.every((one) => isWhole(one, 1, Number.MAX_SAFE_INTEGER)))
        return 'must be a list of numbers'
      return value.length <= mostIds ? null : `at most ${mostIds}`
    case 'code':
      return isCode(value, need) ? null : 'is not one of the choices'
    case 'codes':
      return Array.isArray(value) && value.length <= mostIds && value.every((one) => isCode(one, need))
        ? null
        : 'holds what is not one of the choices'
    case 'text':
    case 'note':
    case 'barcode':
      return typeof value === 'string' && value.length <= longest[need.type]
        ? null
        : `at most ${longest[need.type].toLocaleString('en-US')} characters`
    default:
      return need.type satisfies never
  }
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
const isCode = (value: unknown, need: Detail): boolean =>
  typeof value === 'string' && (need.codes ? need.codes.includes(value) : value.length <= longest.code)
