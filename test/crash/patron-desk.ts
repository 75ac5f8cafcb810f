// The office at the desk as a process of its own, to be killed: the real database on disk, the real connector. It makes one patron, or the
// patron that stands for a library, and prints what came of it.
import { z } from 'zod'
import { byHand } from '../../src/connectors/by-hand/carrier.ts'
import { defaultPolicy } from '../../src/domain/policies/policy.ts'
import { realClock } from '../../src/lab/clock.ts'
import { defaultSettings } from '../../src/lab/polaris/settings.ts'
import { openPolaris } from '../../src/main/polaris.ts'
import { createIlsCarrier } from '../../src/office/circulation/ils-carrier.ts'
import type { Office } from '../../src/office/context.ts'
import { loadSettings } from '../../src/office/directory/settings.ts'
import { createPatron } from '../../src/office/patrons/new-patron.ts'
import { addLibrary, libraryByCode } from '../../src/store/libraries.ts'
import { migrate } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/open.ts'
import { noCorrespondence } from '../no-correspondence.ts'

const { folder, polarisUrl, what } = z
  .object({ folder: z.string(), polarisUrl: z.string(), what: z.enum(['patron', 'library']) })
  .parse(JSON.parse(process.argv[2] ?? '{}'))

const store = await openStore({ folder }, { log: (line) => console.error(line) })
await migrate(store)
const kept = await loadSettings(store)
const now = realClock.now()
const polaris = openPolaris({
  store,
  clock: realClock,
  kept,
  secret: (name) => (name === 'polaris-access-key' ? defaultSettings.accessKey : 'notarealpassword'),
})
const read = polaris.connection.read({
  papiAddress: `${polarisUrl}/PAPIService/REST`,
  staffAddress: `${polarisUrl}/Polaris.ApplicationServices/api`,
  accessId: defaultSettings.accessId,
  domain: 'FLDOMAIN',
  user: 'illstaff',
  branchId: 3,
  userId: 799,
  workstationId: 1205,
  institutionCodeId: 4,
  assumed: { patronSearchLagSeconds: 5 },
})
if (!read.ok) throw new Error(JSON.stringify(read.problems))
await kept.changeConnection('polaris', { isOn: true, fields: read.fields }, now)
const carrier = createIlsCarrier(store, polaris.ils)
const office: Office = {
  store,
  clock: realClock,
  carriers: { partner: () => byHand, ils: () => carrier },
  ils: polaris.ils,
  settings: kept.settings,
  policy: () => defaultPolicy,
  correspondence: noCorrespondence,
  log: (line) => console.error(line),
}

async function patron(): Promise<unknown> {
  const libraryId = await store.transact(
    async (tx) =>
      (await libraryByCode(tx, 'AMB'))?.id ??
      (await addLibrary(tx, { kind: 'member', name: 'Amberwell', code: 'AMB' }, [])),
  )
  return createPatron(office, {
    key: 'keuka-press-1',
    isSomebodyElse: false,
    isVouchedFor: false,
    patron: {
      firstName: 'Cora',
      lastName: 'Crashproof',
      birthDate: '1990-05-01',
      email: null,
      phone: null,
      userName: null,
      card: null,
      libraryId,
      pickupLibraryId: null,
      street: '1 Lock St',
      city: 'Amberwell',
      region: 'NY',
      postcode: '14850',
    },
  })
}

const library = {
  libraryId: 42,
  symbol: 'CRASH',
  name: 'Crash College',
  card: null,
  address: { street: '1 Hill', city: 'Amberwell', region: 'NY', postcode: '14850' },
}
// As a step carries it that was answered “make it”, at each of its tries.
const institution = async (): Promise<unknown> => polaris.ils.institutions?.cardOf(library, 'make', null)

const made = await (what === 'patron' ? patron() : institution())
await store.close()
console.log(JSON.stringify(made))
