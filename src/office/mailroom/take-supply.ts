// A package that is closed uses up what it is packed in. The one place where that is counted.
import type { Tx } from '../../store/open.ts'

/** One of a supply is gone. Supplies are not kept yet: nothing is counted. */
export const takeSupply: (tx: Tx, supply: string) => Promise<void> = async () => {}
