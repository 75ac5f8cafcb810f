// What is done at the print queue, from whichever screen.
import { attempt } from '../../acting.ts'
import { api, client, queryClient, type Inputs, type Outputs } from '../../api.ts'
import { sayOnly } from '../../done-line.ts'
import { refreshPaper } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'
import { counted } from '../../words.ts'

export type PrintJob = Outputs['paper']['queue']['open'][number]

export const settlePrints = (
  jobs: readonly PrintJob[],
  how: Inputs['paper']['settle']['how'],
): Promise<Refusal | null> =>
  attempt(async () => {
    const { jobIds } = await client.paper.settle({ jobIds: jobs.map((one) => one.id), how })
    sayOnly(said[how](counted(jobIds.length, 'paper')), jobs.length === 1 ? (jobs[0]?.about ?? '') : '')
    refreshPaper()
  })
const said = {
  again: (papers: string) => `${papers} to be printed again`,
  printed: (papers: string) => `${papers} came out`,
  cancel: (papers: string) => `${papers} left out`,
} as const

/** Takes papers as one PDF and shows it where it can be printed. */
export const takeAsPdf = (
  jobs: readonly PrintJob[],
  show: (address: string) => void,
  startAt = 0,
): Promise<Refusal | null> =>
  attempt(async () => {
    const { jobIds, address } = await client.paper.take({ jobIds: jobs.map((one) => one.id), startAt })
    show(address)
    sayOnly(`${counted(jobIds.length, 'paper')} as one PDF`)
    refreshPaper()
  })

/** Counts papers as printed and prints at once those that were still there to be taken; ends when the list knows it. */
export const takeHere = (ids: readonly number[], print: (taken: readonly number[]) => void): Promise<Refusal | null> =>
  attempt(async () => {
    const { jobIds } = await client.paper.take({ jobIds: [...ids] })
    print(jobIds)
    sayOnly(`${counted(jobIds.length, 'paper')} printed here`)
    await queryClient.invalidateQueries({ queryKey: api.paper.key() })
    refreshPaper()
  })

export const jammed = (printer: string | null, count: number): Promise<Refusal | null> =>
  attempt(async () => {
    const { jobIds } = await client.paper.jam({ printer, count })
    sayOnly(`${counted(jobIds.length, 'paper')} back in the queue`)
    refreshPaper()
  })

export const printPaper = (order: Inputs['paper']['print'], about: string): Promise<Refusal | null> =>
  attempt(async () => {
    const { jobIds } = await client.paper.print(order)
    sayOnly(`${counted(jobIds.length, 'paper')} in the print queue`, about)
    refreshPaper()
  })
