// Packages of a browser test's own: loans that came back, put into a package for each library.
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { act, ask, objectIn, post, textIn } from './scan-desk.ts'

export const piecesOf = async (page: Page, requestId: string) =>
  list(Reflect.get(objectIn({ all: await ask(page, `/api/requests/${requestId}`) }, 'all'), 'pieces'))
export const piecesIn = async (page: Page, parcelId: string) =>
  list(Reflect.get(objectIn({ all: await ask(page, `/api/packages/${parcelId}`) }, 'all'), 'pieces'))

export interface Planned {
  readonly id: string
  readonly number: string
  readonly library: string
  readonly numbers: readonly string[]
  readonly requestIds: readonly string[]
}
/** Loans that came back, planned into a package each library: so many pieces in each. */
export async function planned(page: Page, counts: readonly number[], note?: string): Promise<readonly Planned[]> {
  const lenders = list(await ask(page, '/api/libraries?kind=partner')).filter(
    (one) => one['channel'] === 'by_hand' && 'lines' in objectIn(one, 'address'),
  )
  assert.ok(lenders.length >= counts.length, `${lenders.length} lenders by hand with an address`)
  const made: Planned[] = []
  for (const [index, count] of counts.entries()) {
    const lender = lenders[index]
    const requests = await Promise.all(
      Array.from({ length: count }, async (_, n) => {
        const request = await post(page, '/api/requests/borrowing', {
          service: 'loan',
          title: `Locks and Lockkeepers, part ${index}.${n}`,
          lenders: [lender?.['id']],
        })
        const requestId = textIn(request, 'requestId')
        await act(page, requestId, 'send')
        if (note !== undefined) await act(page, requestId, 'shipped', { note })
        for (const action of ['receive', 'comeBack']) await act(page, requestId, action)
        return { requestId, number: textIn(request, 'number') }
      }),
    )
    const parcel = await post(page, '/api/packages', { libraryId: lender?.['id'] })
    const id = textIn(parcel, 'id')
    for (const { requestId } of requests) {
      const [piece] = await piecesOf(page, requestId)
      await post(page, `/api/packages/${id}/pieces`, { pieceId: piece?.['id'] })
    }
    made.push({
      id,
      number: textIn(parcel, 'number'),
      library: String(lender?.['name']),
      numbers: requests.map((one) => one.number),
      requestIds: requests.map((one) => one.requestId),
    })
  }
  return made
}

export const list = (answer: unknown): Record<string, unknown>[] =>
  Array.isArray(answer)
    ? answer.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
