import type { ConnectionLight, ConnectionView } from '../../contract/connections.ts'
import { refuse } from '../../domain/refusal.ts'
import { peersOf, tryPeer } from '../../office/directory/connection-peers.ts'
import {
  changeConnection,
  keptOf,
  switchConnection,
  type Connection,
  type ConnectionTools,
} from '../../office/directory/connections.ts'
import { overview, type ConnectionOverview } from '../../office/directory/connections-overview.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os, type ApiContext } from './base.ts'

export const connectionRoutes = {
  list: os.connections.list.handler(async ({ context }) => (await overview(context)).map(viewOf)),
  lights: os.connections.lights.handler(async ({ context }) => (await overview(context)).map(lightOf)),
  peers: os.connections.peers.handler(async ({ context: { office, secrets } }) =>
    (await peersOf(office, secrets)).map((peer) => ({ ...peer, ...instants(peer) })),
  ),
  testPeer: os.connections.testPeer.handler(async ({ input, context: { office, reachPartner, watch } }) => ({
    findings: [...orRefuse(await tryPeer(office, { reach: reachPartner, watch }, input.libraryId))],
  })),
  change: os.connections.change.handler(async ({ input, context }) => {
    const connection = named(context.connections, input.name)
    orRefuse(await changeConnection(toolsOf(context), connection, input))
    return oneOf(context, connection)
  }),
  switch: os.connections.switch.handler(async ({ input, context }) => {
    const connection = named(context.connections, input.name)
    orRefuse(await switchConnection(toolsOf(context), connection, input.isOn))
    return oneOf(context, connection)
  }),
  test: os.connections.test.handler(async ({ input, context: { settings, connections } }) => {
    const connection = named(connections, input.name)
    if (keptOf(connection, settings) === null) throw refusalError(refuse('connection-unset'))
    return { findings: [...(await connection.check())] }
  }),
}

const toolsOf = ({ office: { store, clock }, settings, secrets }: ApiContext): ConnectionTools => ({
  store,
  settings,
  secrets,
  now: clock.now(),
})

function named(connections: readonly Connection[], name: string): Connection {
  const found = connections.find((one) => one.name === name)
  if (!found) throw refusalError(refuse('connection-unknown'))
  return found
}

async function oneOf(context: ApiContext, connection: Connection): Promise<ConnectionView> {
  const [found] = await overview({ ...context, connections: [connection] })
  if (!found) throw refusalError(refuse('connection-unknown'))
  return viewOf(found)
}

function viewOf({ connection, kept, secrets, waiting, ...stands }: ConnectionOverview): ConnectionView {
  const { name, label, about, form } = connection
  return {
    name,
    label,
    about,
    isOn: kept?.isOn ?? false,
    isSet: kept !== null,
    ...stands,
    ...instants(stands),
    ...waiting,
    form,
    fields: kept?.fields ?? {},
    secrets: secrets.map(({ changedAt, ...one }) => ({ ...one, setAt: changedAt?.toISOString() ?? null })),
  }
}

const lightOf = ({
  connection: { name, label },
  standing,
  sentence,
  warning,
}: ConnectionOverview): ConnectionLight => ({
  name,
  label,
  standing,
  sentence,
  warning,
})

const instants = ({ goodAt, badAt }: { goodAt: Date | null; badAt: Date | null }) => ({
  goodAt: goodAt?.toISOString() ?? null,
  badAt: badAt?.toISOString() ?? null,
})
