// How requests made in Polaris become known: reports and the view have a connection of their own, which needs no key of
// PAPI; patron by patron goes with Polaris' connection.
import { checkBorn } from '../connectors/polaris/born/check.ts'
import { createFolderWay } from '../connectors/polaris/born/folder.ts'
import { createReportReader } from '../connectors/polaris/born/report-reader.ts'
import { bornSettings, noBorn } from '../connectors/polaris/born/settings.ts'
import type { BornTools } from '../connectors/polaris/born/tools.ts'
import { createViewWay } from '../connectors/polaris/born/view.ts'
import { polarisSecrets } from '../connectors/polaris/settings.ts'
import type { PolarisReader } from '../domain/assumptions/polaris.ts'
import type { Connection } from '../office/directory/connections.ts'
import type { ConnectionWatch } from '../office/directory/connection-watch.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import type { IlsBirths, ReportReader } from '../office/ils-port.ts'
import { formOf, readFields } from './read-fields.ts'

const name = 'polaris-reports'

export interface PolarisBirths {
  readonly births: readonly IlsBirths[]
  readonly reports: ReportReader
  readonly connection: Connection
}

export function openPolarisBirths(given: {
  readonly kept: Pick<SettingsCache, 'connection'>
  readonly secret: Secrets['get']
  readonly assumed: PolarisReader
  /** Polaris' own names of branches, while PAPI is on; null: it is not. */
  readonly branches: () => { codeNamed(words: string): Promise<string> } | null
  readonly watch?: ConnectionWatch | undefined
}): PolarisBirths {
  const { kept, secret, assumed, branches, watch } = given
  const settings = () => bornSettings.safeParse(kept.connection(name)?.fields).data ?? noBorn
  const isOn = (): boolean => kept.connection(name)?.isOn === true
  const sqlPassword = (): string => secret(polarisSecrets.sql) ?? ''
  const tools: BornTools = {
    settings,
    assumed,
    async codeNamed(words) {
      const own = Object.entries(settings().branchCodes).find(
        ([code, id]) => String(id) === words || code.toLowerCase() === words.toLowerCase(),
      )
      return own?.[0] ?? (await branches()?.codeNamed(words)) ?? words
    },
  }
  return {
    births: [createFolderWay(tools, isOn), createViewWay(tools, isOn, sqlPassword)].map((way) => ({
      ...way,
      look: (desk) => (watch ? watch.of(name)(() => way.look(desk)) : way.look(desk)),
    })),
    reports: createReportReader(tools, isOn),
    connection: {
      name,
      label: 'Requests made in Polaris',
      about: 'ILL requests from the catalog or Leap, by a report or a view of the database. It needs no key of PAPI.',
      form: formOf(bornSettings),
      secrets: [{ name: polarisSecrets.sql, label: 'Password for the view of the database', isOptional: true }],
      hasSecret: (one) => secret(one) !== null,
      read: (fields) => readFields(bornSettings, fields),
      check: () => checkBorn(settings(), sqlPassword()),
    },
  }
}
