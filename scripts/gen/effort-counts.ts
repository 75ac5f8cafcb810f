// What a task costs at the desk: the browser tests count it and compare with this, the handbook's table is written
// from it.
export interface Effort {
  readonly scans: number
  readonly clicks: number
  readonly fields: number
}

export const efforts = {
  receiveTwenty: { task: 'Receive twenty loans', scans: 20, clicks: 0, fields: 0 },
  receiveTwentyChecked: { task: 'Receive twenty, each with the second check', scans: 40, clicks: 0, fields: 0 },
  comesBack: { task: 'A borrowed loan comes back from the patron', scans: 1, clicks: 0, fields: 0 },
  packHome: { task: 'A borrowed loan goes into its package home', scans: 1, clicks: 0, fields: 0 },
  ship: { task: 'Ship a loan and close its package', scans: 2, clicks: 0, fields: 0 },
  comesHome: { task: 'A loan of ours comes home', scans: 1, clicks: 0, fields: 0 },
} as const satisfies Readonly<Record<string, Effort & { readonly task: string }>>

export type Task = keyof typeof efforts
export function effortOf(task: Task): Effort {
  const { scans, clicks, fields } = efforts[task]
  return { scans, clicks, fields }
}
