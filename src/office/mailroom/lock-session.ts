// A station's session, locked; at the drop box it learns each day since when the box was not emptied.
import { droppedSince } from '../../domain/drop-box/box-days.ts'
import { mostDaysInBox } from '../../domain/lifecycle/guards.ts'
import type { Station } from '../../domain/lifecycle/table.ts'
import { addDays } from '../../domain/values/days.ts'
import { ownClosures } from '../../store/closures.ts'
import type { Tx } from '../../store/open.ts'
import * as store from '../../store/scans.ts'
import type { Office } from '../context.ts'
import { deskSettings } from '../directory/desk-settings.ts'

export const lockSession = (tx: Tx, office: Office, id: string, station: Station): Promise<store.ScanSession> =>
  store.lockSession(tx, id, station, office.clock.now(), office.settings().timeZone, async (today, emptiedOn) =>
    droppedSince(today, emptiedOn, await boxHours(tx, today), mostDaysInBox),
  )

/** When somebody is there to empty it, as far back as it matters. */
export const boxHours = async (tx: Tx, today: string) => ({
  week: (await deskSettings(tx)).week,
  closures: await ownClosures(tx, null, addDays(today, -mostDaysInBox)),
})
