// Tells the five counties into a database of its own, as `npm run demo` and the test of the template's freshness do.
import { byHand } from '../../../connectors/by-hand/carrier.ts'
import { mailerByHand } from '../../../connectors/by-hand/mailer.ts'
import { createIlsCarrier } from '../../../office/circulation/ils-carrier.ts'
import type { Office } from '../../../office/context.ts'
import { defaultCorrespondence, type Correspondence } from '../../../office/correspondence/correspondence.ts'
import { createLinks } from '../../../office/correspondence/links.ts'
import { loadSettings } from '../../../office/directory/settings.ts'
import { markMakeBelieve } from '../../../store/make-believe.ts'
import type { Store } from '../../../store/open.ts'
import { openPastIls } from '../past/past-ils.ts'
import { partners } from '../libraries.ts'
import { buildFiveCounties, firstDay, type Begun } from './build.ts'
import { momentOf } from './calendar.ts'
import type { Endpoints } from './fill.ts'
import { allCopies } from './holdings.ts'
import { readers } from './people.ts'
import { openTeller } from './teller.ts'

/** Any address will do: at each start the libraries that answer by themselves are given theirs. */
export const peerEndpoints: Endpoints = new Map(
  [partners.tallgrass, partners.cormorant].map(({ isil }) => [isil, 'http://127.0.0.1:9/iso18626']),
)

/** Nobody is written to by mail: each notice is a card, which the assistant does. No signed address is ever made. */
const correspondence: Correspondence = {
  mailer: mailerByHand,
  links: createLinks('no address of the make-believe past is ever opened'),
  settings: () => defaultCorrespondence,
  texts: () => new Map(),
  origin: () => null,
}

export interface Telling {
  readonly endpoints: Endpoints
  readonly tales?: readonly Begun[]
  readonly until?: Date
  readonly said?: (line: string) => void
}

/** The database is migrated and empty. Answers the office as it stands at the end. */
export async function tellFiveCounties(store: Store, telling: Telling): Promise<Office> {
  await markMakeBelieve(store.db)
  const teller = openTeller(momentOf(firstDay, 0))
  const pastIls = openPastIls({ patrons: readers, copies: allCopies }, teller.clock)
  const { ils } = pastIls
  const settings = await loadSettings(store)
  const office: Office = {
    store,
    clock: teller.clock,
    carriers: { partner: () => byHand, ils: () => createIlsCarrier(store, ils) },
    ils,
    correspondence,
    settings: settings.settings,
    policy: settings.policy,
    log(line) {
      throw new Error(line)
    },
  }
  await buildFiveCounties({ office, teller, pastIls, reloadSettings: settings.reload, ...telling })
  return office
}
