// Requests in the network: made once however often it is tried, read, searched page by page, acted on.
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import { ConnectorError } from '../../office/ports.ts'
import { NotThere, type OclcClient } from './client.ts'
import { inDoubt, InDoubt } from '../over-http/call.ts'
import { requestsAddress, stepsAddress } from './requests-address.ts'
import type { WorldshareSettings } from './settings.ts'
import { actionOf, bodyOf, type Said, type StepName } from './steps.ts'
import { writeInstant } from './wire/dates.ts'
import { documentOf, type Order } from './wire/document.ts'
import { documentsIn, totalIn, type NetworkDocument } from './wire/read-document.ts'

export type Sought =
  | { readonly reference: string }
  | { readonly borrower: number; readonly editedSince?: Date }
  | { readonly lender: number; readonly editedSince?: Date }

export interface NetworkRequests {
  /**
   * Makes a request. `again`: an earlier try may have made it, so it is looked for first; `sure`: a person has looked
   * and it is not there. Throws InDoubt when nobody can tell, by-hand when a person has to look.
   */
  make(order: Order, how: { readonly again: boolean; readonly sure: boolean }): Promise<NetworkDocument>
  /** Null when there is none, or it is not ours. */
  read(number: string, waits?: boolean): Promise<NetworkDocument | null>
  search(what: Sought, waits?: boolean, most?: number): Promise<readonly NetworkDocument[]>
  step(number: string, step: StepName, said: Said, reference: string): Promise<NetworkDocument | null>
}

/** How the call that makes a request is kept. */
export const createCall = 'Create request'
/** More pages than this are a search that was not understood. */
const mostPages = 40

export function createRequests(
  client: OclcClient,
  settings: () => WorldshareSettings,
  assumed: WorldshareReader,
): NetworkRequests {
  const address = (): string => requestsAddress(assumed)
  /** Whether the search by our own number has ever found something: only then is “not found” an answer. */
  let findsByReference = false

  async function page(query: Record<string, string>, start: number, waits: boolean) {
    const answer = await client.call({
      name: 'Search requests',
      method: 'GET',
      service: 'requests',
      url: stepsAddress(assumed),
      query: {
        ...query,
        [assumed('pageStartParameter')]: start,
        [assumed('pageSizeParameter')]: assumed('pageSizeMost'),
      },
      waits,
    })
    return { found: documentsIn(answer.value, assumed), total: totalIn(answer.value, assumed) }
  }

  async function search(what: Sought, waits = false, most = mostPages): Promise<readonly NetworkDocument[]> {
    const query = queryOf(what, assumed)
    const all = new Map<string, NetworkDocument>()
    const size = assumed('pageSizeMost')
    for (let n = 0; n < most; n += 1) {
      const { found, total } = await page(query, assumed('pageFirst') + n * size, waits)
      const before = all.size
      for (const one of found) all.set(one.number, one)
      // A service that does not know our paging gives the same page again.
      if (found.length < size || all.size === before || (total !== null && all.size >= total)) break
    }
    return [...all.values()]
  }

  async function byReference(reference: string): Promise<NetworkDocument | null> {
    const found = (await search({ reference })).filter((one) => one.reference === reference)
    if (found.length > 0) findsByReference = true
    return found.toSorted((a, b) => a.number.localeCompare(b.number))[0] ?? null
  }

  async function create(order: Order): Promise<NetworkDocument> {
    const answer = await client.call({
      name: createCall,
      method: 'POST',
      service: 'requests',
      url: address(),
      body: documentOf(order, settings(), assumed),
      reference: order.reference,
    })
    const made = documentsIn(answer.value, assumed)[0]
    if (!made) throw inDoubt('WorldShare took the request without saying its number.')
    return made
  }

  async function lookFirst(order: Order): Promise<NetworkDocument | null> {
    const known = await byReference(order.reference)
    if (known || findsByReference || assumed('repeatByReference')) return known
    throw new ConnectorError(
      'by-hand',
      `Is it there? WorldShare did not answer when request ${order.reference} was made, and a search does not find it. Look for this reference id in WorldShare. If it is there, enter its number; if not, try again.`,
      { retry: false },
    )
  }

  return {
    async make(order, { again, sure }) {
      const most = assumed('lenderStringMost')
      if (order.lenders.length > most)
        throw new ConnectorError('refused', `WorldShare takes ${most} lenders at most; the string has more.`)
      const known = sure ? await byReference(order.reference) : again ? await lookFirst(order) : null
      if (known) return known
      try {
        return await create(order)
      } catch (error) {
        if (!(error instanceof InDoubt)) throw error
        const made = await byReference(order.reference).catch((trouble: unknown) => {
          if (trouble instanceof ConnectorError) return null
          throw trouble
        })
        if (made) return made
        throw error
      }
    },
    async read(number, waits = false) {
      try {
        const answer = await client.call({
          name: 'Read request',
          method: 'GET',
          service: 'requests',
          url: `${address()}/${encodeURIComponent(number)}`,
          mayMiss: true,
          waits,
        })
        return documentsIn(answer.value, assumed)[0] ?? null
      } catch (error) {
        if (error instanceof NotThere) return null
        throw error
      }
    },
    search,
    async step(number, step, said, reference) {
      const answer = await client.call({
        name: `Step ${actionOf(step, assumed)}`,
        method: assumed('actionVerb'),
        service: 'requests',
        url: `${stepsAddress(assumed)}/${encodeURIComponent(number)}/${encodeURIComponent(actionOf(step, assumed))}`,
        body: bodyOf(step, said, assumed),
        reference,
        isStep: true,
      })
      return documentsIn(answer.value, assumed)[0] ?? null
    },
  }
}

/** One search term and its value, and since when; several terms at once nobody has seen. */
function queryOf(what: Sought, assumed: WorldshareReader): Record<string, string> {
  const [searchTerm, searchValue] =
    'reference' in what
      ? [assumed('termReference'), what.reference]
      : 'borrower' in what
        ? [assumed('termBorrower'), String(what.borrower)]
        : [assumed('termLender'), String(what.lender)]
  const since = 'editedSince' in what ? what.editedSince : undefined
  return { searchTerm, searchValue, ...(since ? { [assumed('termEditedSince')]: writeInstant(since) } : {}) }
}
