// The patron record some sites' WorldShare wants before a request: found or made by our code, one for each patron,
// whatever breaks in between.
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import { ConnectorError } from '../../office/ports.ts'
import type { NetworkPatronsDesk } from '../../office/network-port.ts'
import { InDoubt, inDoubt } from '../over-http/call.ts'
import { AlreadyThere, type OclcClient } from './client.ts'
import type { WorldshareSettings } from './settings.ts'
import { patronRecordOf, patronSearchOf, recordMade, recordsFound } from './wire/patron-record.ts'

export interface NetworkPatrons {
  /** The number there of this patron's record. `reference`: our request it is for. */
  ensure(code: string, reference: string): Promise<string>
  /** Only asks whether records can be searched. */
  tryOut(): Promise<void>
}

/** Somebody who tries at this moment has not crashed yet. */
const underWayMs = 2 * 60_000

export function createPatrons(parts: {
  readonly client: OclcClient
  readonly settings: () => WorldshareSettings
  readonly assumed: WorldshareReader
  readonly desk: NetworkPatronsDesk
  readonly now: () => Date
}): NetworkPatrons {
  const { client, settings, assumed, desk, now } = parts
  const type = 'application/scim+json'
  const address = (): string =>
    `${assumed('patronBase').replaceAll('{registryId}', String(settings().registryId)).replace(/\/+$/, '')}/Users`
  /** Whether the search by our code has ever found something: only then is “not found” an answer. */
  let finds = false

  async function look(code: string, reference?: string, isTest = false): Promise<string | null> {
    const answer = await client.call({
      name: 'Find patron record',
      method: 'POST',
      service: 'patrons',
      url: `${address()}/.search`,
      body: patronSearchOf(code, assumed),
      type,
      onlyLooks: true,
      ...(isTest ? { isTest: true } : {}),
      ...(reference === undefined ? {} : { reference }),
    })
    const { ours, others } = recordsFound(answer.value, code)
    // A filter it does not know is left out by some servers: then everybody is found.
    if (ours.length === 0 && others > 0)
      throw new ConnectorError(
        'refused',
        'WorldShare answers a search for one patron’s code with other records: check patronSearchTerm (docs/assumptions.md).',
      )
    if (ours.length > 0) finds = true
    return ours[0] ?? null
  }

  async function create(code: string, reference: string): Promise<string> {
    try {
      const answer = await client.call({
        name: 'Make patron record',
        method: 'POST',
        service: 'patrons',
        url: address(),
        body: patronRecordOf(code, settings().registryId, assumed),
        type,
        reference,
      })
      const made = recordMade(answer.value)
      if (made === null) throw inDoubt('WorldShare took the patron record without saying its number.')
      return made
    } catch (error) {
      if (!(error instanceof InDoubt) && !(error instanceof AlreadyThere)) throw error
      const made = await look(code, reference).catch((trouble: unknown) => {
        if (trouble instanceof ConnectorError) return null
        throw trouble
      })
      if (made !== null) return made
      if (error instanceof InDoubt) throw error
      throw new AlreadyThere(
        'refused',
        `WorldShare says it has a patron record ${code} already, but a search does not find it: check patronSearchTerm (docs/assumptions.md).`,
        { retry: false },
      )
    }
  }

  async function make(code: string, reference: string): Promise<string> {
    try {
      const made = await create(code, reference)
      await desk.keep(code, made)
      return made
    } catch (error) {
      // It was clearly not made, so the next try is a first one.
      if (error instanceof ConnectorError && !(error instanceof InDoubt) && !(error instanceof AlreadyThere))
        await desk.release(code)
      throw error
    }
  }

  async function again(code: string, before: { readonly wasAsked: boolean; readonly triedAt: Date }): Promise<void> {
    if (assumed('patronIsUnique')) return desk.tryAgain(code)
    if (!before.wasAsked && now().getTime() - before.triedAt.getTime() < underWayMs)
      throw new ConnectorError('busy', 'A patron record is being made in WorldShare just now.')
    if (!before.wasAsked && !finds) {
      await desk.asked(code)
      throw new ConnectorError(
        'by-hand',
        `Is it there? WorldShare did not answer when patron record ${code} was made, and a search does not find it. Look for it in WorldShare; if it is not there, or no longer, try again.`,
        { retry: false },
      )
    }
    await desk.tryAgain(code)
  }

  return {
    async ensure(code, reference) {
      const known = await desk.known(code)
      if (known?.number) return known.number
      const found = await look(code, reference)
      if (found !== null) {
        if (!known) await desk.claim(code)
        await desk.keep(code, found)
        return found
      }
      const before = known ?? ((await desk.claim(code)) ? null : await desk.known(code))
      if (before?.number) return before.number
      if (before) await again(code, before)
      return make(code, reference)
    },
    async tryOut() {
      await look('P0', undefined, true)
    },
  }
}
