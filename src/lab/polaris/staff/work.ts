import type { Body } from '../body.ts'
import type { StaffUser } from '../state.ts'
import type { Fields } from '../value.ts'
import type { World } from '../world.ts'

export type Replies = ReadonlyMap<number, { readonly result: number; readonly barcode: string }>

/** One run of a workflow: the whole work is done again with every answer given so far. */
export interface Work extends World {
  readonly user: StaffUser
  readonly branchId: number
  readonly data: Body
  readonly replies: Replies
}

export type Outcome =
  | { readonly prompt: number; readonly title: string; readonly message: string }
  | { readonly refused: string }
  | { readonly answer: Fields; readonly notes?: readonly string[] }

export interface WorkKind {
  readonly type: number
  readonly extension: number
  readonly act: (work: Work) => Outcome
}

export const results = { yes: 2, continue: 5, retain: 11 } as const
const agreeing: readonly number[] = [1, 2, 5, 11]

export function isYes(work: Work, prompt: number): boolean {
  return agreeing.includes(work.replies.get(prompt)?.result ?? 0)
}

/** Asks once; a "no" ends the work. */
export function ask(work: Work, prompt: number, title: string, message: string): Outcome | null {
  const reply = work.replies.get(prompt)
  if (!reply) return { prompt, title, message }
  return isYes(work, prompt) ? null : { refused: `Ended at: ${title}` }
}

export function lacks(work: Work, ...permissions: readonly string[]): Outcome | null {
  const missing = permissions.filter((one) => !work.user.permissions.includes(one))
  return missing.length === 0 ? null : { refused: `You do not have permission: ${missing.join(', ')}.` }
}

export function messageOf(text: string): Fields {
  return { Type: 1, Title: 'Polaris', Message: text }
}
