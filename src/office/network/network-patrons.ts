// What the office knows of its patrons' records in the network. Each is known there by a code that says nothing: the letter
// P and our own number of the patron.
import {
  changeNetworkPatron,
  claimNetworkPatron,
  forgetNetworkPatron,
  networkPatronOf,
} from '../../store/network-patrons.ts'
import type { Office } from '../context.ts'
import type { NetworkPatronsDesk } from '../network-port.ts'

export const codeOfPatron = (patronId: number): string => `P${patronId}`

/** The patron a code stands for; null when it is none of these. */
export function patronOfCode(code: string): number | null {
  const read = /^P(\d{1,15})$/.exec(code)
  return read ? Number(read[1]) : null
}

export function createNetworkPatronsDesk({ store, clock }: Office): NetworkPatronsDesk {
  const idOf = (code: string): number => {
    const id = patronOfCode(code)
    if (id === null) throw new Error(`${code} is no patron’s code`)
    return id
  }
  return {
    async known(code) {
      const row = await networkPatronOf(store.db, idOf(code))
      return row ? { number: row.number, wasAsked: row.asked_at !== null, triedAt: row.tried_at } : null
    },
    claim: (code) => store.transact((tx) => claimNetworkPatron(tx, idOf(code), clock.now())),
    tryAgain: (code) =>
      store.transact((tx) => changeNetworkPatron(tx, idOf(code), { tried_at: clock.now(), asked_at: null })),
    keep: (code, number) => store.transact((tx) => changeNetworkPatron(tx, idOf(code), { number, asked_at: null })),
    asked: (code) => store.transact((tx) => changeNetworkPatron(tx, idOf(code), { asked_at: clock.now() })),
    release: (code) => store.transact((tx) => forgetNetworkPatron(tx, idOf(code))),
  }
}
