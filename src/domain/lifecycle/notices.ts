// What a patron is told, each notice once, and who tells it. One party owns a notice, so that nobody is told twice:
// where the library system sends it, the office does not.

export type Owner = 'ils' | 'keuka' | 'nobody'

export interface NoticeRow {
  readonly label: string
  readonly owner: Owner
  /** Who may own it. What the library system knows nothing of, it cannot tell. */
  readonly owners: readonly Owner[]
}

// oxfmt-ignore
export const notices = {
  hold_ready: { label: 'Ready on the hold shelf',     owner: 'ils',   owners: ['ils', 'keuka', 'nobody'] },
  due_soon:   { label: 'Due soon',                    owner: 'ils',   owners: ['ils', 'keuka', 'nobody'] },
  overdue:    { label: 'Overdue',                     owner: 'ils',   owners: ['ils', 'keuka', 'nobody'] },
  bill:       { label: 'Bill',                        owner: 'ils',   owners: ['ils', 'keuka', 'nobody'] },
  unfilled:   { label: 'Cannot be got',               owner: 'keuka', owners: ['keuka', 'nobody'] },
  question:   { label: 'A question',                  owner: 'keuka', owners: ['keuka', 'nobody'] },
  recalled:   { label: 'Wanted back by its owner',    owner: 'keuka', owners: ['keuka', 'nobody'] },
  more_time:  { label: 'More time, or none',          owner: 'keuka', owners: ['keuka', 'nobody'] },
} as const satisfies Record<string, NoticeRow>

export type NoticeName = keyof typeof notices
export const noticeNames = [
  'hold_ready',
  'due_soon',
  'overdue',
  'bill',
  'unfilled',
  'question',
  'recalled',
  'more_time',
] as const satisfies readonly NoticeName[]
export const isNoticeName = (name: string): name is NoticeName => Object.hasOwn(notices, name)
export type Owners = Readonly<Record<NoticeName, Owner>>
export const defaultOwners: Owners = {
  hold_ready: 'ils',
  due_soon: 'ils',
  overdue: 'ils',
  bill: 'ils',
  unfilled: 'keuka',
  question: 'keuka',
  recalled: 'keuka',
  more_time: 'keuka',
}
