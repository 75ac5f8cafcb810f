// Polaris as a setting: the office's library system while its connection is switched on, else what a person does.
import { z } from 'zod'
import { ilsByHand } from '../connectors/by-hand/ils.ts'
import { checkPolaris } from '../connectors/polaris/health.ts'
import { createPolarisIls } from '../connectors/polaris/ils.ts'
import { readerOf } from '../connectors/polaris/own-assumptions.ts'
import { createBranches } from '../connectors/polaris/branches.ts'
import { createPatronWay } from '../connectors/polaris/born/patrons.ts'
import type { Tools } from '../connectors/polaris/tools.ts'
import { createPolaris } from '../connectors/polaris/polaris.ts'
import { polarisParts } from '../connectors/polaris/form-parts.ts'
import { polarisSecrets, polarisSettings, type PolarisConnection } from '../connectors/polaris/settings.ts'
import type { LogInTries } from '../connectors/polaris/staff-account.ts'
import type { Office } from '../office/context.ts'
import type { Connection } from '../office/directory/connections.ts'
import type { ConnectionWatch } from '../office/directory/connection-watch.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import { createOutsideCalls } from '../office/outside-calls.ts'
import { ConnectorError } from '../office/ports.ts'
import type { Ils, IlsBirths, ReportReader } from '../office/ils-port.ts'
import type { Store } from '../store/open.ts'
import { readSettings, saveSetting } from '../store/settings.ts'
import { openPolarisBirths } from './polaris-births.ts'
import { formOf, readFields, readOnce } from './read-fields.ts'

/** Under which looks of the hour are counted. */
const looksName = 'polaris looks'

export interface PolarisHere {
  readonly ils: Ils
  /** The ways in which requests made there become known. */
  readonly births: readonly IlsBirths[]
  /** Reads a report that came another way, such as by mail. */
  readonly reports: ReportReader
  readonly connection: Connection
  /** Reports and the view: a connection of its own. */
  readonly birthConnection: Connection
}

export function openPolaris(given: {
  readonly store: Store
  readonly clock: Office['clock']
  readonly kept: Pick<SettingsCache, 'connection'>
  readonly secret: Secrets['get']
  readonly watch?: ConnectionWatch
}): PolarisHere {
  const { store, clock, kept, secret, watch } = given
  const read = readOnce(polarisSettings)
  const settings = () => read(kept.connection('polaris')?.fields)
  const isOn = (): boolean => kept.connection('polaris')?.isOn === true && settings() !== null

  function connection(): PolarisConnection {
    const found = settings()
    if (!found)
      throw new ConnectorError('refused', 'Polaris is not set up: an administrator does that in the settings.')
    return {
      settings: found,
      accessKey: secret(polarisSecrets.accessKey) ?? '',
      password: secret(polarisSecrets.password) ?? '',
      oauthSecret: secret(polarisSecrets.oauth) ?? '',
    }
  }
  const assumed = readerOf(() => settings()?.assumed ?? {})
  const polaris = createPolaris({
    connection,
    assumed,
    keeper: createOutsideCalls({ store, clock }, 'polaris'),
    tries: triesIn(store),
    // Signatures and log-ins go by the clock on the wall.
    now: () => new Date(),
    ...(watch ? { watch: watch.of('polaris') } : {}),
  })
  const real = createPolarisIls(polaris, () => clock.now())
  const tools: Tools = { polaris, branches: createBranches(polaris, () => clock.now()), now: () => clock.now() }
  const born = openPolarisBirths({
    kept,
    secret,
    assumed,
    branches: () => (isOn() ? tools.branches : null),
    watch,
  })
  const chosen = (): Ils => (isOn() ? real : ilsByHand)
  return {
    ils: {
      get name() {
        return chosen().name
      },
      get byHand() {
        return chosen().byHand
      },
      get knowsKeys() {
        return chosen().knowsKeys
      },
      findPatron: (card) => chosen().findPatron(card),
      checkPin: (card, pin) => chosen().checkPin(card, pin),
      findCopies: (wanted) => chosen().findCopies(wanted),
      carry: (key, order, asking) => chosen().carry(key, order, asking),
      async isDone(order) {
        await watch?.count(looksName)
        return (await chosen().isDone?.(order)) ?? false
      },
      get lookAtItem() {
        return chosen().lookAtItem
      },
      get institutions() {
        return chosen().institutions
      },
      get patrons() {
        return chosen().patrons
      },
      get requests() {
        return chosen().requests
      },
      get survey() {
        return chosen().survey
      },
      follow: {
        perHour: () => chosen().follow?.perHour() ?? 0,
        used: () => chosen().follow?.used() ?? 0,
        async look(watched) {
          await watch?.count(looksName)
          return (await chosen().follow?.look(watched)) ?? []
        },
      },
    },
    births: [...born.births, createPatronWay(tools, isOn)],
    reports: born.reports,
    birthConnection: born.connection,
    connection: {
      name: 'polaris',
      label: 'Polaris',
      about: 'The library system: patrons, holds, circulation, and interlibrary loan items.',
      form: formOf(polarisSettings, polarisParts),
      secrets: [
        { name: polarisSecrets.accessKey, label: 'PAPI access key' },
        { name: polarisSecrets.password, label: 'Password of the staff account' },
        { name: polarisSecrets.oauth, label: 'Client secret at the identity provider', isOptional: true },
      ],
      hasSecret: (name) => secret(name) !== null,
      read: (fields) => readFields(polarisSettings, fields),
      check: () => checkPolaris(polaris),
      budget: () => {
        const found = settings()
        return found && { name: looksName, what: 'looks', most: found.looksPerHour }
      },
    },
  }
}

const triesName = 'polaris-log-in'
const triesShape = z.array(z.iso.datetime()).catch([])

/** Kept where every process of this office sees them. */
const triesIn = (store: Store): LogInTries => ({
  async read() {
    const rows = await readSettings(store.db)
    return triesShape.parse(rows.get(triesName)).map((at) => new Date(at))
  },
  write: (tries) =>
    store.transact((tx) =>
      saveSetting(
        tx,
        triesName,
        tries.map((at) => at.toISOString()),
        new Date(),
      ),
    ),
})
