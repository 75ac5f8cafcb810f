// The make-believe world around the demo office: a library system, one library that lends and one that borrows.
import type { Hono } from 'hono'
import { runningClock } from '../../lab/clock.ts'
import { startIls, type IlsStandIn } from '../../lab/ils/ils.ts'
import { startPeer, type Peer } from '../../lab/peer/peer.ts'
import { createIlsCarrier } from '../../office/circulation/ils-carrier.ts'
import { takeIlsNews } from '../../office/circulation/take-ils-news.ts'
import type { Office } from '../../office/context.ts'
import type { Carrier } from '../../office/ports.ts'
import type { Ils } from '../../office/ils-port.ts'
import { setEndpoint } from '../../store/demo.ts'
import type { Store } from '../../store/open.ts'
import type { OfficeClock } from '../office-clock.ts'
import { copies } from './books.ts'
import { fillOnce } from './fill.ts'
import { allCopies } from './five-counties/holdings.ts'
import { readers } from './five-counties/people.ts'
import { ilsOf } from './ils.ts'
import { addressOf, officeSettings, partners, type DemoPartner } from './libraries.ts'
import { pastClock, type PastClock } from './past-clock.ts'
import { remind } from './remember.ts'
import { createTourPage } from './tour-page.ts'
import { ask, startTraffic, type Traffic } from './traffic.ts'

export interface DemoWorld {
  readonly ils: { readonly ils: Ils; readonly carrier: Carrier }
  readonly standIn: IlsStandIn
  readonly lender: Peer
  readonly borrower: Peer
  readonly clock: PastClock
  /** For the tour: straps to read, a library that asks when told to. */
  readonly page: Hono
  /** The office's door is open: the libraries learn where it is, and now and then something happens. */
  open(officeUrl: string): void
  close(): Promise<void>
}

/** A visitor should see an answer come: steps of the libraries are half a minute apart, not days. */
const paceMs = 30_000

export async function startDemoWorld({
  clock,
  store,
  log,
  traffic = true,
}: {
  clock: OfficeClock
  store: Store
  log: (line: string) => void
  traffic?: boolean
}): Promise<DemoWorld> {
  const past = pastClock(clock)
  const labClock = runningClock(() => past.now(), clock.speed)
  const standIn = startIls({ patrons: readers, copies: [...Object.values(copies), ...allCopies] }, labClock)
  const ils = ilsOf(standIn)
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
  })

  return {
    ils: { ils, carrier: createIlsCarrier(store, ils) },
    standIn,
    lender,
    borrower,
    clock: past,
    page,
    open(officeUrl) {
      door = officeUrl
      for (const peer of [lender, borrower]) peer.ourUrl = new URL('/iso18626', officeUrl).href
      if (traffic) life = startTraffic({ clock: labClock, standIn, borrower, db: store.db, log })
    },
    async close() {
      life?.stop()
      await lender.close()
      await borrower.close()
    },
  }
}

const peerAddress = (place: DemoPartner['place']) => {
  if (place === null) return undefined
  const { lines, city, region, postcode, country } = addressOf(place)
  return { line1: lines[0], locality: city, region, postalCode: postcode, country }
}

/** Fills the office the first time; later the stand-ins are told where they stood. Quick either way. */
export async function fillDemo(office: Office, world: DemoWorld, reloadSettings: () => Promise<void>): Promise<void> {
  const { store } = office
  const filled = await fillOnce(office, {
    clock: world.clock,
    standIn: world.standIn,
    endpoints: { lender: world.lender.url, borrower: world.borrower.url },
    reloadSettings,
  })
  if (!filled) {
    await store.transact(async (tx) => {
      await setEndpoint(tx, 'ISIL', partners.tallgrass.isil, world.lender.url)
      await setEndpoint(tx, 'ISIL', partners.cormorant.isil, world.borrower.url)
    })
    await remind(store, world.ils.ils, world.standIn)
  }
  world.standIn.onNews(async (news, key) => {
    // News too late for its request changes nothing: so it is with a real one.
    await takeIlsNews(office, news, key)
  })
}
