// What WorldShare says of many requests, for comparing with ours; one heard again at a person's wish.
import { statusHeard } from '../../domain/worldshare/statuses.ts'
import type { NetworkSays } from '../../domain/differences/says.ts'
import type { NetworkSurvey } from '../../office/network-port.ts'
import { newsOf, type WorldshareParts } from './carrier.ts'
import type { NetworkDocument } from './wire/read-document.ts'

/** A comparison reads on for as long as there are pages; so many are a search that was not understood. */
const mostPages = 1000

export function createSurvey(parts: WorldshareParts, isOn: () => boolean): NetworkSurvey {
  const { requests, settings, assumed, desk } = parts
  const says = (found: NetworkDocument): NetworkSays => {
    const us = settings().registryId
    return {
      number: found.number,
      status: statusHeard(found.status, assumed),
      word: found.status,
      reference: found.reference,
      title: found.title,
      isOurs: found.borrower === us,
      isWithUs: found.currentLender === us || (found.currentLender === null && found.lenders.includes(us)),
      dueOn: found.dueOn,
    }
  }
  return {
    isOn,
    atOnce: () => settings().compareAtOnce,
    async changedSince(since) {
      const us = settings().registryId
      const found = new Map<string, NetworkDocument>()
      for (const what of settings().lendsByWorldshare ? [{ borrower: us }, { lender: us }] : [{ borrower: us }])
        for (const one of await requests.search({ ...what, editedSince: since }, true, mostPages))
          found.set(one.number, one)
      return [...found.values()].map(says)
    },
    async one(number) {
      const found = await requests.read(number, true)
      return found && says(found)
    },
    async hear(number) {
      const found = await requests.read(number)
      const order = found && newsOf(found, parts)
      return order ? desk.take({ ...order, takesIn: true, again: true }) : 'not there'
    },
  }
}
