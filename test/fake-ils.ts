// A library system in the process for tests of what the office does around its port: it keeps a ledger of what it was
// asked and what it acted on, and fails when told to. How Polaris is spoken with is tried on its emulator.
import { ConnectorError } from '../src/office/ports.ts'
import { openPastIls, type PastIls } from '../src/main/demo/past/past-ils.ts'
import type { IlsData } from '../src/main/demo/seeds.ts'

export type { IlsData }

export interface LedgerLine {
  /** How often the order came, and how often it was acted on: never more than once. */
  seen: number
  actedOn: number
}
export interface FakeIls extends PastIls {
  readonly ledger: ReadonlyMap<string, Readonly<LedgerLine>>
  /** Nobody answers for so long. */
  downFor(ms: number): void
}

export function fakeIls(data: IlsData, clock: { now(): Date }): FakeIls {
  const past = openPastIls(data, clock)
  const ledger = new Map<string, LedgerLine>()
  let downUntil = 0

  const reach = async <T>(work: () => Promise<T>): Promise<T> => {
    if (clock.now().getTime() < downUntil)
      throw new ConnectorError('unreachable', 'The library system does not answer.')
    return work()
  }
  return {
    ...past,
    ledger,
    downFor: (ms) => void (downUntil = clock.now().getTime() + ms),
    ils: {
      ...past.ils,
      name: 'a library system for tests',
      findPatron: (card) => reach(() => past.ils.findPatron(card)),
      checkPin: (card, pin) => reach(() => past.ils.checkPin(card, pin)),
      findCopies: (wanted) => reach(() => past.ils.findCopies(wanted)),
      carry: (key, order) =>
        reach(async () => {
          const line = ledger.get(key) ?? { seen: 0, actedOn: 0 }
          ledger.set(key, line)
          line.seen += 1
          if (line.actedOn > 0) return
          await past.ils.carry(key, order)
          line.actedOn += 1
        }),
    },
  }
}
