// The sheet of a session at the drop box, and where one scan's piece goes, in the words of the screen.
import { closedDaysSince } from '../../domain/drop-box/box-days.ts'
import {
  findsIn,
  isWhy,
  whys,
  type Destination,
  type Find,
  type Goes,
  type Said,
} from '../../domain/drop-box/destinations.ts'
import { countFinds, countPlaces, needsPerson, saidElse, type PlaceCount } from '../../domain/drop-box/sheet.ts'
import { leavingDay } from '../../domain/shipping/leaving-day.ts'
import { boxSessions, parcelWaitingFor, sortedIn, type SortedRow } from '../../store/drop-box.ts'
import { libraryById } from '../../store/libraries.ts'
import type { Tx } from '../../store/open.ts'
import type { ScanSession } from '../../store/scans.ts'
import { today, type Office } from '../context.ts'
import { boxHours } from './lock-session.ts'
import { aboutOf } from './scan-desk.ts'

export interface ForPerson {
  readonly id: number
  readonly at: Date
  readonly to: Destination
  readonly bin: string | null
  readonly library: string | null
  readonly found: readonly Find[]
  readonly said: Said | null
  readonly why: string | null
  readonly about: string
  readonly requestId: number | null
}
export interface Sheet {
  readonly total: number
  readonly places: readonly PlaceCount[]
  readonly finds: readonly { readonly what: Find; readonly count: number }[]
  readonly persons: readonly ForPerson[]
  readonly trapped: readonly Pick<ForPerson, 'id' | 'about' | 'library' | 'requestId'>[]
  readonly closedDays: readonly string[]
}

export async function boxSheet(tx: Tx, office: Office, session: ScanSession): Promise<Sheet | null> {
  if (session.station !== 'drop_box') return null
  const rows = await sortedIn(tx, session.id)
  // A loose letter is counted as what it is, not as a piece that went somewhere.
  const pieces = rows.filter((one) => one.action !== 'foundLoose')
  const day = session.dropped_for ?? today(office)
  return {
    total: pieces.length,
    places: countPlaces(pieces),
    finds: countFinds(rows),
    persons: rows.filter(needsPerson).map(forPerson),
    trapped: rows.filter((one) => one.isTrapped).map(forPerson),
    closedDays: session.dropped_on === null ? [] : closedDaysSince(session.dropped_on, day, await boxHours(tx, day)),
  }
}

const forPerson = (row: SortedRow): ForPerson => ({
  id: row.id,
  at: row.at,
  to: row.goes,
  bin: row.bin,
  library: row.library,
  found: findsIn(row.finds),
  said: saidElse(row),
  why: whyWords(row.why),
  about: aboutRow(row),
  requestId: row.requestId,
})

function aboutRow({ number, title, codeEnd, action, why }: SortedRow): string {
  if (number !== null && title !== null) return aboutOf({ number, title })
  if (codeEnd !== null) return `its code ends in ${codeEnd}`
  if (action === 'foundLoose') return 'loose in the box'
  return why === 'card' ? 'a patron’s card' : 'a code that is not kept'
}

export const whyWords = (why: string | null): string | null => (isWhy(why) ? whys[why] : null)

export interface GoesWords {
  readonly to: Destination
  readonly bin: string | null
  readonly library: string | null
  readonly leavesOn: string | null
  readonly why: string | null
}
export const goesWords = async (office: Office, goes: Goes): Promise<GoesWords> => {
  const { db } = office.store
  const { to, bin, libraryId, why } = goes
  const parcel = to === 'home' && libraryId !== null ? await parcelWaitingFor(db, libraryId) : undefined
  return {
    to,
    bin,
    library: libraryId === null ? null : ((await libraryById(db, libraryId))?.name ?? null),
    leavesOn: parcel?.plannedOn ? leavingDay(parcel.plannedOn, today(office)) : null,
    why: whyWords(why),
  }
}

export const boxSheets = (office: Office) => boxSessions(office.store.db)
