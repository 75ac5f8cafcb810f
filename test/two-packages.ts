// Two packages to be packed, and what a test asks of the answers.
import type { TestContext } from 'node:test'
import { at, makeWorld, type World } from './world.ts'

export async function twoPackages(t: TestContext) {
  const world = await makeWorld(t)
  const ask = (method: string, path: string, body?: unknown) => world.ask('assistant', method, path, body)
  const ids: readonly [number, number, number] = [
    await world.borrowing('back'),
    await world.borrowing('back'),
    await world.borrowing('back', { lenders: [world.libraries.hillcrest] }),
  ]
  const numbers = await Promise.all(
    ids.map(async (id) => String(at((await ask('GET', `/requests/${id}`)).body, 'line.number'))),
  )
  const open = async (libraryId: number, requestIds: readonly number[]): Promise<number> => {
    const id = Number(at((await ask('POST', '/packages', { libraryId })).body, 'id'))
    for (const requestId of requestIds) {
      const { id: pieceId } = await world.office.store.db
        .selectFrom('piece')
        .select('id')
        .where('request_id', '=', requestId)
        .executeTakeFirstOrThrow()
      await ask('POST', `/packages/${id}/pieces`, { pieceId })
    }
    return id
  }
  const tallgrass = await open(world.libraries.tallgrass, [ids[0], ids[1]])
  const hillcrest = await open(world.libraries.hillcrest, [ids[2]])
  const scan = async (parcelId: number, code: string | undefined, put?: boolean) =>
    (await ask('POST', `/packing/${parcelId}/scan`, { code, ...(put === undefined ? {} : { put }) })).body
  const hillcrestNumber = String(at((await ask('GET', `/packages/${hillcrest}`)).body, 'number'))
  return { world, ask, pack: { ids, numbers, tallgrass, hillcrest, hillcrestNumber, scan } }
}

export const setTerms = async (world: World, requestId: number, terms: object): Promise<void> => {
  await world.office.store.db
    .updateTable('lender_string_entry')
    .set({ terms: JSON.stringify(terms) })
    .where('request_id', '=', requestId)
    .execute()
}
export const fields = (body: unknown, ...paths: string[]): unknown[] => paths.map((path) => at(body, path))
export const rows = (body: unknown): Record<string, unknown>[] =>
  Array.isArray(body)
    ? body.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
