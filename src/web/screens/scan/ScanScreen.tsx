import { Link } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { withoutUnread } from '../../../domain/shipping/return-terms.ts'
import { useKeys } from '../../keys.ts'
import { MailroomLinks } from '../mailroom/MailroomLinks.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { KeyCap } from '../../parts/KeyCap.tsx'
import { kept } from '../../parts/ScanBar.tsx'
import { ScanResult } from '../../parts/ScanResult.tsx'
import { UnreadOf } from '../../parts/UnreadOf.tsx'
import { stationKeys } from '../../scan/desk-keys.ts'
import { goTo, refreshSession } from '../../scan/acts.ts'
import { useBoxTable } from '../../scan/box-table.ts'
import { enqueue, enqueueFound, useScans, type Shown } from '../../scan/queue.ts'
import { setSound, useSound } from '../../scan/sound.ts'
import { stationLabels, stations, useStation, type Station } from '../../scan/station.ts'
import { addresses } from '../../routes.tsx'
import { TypedCode } from '../../parts/TypedCode.tsx'
import { useTitle } from '../../use-title.ts'
import { BoxEmptied } from './BoxEmptied.tsx'
import { Camera } from './Camera.tsx'
import { ClosePackage } from './ClosePackage.tsx'
import { ConditionKeys } from './ConditionKeys.tsx'
import { KeepStranger } from './KeepStranger.tsx'
import { DropBoxCount } from './DropBoxCount.tsx'
import { DropBoxKeys } from './DropBoxKeys.tsx'
import { DropBoxPanel } from './DropBoxPanel.tsx'
import { DropWord } from './DropWord.tsx'
import { ScanList } from './ScanList.tsx'

const abouts = {
  arriving: 'What comes from other libraries and from our members: scan its strap, or the number it came with.',
  drop_box: 'What comes back: borrowed pieces from our members, our own from other libraries, crates from facilities.',
  packing: 'What leaves: scan a piece and it goes in its library’s package; C closes that, and its label is printed.',
  shelf: 'What is put on a hold shelf.',
} as const satisfies Record<Station, string>

/** The desk's scanner: where it is, what the last scan came to, and all of this session. */
export function ScanScreen(): ReactNode {
  const at = useStation()
  const { shown, session, trouble, waiting } = useScans()
  useTitle(at ? `Scan: ${stationLabels[at.station]}` : 'Scan')
  useKeys(Object.fromEntries(stations.map((one) => [stationKeys[one], () => goTo(one)])))
  useStoredSession(at?.session ?? null)
  useBoxTable(at?.station === 'drop_box' ? at.session : null)
  return (
    <div className="stack">
      <MailroomLinks />
      <div className="page-head">
        <h1 className={at ? 'scan-station' : ''}>{at ? stationLabels[at.station] : 'Scan'}</h1>
        {at && <p className="soft">{abouts[at.station]}</p>}
        <span className="row">
          <SoundKey />
          {at && at.station !== 'drop_box' && (
            <button type="button" className="small-key" onClick={() => goTo(null)}>
              Close the session
            </button>
          )}
        </span>
      </div>
      <fieldset className="scan-stations">
        <legend className="only-heard">Station</legend>
        {stations.map((one) => (
          <button
            key={one}
            type="button"
            className="small-key form-key"
            aria-pressed={at?.station === one}
            aria-current={at?.station === one ? 'true' : undefined}
            onClick={() => goTo(one)}
          >
            {stationLabels[one]} <KeyCap of={stationKeys[one]} />
          </button>
        ))}
      </fieldset>
      {trouble !== null && waiting > 0 && <p className="scan-trouble">{kept(trouble, waiting)}</p>}
      {trouble === null && waiting > 1 && <p className="soft">{waiting} scans are being done.</p>}
      {shown?.goes && <DropWord key={`to ${shown.count}`} goes={shown.goes} />}
      {shown ? (
        <ScanResult key={shown.count} shown={beside(shown)} isSmall={shown.goes !== null}>
          <UnreadOf shown={shown} hasKeys />
          <MoreOf shown={shown} station={at?.station ?? null} />
        </ScanResult>
      ) : (
        <Empty>
          {at
            ? 'Ready: scan something.'
            : 'Choose the station the scanner stands at. Until then a scan finds a request.'}
        </Empty>
      )}
      {session?.station === 'packing' && session.isOpen && <ClosePackage session={session} />}
      {session && session.expects !== null && <p className="scan-expects">Awaited now: {session.expects}</p>}
      {at?.station === 'drop_box' && (
        <>
          {session?.box && <DropBoxCount box={session.box} />}
          <DropBoxKeys shown={shown} session={session ?? null} />
        </>
      )}
      {at && (
        <>
          <TypedCode
            label="Without a scanner: number, barcode, ISBN, title words or who sent it"
            button="Scan it"
            take={enqueue}
          />
          {at.station === 'packing' && (
            <p>
              <Link to={addresses.pack}>Pack what is planned, a package after the other</Link>
            </p>
          )}
          {at.station === 'drop_box' && <BoxEmptied session={session} />}
          <Camera />
        </>
      )}
      {session?.station === 'drop_box' && <DropBoxPanel session={session} />}
      {at && session && <ScanList session={session} />}
    </div>
  )
}

/** What nobody has understood stands below with its keys, and not among the terms too. */
const beside = (shown: Shown): Shown => ({ ...shown, terms: [...withoutUnread(shown.terms, shown.unread)] })

/** What can be said of a thing that came: its condition and its paper, or that it belongs to nobody. */
function MoreOf({ shown, station }: { shown: Shown; station: Station | null }): ReactNode {
  const { requestId, pieceId, canKeep } = shown
  if (canKeep) return <KeepStranger shown={shown} />
  if ((station !== 'arriving' && station !== 'drop_box') || requestId === null || pieceId === null) return null
  const came = { about: shown.about, requestId, pieceId }
  if (station === 'arriving') return <ConditionKeys came={came} hasPaper />
  return <ConditionKeys came={came} hasPaper={false} first={() => enqueueFound('damaged', shown.key)} />
}

function SoundKey(): ReactNode {
  const isOn = useSound()
  return (
    <button type="button" className="small-key" aria-pressed={isOn} onClick={() => setSound(!isOn)}>
      Sound {isOn ? 'on' : 'off'}
    </button>
  )
}

/** What the session did before this page was opened. */
function useStoredSession(session: string | null): void {
  useEffect(() => {
    if (session === null) return
    void refreshSession(session)
  }, [session])
}
