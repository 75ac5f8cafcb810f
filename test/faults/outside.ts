// What others do: staff of the members in Leap, lenders and borrowers in WorldShare, and what both systems hold. Asked again
// until it is answered: these processes are killed too.
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { us } from './set-up.ts'

const polarisShape = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.number(),
      bibId: z.number(),
      barcode: z.string(),
      statusId: z.number(),
      branchId: z.number(),
      nonPublicNote: z.string(),
      loan: z.looseObject({ patronId: z.number(), dueAt: z.string() }).nullable(),
      holdId: z.number().nullable(),
      transit: z.looseObject({ to: z.number() }).nullable(),
    }),
  ),
  bibs: z.array(z.looseObject({ id: z.number(), title: z.string() })),
  holds: z.array(
    z.looseObject({
      id: z.number(),
      patronId: z.number(),
      bibId: z.number(),
      title: z.string(),
      statusId: z.number(),
      staffNotes: z.string(),
    }),
  ),
  ills: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      statusId: z.number(),
      patronId: z.number(),
      itemId: z.number().nullable(),
      staffNotes1: z.string(),
    }),
  ),
  patrons: z.array(
    z.looseObject({
      id: z.number(),
      barcode: z.string(),
      fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
})
export type PolarisState = z.infer<typeof polarisShape>
const networkShape = z.looseObject({
  requests: z.array(
    z.looseObject({
      id: z.number(),
      status: z.string(),
      borrower: z.number(),
      document: z.looseObject({
        referenceId: z.union([z.string(), z.number()]).optional(),
        item: z.looseObject({ title: z.string().optional() }).optional(),
      }),
      lenders: z.array(z.looseObject({ id: z.number() })),
      at: z.number(),
    }),
  ),
})
export type NetworkState = z.infer<typeof networkShape>

export interface Outside {
  polaris(): Promise<PolarisState>
  network(): Promise<NetworkState>
  checkIn(itemId: number, branchId: number): Promise<boolean>
  checkOut(itemId: number, card: string, branchId: number): Promise<boolean>
  /** A reader asks in the catalog. */
  askInPolaris(order: { patron: string; title: string; author: string; pickup: number }): Promise<void>
  /** Polaris’ report server lays its list of requests down, in this file. */
  layReport(folder: string): Promise<string>
  /** Staff cancel it in Leap, whatever the public may. */
  cancelHold(holdId: number): Promise<boolean>
  resetDue(itemId: number, day: string): Promise<boolean>
  tellNetwork(path: string, body: object): Promise<unknown>
  /** As staff press Cancel in WorldShare; true when it is cancelled. */
  cancelInNetwork(id: number): Promise<boolean>
  /** Both systems are later at once. */
  putForward(now: () => string, speed: number): Promise<void>
  endFaults(): Promise<void>
}

export function openOutside(polarisUrl: string, worldshareUrl: string): Outside {
  async function call(
    url: string,
    method: string,
    given?: object | (() => object),
  ): Promise<{ status: number; text: string }> {
    for (;;) {
      const said: unknown = typeof given === 'function' ? given() : given
      try {
        const answer = await fetch(url, {
          method,
          redirect: 'manual',
          ...bodyOf(said),
          signal: AbortSignal.timeout(20_000),
        })
        return { status: answer.status, text: await answer.text() }
      } catch {
        await sleep(100)
      }
    }
  }
  const atBranch = async (path: string): Promise<boolean> =>
    (await call(`${polarisUrl}/emulator/item/${path}`, 'POST')).status === 303
  return {
    polaris: async () => polarisShape.parse(JSON.parse((await call(`${polarisUrl}/emulator/state`, 'GET')).text)),
    network: async () => networkShape.parse(JSON.parse((await call(`${worldshareUrl}/lab/state`, 'GET')).text)),
    checkIn: (item, branchId) => atBranch(`${item}/check-in/${branchId}`),
    checkOut: (item, card, branchId) => atBranch(`${item}/check-out/${card}/${branchId}`),
    async askInPolaris(order) {
      await call(`${polarisUrl}/emulator/ill`, 'POST', order)
    },
    async layReport(folder) {
      const { text } = await call(`${polarisUrl}/emulator/report/folder`, 'POST', { folder, kind: 'csv' })
      return z.object({ file: z.string() }).parse(JSON.parse(text)).file
    },
    cancelHold: async (hold) => (await call(`${polarisUrl}/emulator/hold/${hold}/cancel`, 'POST')).status === 303,
    async resetDue(item, day) {
      const url = `${polarisUrl}/emulator/item/${item}/due`
      return (await call(url, 'POST', new URLSearchParams({ due: day }))).status === 303
    },
    async putForward(now, speed) {
      for (const url of [`${polarisUrl}/emulator/clock`, `${worldshareUrl}/lab/clock`])
        await call(url, 'POST', () => ({ now: now(), speed }))
    },
    async tellNetwork(path, body) {
      const { status, text } = await call(`${worldshareUrl}/lab/${path}`, 'POST', body)
      if (status >= 400) throw new Error(`${path}: ${status} ${text}`)
      const said: unknown = JSON.parse(text)
      return said
    },
    async cancelInNetwork(id) {
      await call(`${worldshareUrl}/lab/act`, 'POST', { id, who: us, action: 'actionCancel' })
      const state = networkShape.parse(JSON.parse((await call(`${worldshareUrl}/lab/state`, 'GET')).text))
      return state.requests.find((one) => one.id === id)?.status === 'CANCELLED'
    },
    async endFaults() {
      await call(`${polarisUrl}/emulator/faults`, 'DELETE')
      await call(`${worldshareUrl}/lab/faults/clear`, 'POST', {})
    },
  }
}

function bodyOf(said: unknown): RequestInit {
  if (said === undefined) return {}
  if (said instanceof URLSearchParams) return { body: said }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(said) }
}
