// The patron's requests in Polaris' ILL module: listed, made once, cancelled.
import type { IlsIllRequest } from '../../domain/ils/records.ts'
import { ConnectorError } from '../../office/ports.ts'
import type { IlsRequestDesk } from '../../office/ils-port.ts'
import { patronByCard } from './institutions.ts'
import { isItThere, orAsk } from './is-it-there.ts'
import { makeRequest } from './orders/make-request.ts'
import { askPapiIll, cancelIll, findPapiIll, illRequestsOf, illStatuses } from './papi/ill.ts'
import { findIll } from './staff/ill.ts'
import type { Tools } from './tools.ts'

export function createRequestDesk(tools: Tools): IlsRequestDesk {
  const { polaris, branches } = tools

  const list = async (card: string, reference: string | null = null): Promise<readonly IlsIllRequest[]> => {
    const found: IlsIllRequest[] = []
    for (const row of await illRequestsOf(polaris, card, { reference })) {
      const stands = illStatuses[row.statusId]
      if (stands === undefined)
        throw new ConnectorError(
          'unreadable-answer',
          `Polaris tells of an ILL request with the status ${row.statusId}, which we do not know: ask the vendor.`,
        )
      found.push({
        id: String(row.id),
        title: row.title,
        stands,
        pickupCode: row.pickupBranchId === null ? null : await branches.codeOf(row.pickupBranchId),
        needBy: row.needBy,
      })
    }
    return found
  }
  return {
    list: (card) => list(card),
    cancel: (card, id) => cancelIll(polaris, card, id),
    async create(card, wanted) {
      const { reference } = wanted
      const holder = await patronByCard(polaris, card, reference)
      const pickup = wanted.pickupCode === null ? polaris.settings().branchId : await branches.idOf(wanted.pickupCode)
      const id = polaris.staff.isThere()
        ? (
            orAsk(await findIll(polaris, holder.patronId, { ...wanted, itemId: null })) ??
            (await makeRequest(tools, wanted, holder, pickup))
          ).id
        : await byPapi(holder.patronId, pickup)
      const made = (await list(card, reference)).find((one) => one.id === String(id))
      if (!made) throw isItThere(`The ILL request ${id} was made in Polaris and is not in the patron’s list.`)
      return made

      async function byPapi(patronId: number, pickupBranchId: number): Promise<number> {
        const before = orAsk(await findPapiIll(polaris, card, wanted))
        if (before) return before.id
        await askPapiIll(polaris, patronId, pickupBranchId, wanted)
        // Its answer does not tell the number.
        const after = orAsk(await findPapiIll(polaris, card, wanted))
        if (!after) throw isItThere('Polaris took the ILL request and does not list it yet.')
        return after.id
      }
    },
  }
}
