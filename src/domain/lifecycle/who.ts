// Who may act on a request: people by role, the parties of a loan, and what runs by itself.
export const staffRoles = ['assistant', 'librarian', 'administrator'] as const
export type StaffRole = (typeof staffRoles)[number]

export const parties = [
  'member',
  'patron',
  'facility',
  'lender',
  'borrower',
  'ils',
  'network',
  'timer',
  'office',
] as const
export type Party = (typeof parties)[number]

/** The kind of an actor: staff of the office, or one of the parties. */
export type Who = 'staff' | Party

/** What a row of a life cycle may say under `by`; `staff` stands for all three roles. */
export type By = 'staff' | StaffRole | Party

/** Does the office decide this by itself? Else the row is also what somebody outside says, and each says it for one request only. */
export const isOurDecision = (by: readonly By[]): boolean =>
  by.some((one) => isOfStaff(one)) && by.every((one) => isOfStaff(one) || one === 'office' || one === 'timer')

const isOfStaff = (one: By): boolean => one === 'staff' || staffRoles.some((role) => role === one)

/** May this actor do a row that says `by`? A staff member's role counts, everyone else's kind. */
export const mayDo = (by: readonly By[], who: Who, role: StaffRole | null): boolean =>
  who === 'staff' ? by.includes('staff') || (role !== null && by.includes(role)) : by.includes(who)
