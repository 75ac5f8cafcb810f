// Walking the queues: which are to be pasted now, and which have been. When each was last is kept with the settings.
import { z } from 'zod'
import { walkedQueues, type WalkedQueue } from '../../domain/assisted/status-words.ts'
import { walkNow, type Walk } from '../../domain/assisted/walk.ts'
import { hoursOn } from '../../domain/desk/staffed.ts'
import { startOfDay } from '../../domain/values/days.ts'
import { announceAll } from '../../store/announce.ts'
import type { Db, Tx } from '../../store/open.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import { today, type Office } from '../context.ts'
import { deskHours } from '../directory/desk-settings.ts'

const settingName = 'queues-walked'
const shape = z.record(z.string(), z.iso.datetime()).catch({})

async function walked(db: Db | Tx): Promise<{ [name in WalkedQueue]?: Date }> {
  const kept = shape.parse((await readSettings(db)).get(settingName))
  return Object.fromEntries(walkedQueues.flatMap(({ name }) => (kept[name] ? [[name, new Date(kept[name])]] : [])))
}

/** Null: nothing to walk now, or WorldShare is not worked assisted. */
export async function queuesToWalk(office: Office): Promise<Walk | null> {
  const here = office.assisted?.()
  if (here?.modes.worldshare !== 'assisted') return null
  const day = today(office)
  if (hoursOn(day, await deskHours(office, day)) === null) return null
  const { timeZone } = office.settings()
  const slots = here.settings.worldshare.walkAt.map((time) => instantAt(day, time, timeZone))
  return walkNow(office.clock.now(), slots, await walked(office.store.db))
}

const instantAt = (day: string, time: string, timeZone: string): Date => {
  const [hour, minute] = time.split(':').map(Number)
  const start = startOfDay(day, timeZone)
  // Days on which the clocks change begin an hour off: the wall clock decides.
  const at = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: { hour: hour ?? 0, minute: minute ?? 0 },
  })
  return at.epochMilliseconds < start.getTime() ? start : new Date(at.epochMilliseconds)
}

export const tickQueue = (office: Office, queue: WalkedQueue): Promise<void> =>
  office.store.transact(async (tx) => {
    const now = office.clock.now()
    const before = await walked(tx)
    const next = Object.fromEntries(
      Object.entries({ ...before, [queue]: now }).map(([name, at]) => [name, at.toISOString()]),
    )
    await saveSetting(tx, settingName, next, now)
    await announceAll(tx)
  })
