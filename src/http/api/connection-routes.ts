import type { ConnectionView } from '../../contract/connections.ts'
import { refuse } from '../../domain/refusal.ts'
import { changeConnection, type Connection } from '../../office/directory/connections.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

export const connectionRoutes = {
  list: os.connections.list.handler(({ context: { settings, connections } }) =>
    connections.map((one) => viewOf(one, settings)),
  ),
  change: os.connections.change.handler(async ({ input, context }) => {
    const { settings, secrets, office } = context
    const connection = named(context.connections, input.name)
    orRefuse(await changeConnection({ settings, keepSecret: secrets.keep, now: office.clock.now() }, connection, input))
    return viewOf(connection, settings)
  }),
  test: os.connections.test.handler(async ({ input, context: { settings, connections } }) => {
    const connection = named(connections, input.name)
    if (settings.connection(connection.name) === null) throw refusalError(refuse('connection-unset'))
    return { findings: [...(await connection.check())] }
  }),
}

function named(connections: readonly Connection[], name: string): Connection {
  const found = connections.find((one) => one.name === name)
  if (!found) throw refusalError(refuse('connection-unknown'))
  return found
}

function viewOf(connection: Connection, settings: SettingsCache): ConnectionView {
  const { name, label, about, form, secrets } = connection
  const kept = settings.connection(name)
  return {
    name,
    label,
    about,
    isOn: kept?.isOn ?? false,
    form,
    fields: kept?.fields ?? {},
    secrets: secrets.map((one) => ({ ...one, isSet: connection.hasSecret(one.name) })),
  }
}
