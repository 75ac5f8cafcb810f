// WorldShare as a setting: partners of its channel are reached through it while its connection is switched on, else by
// a person; the office looks there by itself what became of its requests.
import { createWorldshareCarrier, type WorldshareParts } from '../connectors/worldshare/carrier.ts'
import { createOclcClient, type OclcClient } from '../connectors/worldshare/client.ts'
import { checkWorldshare, keyWarning } from '../connectors/worldshare/health.ts'
import { createHoldings, type Holdings } from '../connectors/worldshare/holdings.ts'
import { readerOf } from '../connectors/worldshare/own-assumptions.ts'
import { createPatrons } from '../connectors/worldshare/patrons.ts'
import { createPoller, type PollResult } from '../connectors/worldshare/poll.ts'
import { createCall, createRequests } from '../connectors/worldshare/requests.ts'
import { createSurvey } from '../connectors/worldshare/survey.ts'
import { worldshareParts } from '../connectors/worldshare/form-parts.ts'
import { worldshareSecret, worldshareSettings } from '../connectors/worldshare/settings.ts'
import { readEntryNumber, readNumber } from '../domain/values/request-number.ts'
import { today, type Office } from '../office/context.ts'
import type { Connection } from '../office/directory/connections.ts'
import type { ConnectionWatch } from '../office/directory/connection-watch.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import { createNetworkDesk } from '../office/network/network-desk.ts'
import { createOutsideCalls } from '../office/outside-calls.ts'
import { ConnectorError, type Carrier } from '../office/ports.ts'
import type { NetworkSurvey } from '../office/network-port.ts'
import { formOf, readFields, readOnce } from './read-fields.ts'

export interface WorldshareHere {
  readonly isOn: () => boolean
  /** Our number in the registry; null while it is not set. */
  readonly us: () => number | null
  readonly carrier: Carrier
  readonly holdings: Holdings
  readonly connection: Connection
  readonly survey: NetworkSurvey
  poll(): Promise<PollResult>
}

const isItThere = 'Is it there?'

export function openWorldshare(given: {
  readonly office: Office
  readonly kept: Pick<SettingsCache, 'connection'>
  readonly secret: Secrets['get']
  readonly watch?: ConnectionWatch
}): WorldshareHere {
  const { office, kept, secret, watch } = given
  const read = readOnce(worldshareSettings)
  const found = () => read(kept.connection('worldshare')?.fields)
  const isOn = (): boolean => kept.connection('worldshare')?.isOn === true && found() !== null
  const settings = () => {
    const read = found()
    if (!read)
      throw new ConnectorError('refused', 'WorldShare is not set up: an administrator does that in the settings.')
    return read
  }
  const assumed = readerOf(() => found()?.assumed ?? {})
  const calls = createOutsideCalls(office, 'worldshare')
  const bare = createOclcClient({
    connection: () => ({ settings: settings(), keySecret: secret(worldshareSecret) ?? '' }),
    assumed,
    keeper: {
      begin: (call) => calls.begin({ ...call, reference: bareNumber(call.reference) }),
      end: (id, { status, body }) => calls.end(id, { status: status ?? 0, body: body ?? '' }),
    },
    // Tokens and limits go by the clock on the wall.
    now: () => new Date(),
  })
  const heard = watch?.of('worldshare')
  const client: OclcClient = heard ? { ...bare, call: (call) => heard(() => bare.call(call)) } : bare
  const holdings = createHoldings(client, settings)
  const desk = createNetworkDesk(office)
  const patrons = createPatrons({ client, settings, assumed, desk: desk.patrons, now: () => office.clock.now() })
  const parts: WorldshareParts = {
    desk,
    patrons,
    requests: createRequests(client, settings, assumed),
    holdings,
    settings,
    assumed,
    asked: {
      async mayBeMade(reference) {
        const tries = await calls.earlier(bareNumber(reference) ?? '', createCall)
        return tries.some(
          // 0: it never left the house.
          ({ body, status }) =>
            body.includes(`"${reference}"`) && status !== 0 && !(status !== null && status >= 400 && status < 500),
        )
      },
      async was(reference) {
        const earlier = await calls.earlier(bareNumber(reference) ?? '', isItThere)
        return earlier.some((one) => one.body === reference)
      },
      async now(reference) {
        const id = await calls.begin({ reference: bareNumber(reference), kind: isItThere, body: reference })
        await calls.end(id, { status: 0, body: '' })
      },
    },
  }
  const poller = createPoller({ ...parts, budget: client.budget, log: office.log })
  return {
    isOn,
    us: () => found()?.registryId ?? null,
    carrier: createWorldshareCarrier(parts),
    holdings,
    survey: createSurvey(parts, isOn),
    poll: () => (isOn() ? poller.run() : Promise.resolve({ searched: 0, read: 0, changed: 0 })),
    connection: {
      name: 'worldshare',
      label: 'WorldShare',
      about: 'OCLC’s resource-sharing network: our requests there, theirs to us, and who holds what.',
      form: formOf(worldshareSettings, worldshareParts),
      secrets: [{ name: worldshareSecret, label: 'Secret of the WSKey' }],
      hasSecret: (name) => secret(name) !== null,
      read: (fields) => readFields(worldshareSettings, fields),
      check: () => checkWorldshare({ client, patrons, settings: settings(), assumed, today: today(office) }),
      warning: () => (isOn() ? keyWarning(found()?.keyExpiresOn ?? null, today(office)) : null),
      budget: () => {
        const read = found()
        return read && { name: 'worldshare', what: 'calls', most: read.callsPerHour }
      },
    },
  }
}

/** The request's number, whether a lender on its string is named or not. */
const bareNumber = (reference: string | null): string | null =>
  reference === null ? null : (readEntryNumber(reference)?.number ?? readNumber(reference))
