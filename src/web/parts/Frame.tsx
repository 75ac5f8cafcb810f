import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { readStrangerNumber } from '../../domain/receiving/stranger-number.ts'
import { readSupplyCode } from '../../domain/supplies/supply.ts'
import { api } from '../api.ts'
import { sayOnly } from '../done-line.ts'
import { listenForKeys } from '../keys.ts'
import { Phone } from '../phone/Phone.tsx'
import { follow } from '../live.ts'
import { isStaff, MeProvider } from '../me.tsx'
import { isSignedOut } from '../refusal.ts'
import { addresses } from '../routes.tsx'
import { serverPages } from '../server-pages.ts'
import { enqueue, goOn, sayHalf } from '../scan/queue.ts'
import { stationNow } from '../scan/station.ts'
import { lastPack } from '../screens/supplies/doing.ts'
import { ConnectionLights } from './ConnectionLights.tsx'
import { DoneLine } from './DoneLine.tsx'
import { Failed } from './Failed.tsx'
import { FindBox } from './FindBox.tsx'
import { LiveLight } from './LiveLight.tsx'
import { Loading } from './Loading.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { ScanBar } from './ScanBar.tsx'
import { ScanVoice } from './ScanVoice.tsx'
import { Rail } from './Rail.tsx'
import { RoomsKey } from './RoomsKey.tsx'

/** Rail, top bar, page and the line of the last act. */
export function Frame(): ReactNode {
  const me = useQuery(api.me.queryOptions({ refetchInterval: 600_000 }))
  const main = useFocusOnArrival()
  const rooms = useRooms()
  const navigate = useNavigate()
  const isIn = me.data !== undefined
  const mayScan = me.data !== undefined && isStaff(me.data.role)

  useEffect(
    () =>
      listenForKeys((code) => {
        // Without a station a scan is a question; members and facilities have none.
        const kept = readStrangerNumber(code)
        if (mayScan && kept !== null) void navigate({ to: addresses.strangers, hash: kept })
        else if (mayScan && stationNow()) enqueue(code)
        else if (mayScan && readSupplyCode(code) !== null)
          void openLastPack(code, () => void navigate({ to: addresses.find, search: { code } }))
        else void navigate({ to: addresses.find, search: { code } })
      }, sayHalf),
    [navigate, mayScan],
  )
  useEffect(() => {
    if (mayScan) goOn()
  }, [mayScan])
  useEffect(() => {
    if (!isIn) return
    const end = new AbortController()
    void follow(end.signal)
    return () => end.abort()
  }, [isIn])

  if (me.isError && isSignedOut(me.error)) {
    window.location.assign(serverPages.signIn(window.location.pathname + window.location.search))
    return null
  }
  if (!me.data) {
    return (
      <main className="page">
        <h1 className="only-heard">Keuka</h1>
        {me.isError ? <Failed error={me.error} again={() => void me.refetch()} /> : <Loading what="Keuka" />}
      </main>
    )
  }
  return (
    <MeProvider me={me.data}>
      <div className="frame">
        <a className="skip" href="#page">
          Skip to the page
        </a>
        <header className="frame-top">
          <Link className="frame-name" to={addresses.requests} title={me.data.officeName}>
            Keuka
          </Link>
          {mayScan && <RoomsKey {...rooms} />}
          <FindBox />
          <div className="frame-side">
            {me.data.role !== 'facility' && <Phone />}
            {mayScan && <ConnectionLights />}
            <LiveLight />
            <PersonMenu />
          </div>
        </header>
        <Rail role={me.data.role} isOpen={rooms.isOpen} />
        <main id="page" className="page" tabIndex={-1} ref={main}>
          <Outlet />
        </main>
        <DoneLine />
        {mayScan && <ScanBar />}
        {mayScan && <ScanVoice />}
      </div>
    </MeProvider>
  )
}

/** The barcode on a pack means something on every page; a code that only looks like one is looked up. */
async function openLastPack(code: string, find: () => void): Promise<void> {
  const refusal = await lastPack({ code })
  if (refusal?.code === 'supply-not-found') find()
  else if (refusal) sayOnly(refusal.sentence)
}

/** The rooms are folded again on each page that one comes to. */
function useRooms() {
  const { pathname } = useLocation()
  const [openOn, setOpenOn] = useState<string | null>(null)
  const isOpen = openOn === pathname
  if (openOn !== null && !isOpen) setOpenOn(null)
  return { isOpen, press: () => setOpenOn(isOpen ? null : pathname) }
}

/** After a change of page the next Tab, and a screen reader, begin at the page and not at the link that led there. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}
