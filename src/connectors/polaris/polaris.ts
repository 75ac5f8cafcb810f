// One Polaris as the rest of this folder works with it: both interfaces, the settings in force, our open questions.
import type { PolarisReader } from '../../domain/assumptions/polaris.ts'
import type { OutsideCalls, Watch } from '../../office/ports.ts'
import { createPapi, type PapiClient } from './papi/client.ts'
import type { PolarisConnection, PolarisSettings } from './settings.ts'
import { createStaffAccount, type LogInTries } from './staff-account.ts'
import { createStaffClient, type StaffClient } from './staff/client.ts'

export interface Polaris {
  readonly papi: PapiClient
  readonly staff: StaffClient
  readonly keeper: OutsideCalls
  readonly assumed: PolarisReader
  settings(): PolarisSettings
}
export interface PolarisOptions {
  readonly connection: () => PolarisConnection
  readonly assumed: PolarisReader
  readonly keeper: OutsideCalls
  readonly tries: LogInTries
  readonly now: () => Date
  /** Hears how each call goes; absent: nobody does. */
  readonly watch?: Watch
}

export function createPolaris({ connection, assumed, keeper, tries, now, watch = justDo }: PolarisOptions): Polaris {
  const account = createStaffAccount(tries, now)
  const common = { connection, assumed, account, keeper, now }
  const papi = createPapi(common)
  const staff = createStaffClient(common)
  return {
    papi: { ...papi, call: (wanted) => watch(() => papi.call(wanted)), staff: () => watch(() => papi.staff()) },
    staff: {
      ...staff,
      call: (wanted) => watch(() => staff.call(wanted)),
      find: (wanted) => watch(() => staff.find(wanted)),
    },
    keeper,
    assumed,
    settings: () => connection().settings,
  }
}

const justDo: Watch = (work) => work()

/** Who does it, as PAPI wants it in bodies. */
export const logOn = ({ branchId, userId, workstationId }: PolarisSettings) => ({
  LogonBranchID: branchId,
  LogonUserID: userId,
  LogonWorkstationID: workstationId,
})
