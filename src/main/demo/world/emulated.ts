// The two emulators of the make-believe office as it sees them: started, connected as an administrator would connect the
// real ones, and told what people elsewhere do by their controls.
import { join } from 'node:path'
import type { Secrets } from '../../../office/directory/secrets.ts'
import { saveConnection } from '../../../office/directory/connections.ts'
import { polarisSecrets } from '../../../connectors/polaris/settings.ts'
import { worldshareSecret } from '../../../connectors/worldshare/settings.ts'
import type { Store } from '../../../store/open.ts'
import { officeSettings } from '../libraries.ts'
import { startChild, type Child } from './child.ts'
import { ourRegistryId } from './network.ts'

export interface Emulated {
  readonly polaris: Child
  readonly worldshare: Child
  /** Does one thing by an emulator’s controls; throws with its sentence. */
  tell(child: Child, path: string, said?: object): Promise<unknown>
  /** Switches both connections on, at the addresses of today. */
  connect(store: Store, keepSecret: Secrets['keep'], now: Date): Promise<void>
  close(): Promise<void>
}

export async function startEmulated(folder: string, log: (line: string) => void): Promise<Emulated> {
  const start = (name: 'polaris' | 'worldshare') => startChild(name, { data: join(folder, 'demo', name), log })
  const started = await Promise.allSettled([start('polaris'), start('worldshare')])
  const [polaris, worldshare] = started.map((one) => (one.status === 'fulfilled' ? one.value : null))
  if (!polaris || !worldshare) {
    // One that did start must not outlive the other’s failure.
    await Promise.all([polaris?.close(), worldshare?.close()])
    throw started.find((one) => one.status === 'rejected')?.reason
  }
  return {
    polaris,
    worldshare,
    tell,
    async connect(store, keepSecret, now) {
      await keepSecret(polarisSecrets.accessKey, polarisKeys.accessKey)
      await keepSecret(polarisSecrets.password, polarisKeys.password)
      await keepSecret(worldshareSecret, networkKey.secret)
      await store.transact(async (tx) => {
        await saveConnection(tx, 'polaris', { isOn: true, fields: polarisFields(polaris.url) }, now)
        await saveConnection(tx, 'worldshare', { isOn: true, fields: worldshareFields(worldshare.url) }, now)
      })
    },
    async close() {
      await Promise.all([polaris.close(), worldshare.close()])
    },
  }
}

async function tell({ url, name }: Child, path: string, said: object = {}): Promise<unknown> {
  const isForm = said instanceof URLSearchParams
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    ...(isForm ? { body: said } : { body: JSON.stringify(said), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await answer.text()
  if (answer.status >= 400) throw new Error(`${name} ${path}: ${answer.status} ${text.slice(0, 300)}`)
  return answer.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : null
}

// What the emulators’ own pages name as keys to try with.
const polarisKeys = { accessKey: '5D1E9A70-0C3B-4F62-8A17-EXAMPLEKEY01', password: 'notarealpassword' }
export const networkKey = { id: 'fiveRiversClientId', secret: 'fiveRiversSecret', institution: ourRegistryId }

/** A hundred each minute: what happened at a library’s desk is seen within a few. */
const looksPerHour = 6_000

const polarisFields = (url: string) => ({
  papiAddress: `${url}/PAPIService/REST`,
  staffAddress: `${url}/Polaris.ApplicationServices/api`,
  accessId: 'ILLDEMO',
  domain: 'FLDOMAIN',
  user: 'illstaff',
  branchId: 3,
  userId: 799,
  workstationId: 1205,
  mayReturnIll: true,
  mayActivateIll: true,
  // The members’ copies are often in: the office’s own hold is meant all the same.
  holdQuestions: { localCopy: 'yes', illPolicy: 'yes', existingHolds: 'yes', noItems: 'no', charge: 'yes' },
  looksPerHour,
})

const { address, email, name } = officeSettings
const ourAddress = {
  attention: name,
  address1: address?.lines?.at(-1) ?? '',
  locality: address?.city ?? '',
  region: address?.region ?? '',
  country: 'US',
  postal: address?.postcode ?? '',
}
const worldshareFields = (url: string) => ({
  registryId: ourRegistryId,
  clientId: networkKey.id,
  tokenAddress: `${url}/token`,
  searchAddress: url,
  deliveryAddress: ourAddress,
  billingAddress: ourAddress,
  deliveryEmail: email,
  pollHours: { soon: 0.25, today: 0.25, slow: 1 },
  searchMinutes: 1,
  callsPerHour: 20_000,
  assumed: { requestsBase: url },
})
