// What a task costs at the desk: the browser tests count it and compare with this, the handbook's table is written
// from it.
export interface Effort {
  readonly scans: number
  readonly clicks: number
  readonly fields: number
}

export const efforts = {
  receiveTwenty: { task: 'Receive twenty loans', scans: 20, clicks: 0, fields: 0 },
  receiveTwentyBothKeys: {
    task: 'Receive twenty WorldShare loans in WorldShare and Polaris, both with their keys',
    scans: 20,
    clicks: 0,
    fields: 0,
  },
  receiveTwentyWorldshareByHand: {
    task: 'Receive twenty in WorldShare without its key, after the scans here',
    scans: 0,
    clicks: 6,
    fields: 0,
  },
  receiveTwentyPolarisByHand: {
    task: 'Receive twenty in Polaris without its key, after the scans here',
    scans: 0,
    clicks: 2,
    fields: 0,
  },
  receiveTwentyChecked: { task: 'Receive twenty, each with the second check', scans: 40, clicks: 0, fields: 0 },
  dropBoxThirty: {
    task: 'Empty the drop box of thirty pieces, one of them a stranger',
    scans: 30,
    clicks: 0,
    fields: 0,
  },
  comesBack: { task: 'A borrowed loan comes back from the patron', scans: 1, clicks: 0, fields: 0 },
  packHome: { task: 'A borrowed loan goes into its package home', scans: 1, clicks: 0, fields: 0 },
  packTwelve: { task: 'Pack twelve pieces in five packages, with five keys', scans: 12, clicks: 0, fields: 0 },
  ship: { task: 'Ship a loan and close its package', scans: 2, clicks: 0, fields: 0 },
  comesHome: { task: 'A loan of ours comes home', scans: 1, clicks: 0, fields: 0 },
  takeIn: { task: 'Take in a request, with three lenders to ask', scans: 0, clicks: 4, fields: 2 },
  send: { task: 'Send it to its string of lenders', scans: 0, clicks: 1, fields: 0 },
  answer: { task: 'Answer a lending request: we lend it', scans: 1, clicks: 1, fields: 0 },
  telephone: { task: 'Answer the telephone: where is it, when is it due', scans: 0, clicks: 1, fields: 1 },
  print: { task: 'Print the straps and slips that wait', scans: 0, clicks: 3, fields: 0 },
  renew: { task: 'Ask a lender for more time', scans: 1, clicks: 2, fields: 0 },
} as const satisfies Readonly<Record<string, Effort & { readonly task: string }>>

export type Task = keyof typeof efforts
export function effortOf(task: Task): Effort {
  const { scans, clicks, fields } = efforts[task]
  return { scans, clicks, fields }
}
