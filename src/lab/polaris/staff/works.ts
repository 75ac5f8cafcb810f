import type { World } from '../world.ts'
import { circulationWorks } from './circulation-works.ts'
import { illWorks } from './ill-works.ts'
import { itemWorks } from './item-works.ts'
import type { WorkKind } from './work.ts'

/** The work behind a request type; those of ILL return, cancel and so on stand where they are assumed to. */
export function findWork(world: World, type: number): WorkKind | undefined {
  return [...circulationWorks, ...itemWorks, ...illWorks(world)].find((one) => one.type === type)
}
