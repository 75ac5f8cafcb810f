import { z } from 'zod'
import { actionNeeds } from '../../contract/actions.ts'
import { lifeNames, lives } from '../../domain/lifecycle/lives.ts'
import type { ActionTable } from '../../domain/lifecycle/table.ts'
import { refuse, type Refusal } from '../../domain/refusal.ts'

const issueShape = z.looseObject({
  code: z.string().optional(),
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).default([]),
  origin: z.string().optional(),
  maximum: z.number().optional(),
  minimum: z.number().optional(),
  format: z.string().optional(),
  values: z.array(z.unknown()).optional(),
  keys: z.array(z.string()).optional(),
  discriminator: z.string().optional(),
})
type Issue = z.infer<typeof issueShape>

/** The first thing wrong with what was sent, in words. */
export function badInput(issues: readonly unknown[], given: unknown): Refusal {
  const issue = issueShape.parse(issues[0])
  const path = [...issue.path, ...(issue.keys?.slice(0, 1) ?? [])]
  if (issue.discriminator === 'action') return noSuchAction(textAt(given, 'body', 'action'))
  const field = fieldName(path)
  return refuse('bad-details', { field: labelOf(path, given), problem: problemIn(issue) }, field)
}

/** Names the field that holds what no database can keep; null when all can be kept. */
export function unkeepable(given: unknown, path: readonly (string | number)[] = []): Refusal | null {
  if (typeof given === 'string') {
    if (given.isWellFormed() && !given.includes('\0')) return null
    return refuse('bad-characters', { field: labelOf(path, given) }, fieldName(path))
  }
  if (typeof given !== 'object' || given === null) return null
  for (const [key, value] of Object.entries(given)) {
    const found = unkeepable(key) ?? unkeepable(value, [...path, key])
    if (found) return found
  }
  return null
}

function noSuchAction(action: string | null): Refusal {
  const inside = lifeNames.flatMap((name) => {
    const actions: ActionTable<string> = lives[name].actions
    return action !== null && Object.hasOwn(actions, action) ? [actions[action]?.only] : []
  })
  if (inside.includes('package')) return refuse('inside-only')
  return inside.includes('borrow') ? refuse('own-call') : refuse('unknown-action', { action: action ?? '' }, 'action')
}

function problemIn(issue: Issue): string {
  const most = issue.maximum?.toLocaleString('en-US') ?? ''
  const least = issue.minimum?.toLocaleString('en-US') ?? ''
  if (!/^(invalid|too (big|small)|unrecognized)/i.test(issue.message)) return issue.message
  if (issue.message.endsWith('received undefined')) return 'is needed'
  if (issue.code === 'unrecognized_keys') return 'is not known here'
  if (issue.code === 'too_big') return issue.origin === 'string' ? `at most ${most} characters` : `at most ${most}`
  if (issue.code === 'too_small') {
    if (issue.origin !== 'string') return `at least ${least}`
    return issue.minimum === 1 ? 'is needed' : `at least ${least} characters`
  }
  if (issue.code === 'invalid_value' && issue.values) return `must be one of ${issue.values.join(', ')}`
  const words = formats[issue.format ?? '']
  if (words !== undefined) return words
  const expected = /expected (\w+)/.exec(issue.message)?.[1] ?? ''
  return types[expected] ?? 'cannot be read'
}

const formats: Readonly<Record<string, string>> = {
  email: 'is not an e-mail address',
  url: 'is not a web address',
  datetime: 'must be a date and time such as 2026-11-24T09:00:00Z',
}
const types: Readonly<Record<string, string>> = {
  string: 'must be text',
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be yes or no (true, false)',
  array: 'must be a list',
  object: 'must be an object with named fields',
}

const wrapping = ['params', 'body', 'details', 'query']
const fieldName = (path: readonly (string | number)[]): string =>
  path.filter((one) => !wrapping.includes(String(one))).join('.') || 'body'

/** As the form names it: the life cycle's own label, a word of our own, or the name taken apart. */
function labelOf(path: readonly (string | number)[], given: unknown): string {
  const name = path.findLast((one) => typeof one === 'string') ?? ''
  const label = actionNeeds.get(textAt(given, 'body', 'action') ?? '')?.[name]?.label ?? labels[name]
  if (label !== undefined) return label
  const words = name
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .trim()
  return words === '' || wrapping.includes(words) ? 'What was sent' : words.charAt(0).toUpperCase() + words.slice(1)
}

const labels: Readonly<Record<string, string>> = {
  requestId: 'Request',
  parcelId: 'Package',
  pieceId: 'Piece',
  libraryId: 'Library',
  pickupLibraryId: 'Pick-up library',
  borrowerLibraryId: 'Borrower',
  ownerLibraryId: 'Owning library',
  facilityLibraryId: 'Facility',
  facilityLine: 'List and line',
  partnerNumber: 'Their number',
  maxCostCents: 'Highest cost',
  dueOn: 'Due',
  neededBy: 'Needed by',
  isbn: 'ISBN',
  issn: 'ISSN',
  oclc: 'OCLC number',
  email: 'E-mail',
  old: 'Present password',
  next: 'New password',
  endsAt: 'End',
  endpoint: 'Address of their system',
}

function textAt(given: unknown, ...path: readonly string[]): string | null {
  let at: unknown = given
  for (const key of path) at = typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined
  return typeof at === 'string' ? at : null
}
