// What is done to supplies, from whichever screen: each says so at the foot of the page, with its undo.
import { attempt } from '../../acting.ts'
import { api, client, queryClient, type Outputs } from '../../api.ts'
import { say, sayOnly } from '../../done-line.ts'
import { refreshPaper } from '../../live.ts'
import type { Refusal } from '../../refusal.ts'

export type Supply = Outputs['supplies']['list'][number]
export type SupplyOrder = Outputs['supplies']['orders'][number]
type Did = Outputs['supplies']['lastPack']

export function refreshSupplies(): void {
  void queryClient.invalidateQueries({ queryKey: api.supplies.key() })
}

/** Says what was done; Alt Z takes it back. */
function tell({ words, about, gesture }: Did): void {
  say({
    words,
    about,
    gesture,
    requestIds: [],
    leavesAtMs: null,
    takeBack: async () => {
      await client.supplies.undo({ gesture })
      refreshSupplies()
    },
  })
  refreshSupplies()
}

export const lastPack = (which: { readonly supplyId: number } | { readonly code: string }): Promise<Refusal | null> =>
  attempt(async () => tell(await client.supplies.lastPack(which)))

export const markOrdered = (orderId: number): Promise<Refusal | null> =>
  attempt(async () => tell(await client.supplies.order({ orderId })))

export const receive = (
  orderId: number,
  lines: readonly { readonly supplyId: number; readonly packs: number }[],
  isLast: boolean,
): Promise<Refusal | null> =>
  attempt(async () => tell(await client.supplies.receive({ orderId, lines: [...lines], isLast })))

export const saveCounts = (
  counts: readonly { readonly supplyId: number; readonly quantity: number }[],
): Promise<Refusal | null> => attempt(async () => tell(await client.supplies.count({ counts: [...counts] })))

export const setPacks = (orderId: number, supplyId: number, packs: number): Promise<Refusal | null> =>
  attempt(async () => {
    await client.supplies.changeLine({ orderId, supplyId, packs })
    refreshSupplies()
  })

export const printLabels = (supply: Supply, copies: number): Promise<Refusal | null> =>
  attempt(async () => {
    await client.supplies.label({ supplyId: supply.id, copies })
    sayOnly(copies === 1 ? '1 pack label in the print queue' : `${copies} pack labels in the print queue`, supply.name)
    refreshPaper()
  })
