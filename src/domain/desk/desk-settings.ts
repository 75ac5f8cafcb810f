// How the desk is run: when it is staffed, who tells patrons what, how borrowed pieces are numbered in the library
// system, how long look-ups of patrons are on record.
import { usualWeek, type StaffedWeek } from './staffed.ts'

/** What patrons are told; each notice has one owner, so that nobody is told twice or never. */
export const notices = {
  placed: { label: 'We have your request', owner: 'keuka' },
  on_its_way: { label: 'It is on its way', owner: 'keuka' },
  ready: { label: 'Ready for you', owner: 'ils' },
  due_soon: { label: 'Due soon', owner: 'ils' },
  overdue: { label: 'Overdue', owner: 'ils' },
  renewed: { label: 'You may keep it longer', owner: 'keuka' },
  recalled: { label: 'Wanted back', owner: 'keuka' },
  not_possible: { label: 'We could not get it', owner: 'keuka' },
  question: { label: 'We have a question', owner: 'keuka' },
} as const
export type NoticeName = keyof typeof notices
export const noticeNames = [
  'placed',
  'on_its_way',
  'ready',
  'due_soon',
  'overdue',
  'renewed',
  'recalled',
  'not_possible',
  'question',
] as const satisfies readonly NoticeName[]
/** The library system, this program, or nobody. */
export const noticeOwners = ['keuka', 'ils', 'nobody'] as const
export type NoticeOwner = (typeof noticeOwners)[number]

export interface DeskSettings {
  readonly week: StaffedWeek
  readonly notices: Readonly<Record<NoticeName, NoticeOwner>>
  /** Days for which look-ups of patrons stay on record. */
  readonly auditDays: number
}

export const usualDesk: DeskSettings = {
  week: usualWeek,
  notices: {
    placed: notices.placed.owner,
    on_its_way: notices.on_its_way.owner,
    ready: notices.ready.owner,
    due_soon: notices.due_soon.owner,
    overdue: notices.overdue.owner,
    renewed: notices.renewed.owner,
    recalled: notices.recalled.owner,
    not_possible: notices.not_possible.owner,
    question: notices.question.owner,
  },
  auditDays: 180,
}
