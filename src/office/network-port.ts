// What the lending network’s connector may ask of the office, and what it says for comparing.
import type { NetworkSays } from '../domain/differences/says.ts'
import type { Matter } from '../domain/iso18626/matter.ts'
import type { NetworkNews } from '../domain/worldshare/news.ts'
import type { NetworkStatus } from '../domain/worldshare/statuses.ts'
import type { Clock, Task } from './ports.ts'

/** What the network's connector may ask of the office. */
export interface NetworkDesk {
  clock: Clock
  readonly patrons: NetworkPatronsDesk
  /** What a step is about. */
  step(task: Task): Promise<NetworkStep>
  /** A request of ours stands in the network under this number, and carries these lenders. */
  link(
    task: Task,
    made: { readonly number: string; readonly reference: string; readonly lenders: readonly number[] },
  ): Promise<void>
  /** Those that have not ended there. */
  open(): Promise<readonly { number: string; status: NetworkStatus | null; digest: string | null }[]>
  /**
   * Does what news leads to, in one transaction; news that says the same again writes nothing. `later`: whom it is for
   * cannot be asked now, so it is to be told again.
   */
  take(order: NetworkNewsOrder): Promise<'changed' | 'unchanged' | 'not ours' | 'later'>
  /** Until when changes have been searched for. */
  cursor(): Promise<Date | null>
  moveCursor(at: Date): Promise<void>
}
/** What the network says of many requests, for comparing; and one heard again at a person's wish. */
export interface NetworkSurvey {
  isOn(): boolean
  /** How many questions may be open at once. */
  atOnce(): number
  /** All that changed there since, by us or with us. */
  changedSince(since: Date): Promise<readonly NetworkSays[]>
  /** Null when there is none, or it is not ours. */
  one(number: string): Promise<NetworkSays | null>
  /** Reads it now and takes what it says as news, also when it said so before. */
  hear(number: string): Promise<'changed' | 'unchanged' | 'not ours' | 'later' | 'not there'>
}
/** What is known of patrons’ records in the network, by our code for them. */
export interface NetworkPatronsDesk {
  /** Null: nobody has tried to make one. Without a number, an earlier try may have made it. */
  known(
    code: string,
  ): Promise<{ readonly number: string | null; readonly wasAsked: boolean; readonly triedAt: Date } | null>
  /** Writes down that it is tried now; false where somebody has before. */
  claim(code: string): Promise<boolean>
  tryAgain(code: string): Promise<void>
  keep(code: string, number: string): Promise<void>
  /** A person is asked “is it there?”. */
  asked(code: string): Promise<void>
  /** The try was clearly refused: there is none. */
  release(code: string): Promise<void>
}
export interface NetworkStep {
  readonly matter: Matter
  /** Our number for the part of the string that begins here. */
  readonly reference: string
  /** Stands for the patron of this one request there; names nobody. */
  readonly patronCode: string
  /** The patron’s code where a record of theirs is wanted there; null while no patron is known. */
  readonly recordCode: string | null
  readonly network: {
    readonly number: string
    readonly status: NetworkStatus | null
    /** It was made there and came to us: it may still wait for its lenders. */
    readonly bornThere: boolean
  } | null
  /** The lender and those behind it that go in the same request. */
  readonly lenders: readonly {
    readonly n: number
    readonly registryId: number | null
    readonly symbol: string | null
  }[]
}
export interface NetworkNewsOrder {
  readonly news: NetworkNews
  /** The same for the same news. */
  readonly digest: string
  /** Our own number in the registry. */
  readonly us: number
  readonly takesIn: boolean
  /** A person asks: it is heard even if it said the same before. */
  readonly again?: true
  readonly movesOn: { readonly lastDay: string; readonly then: string } | null
}
