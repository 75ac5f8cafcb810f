// The make-believe world around the demo office: Polaris and WorldShare as processes of their own, one library that lends
// and one that borrows by message.
import type { Hono } from 'hono'
import { runningClock } from '../../lab/clock.ts'
import { startPeer, type Peer } from '../../lab/peer/peer.ts'
import { createIlsCarrier } from '../../office/circulation/ils-carrier.ts'
import type { Office } from '../../office/context.ts'
import type { Secrets } from '../../office/directory/secrets.ts'
import { setEndpoint } from '../../store/demo.ts'
import type { Store } from '../../store/open.ts'
import type { Home } from '../home.ts'
import type { OfficeClock } from '../office-clock.ts'
import { copies } from './books.ts'
import { fillOnce } from './fill.ts'
import { allCopies } from './five-counties/holdings.ts'
import { readers } from './five-counties/people.ts'
import { addressOf, officeSettings, partners, type DemoPartner } from './libraries.ts'
import { openPastIls } from './past/past-ils.ts'
import { pastClock, type PastClock } from './past-clock.ts'
import { fillShelf } from './supplies.ts'
import { createTourPage } from './tour-page.ts'
import { ask, startTraffic, type Traffic } from './traffic.ts'
import { startEmulated, type Emulated } from './world/emulated.ts'
import { layWorld, setClock } from './world/lay-world.ts'

export interface DemoWorld {
  readonly emulated: Emulated
  readonly lender: Peer
  readonly borrower: Peer
  readonly clock: PastClock
  /** For the tour: straps to read, a library that asks when told to, the way to Polaris’ and WorldShare’s pages. */
  readonly page: Hono
  /** Switches the connections to both on. */
  connect(keepSecret: Secrets['keep']): Promise<void>
  /** The office's door is open: the libraries learn where it is, and now and then something happens. */
  open(officeUrl: string): void
  close(): Promise<void>
}

/** A visitor should see an answer come: steps of the libraries are half a minute apart, not days. */
const paceMs = 30_000

export async function startDemoWorld({
  clock,
  store,
  home,
  log,
  traffic = true,
}: {
  clock: OfficeClock
  store: Store
  home: Pick<Home, 'folder'>
  log: (line: string) => void
  traffic?: boolean
}): Promise<DemoWorld> {
  const emulated = await startEmulated(home.folder, log)
  const past = pastClock(clock)
  const labClock = runningClock(() => past.now(), clock.speed)
  const ourSymbol = { type: 'ISIL', value: officeSettings.symbols[0]?.symbol ?? '' }
  const common = { clock: labClock, paceMs, ourSymbol, knows: [ourSymbol] }
  const lender = await startPeer({
    ...common,
    symbol: { type: 'ISIL', value: partners.tallgrass.isil },
    name: partners.tallgrass.name,
    address: peerAddress(partners.tallgrass.place),
    seed: 1,
  })
  const borrower = await startPeer({
    ...common,
    symbol: { type: 'ISIL', value: partners.cormorant.isil },
    name: partners.cormorant.name,
    address: peerAddress(partners.cormorant.place),
    seed: 2,
  })
  let life: Traffic | null = null
  let door: string | null = null
  let asked = 0
  const page = createTourPage({
    db: store.db,
    ask: () => ask(borrower, asked++),
    officeUrl: () => door,
    outside: { polaris: emulated.polaris.url, worldshare: emulated.worldshare.url },
  })

  return {
    emulated,
    lender,
    borrower,
    clock: past,
    page,
    async connect(keepSecret) {
      await emulated.connect(store, keepSecret, clock.now())
      await setClock(emulated, clock.now(), clock.speed)
    },
    open(officeUrl) {
      door = officeUrl
      for (const peer of [lender, borrower]) peer.ourUrl = new URL('/iso18626', officeUrl).href
      if (traffic) life = startTraffic({ clock: labClock, emulated, borrower, db: store.db, log })
    },
    async close() {
      life?.stop()
      await Promise.all([lender.close(), borrower.close(), emulated.close()])
    },
  }
}

const peerAddress = (place: DemoPartner['place']) => {
  if (place === null) return undefined
  const { lines, city, region, postcode, country } = addressOf(place)
  return { line1: lines[0], locality: city, region, postalCode: postcode, country }
}

const ilsData = { patrons: readers, copies: [...Object.values(copies), ...allCopies] }

/** Fills the small office the first time; then Polaris and WorldShare are given what agrees with it. Later starts find all. */
export async function fillDemo(office: Office, world: DemoWorld, reloadSettings: () => Promise<void>): Promise<void> {
  const { store } = office
  const pastIls = openPastIls(ilsData, world.clock)
  const ilsCarrier = createIlsCarrier(store, pastIls.ils)
  const past: Office = {
    ...office,
    ils: pastIls.ils,
    carriers: { partner: (channel) => office.carriers.partner(channel), ils: () => ilsCarrier },
  }
  const endpoints = { lender: world.lender.url, borrower: world.borrower.url }
  const filled = await fillOnce(past, { clock: world.clock, pastIls, endpoints, reloadSettings })
  if (!filled) {
    await store.transact(async (tx) => {
      await setEndpoint(tx, 'ISIL', partners.tallgrass.isil, world.lender.url)
      await setEndpoint(tx, 'ISIL', partners.cormorant.isil, world.borrower.url)
    })
  }
  await fillShelf(office)
  await layWorld(store, world.emulated, ilsData, office.clock.now())
}
