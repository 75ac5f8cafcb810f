// How each system is worked without a key, as the office has set it; kept with the other settings.
import { z } from 'zod'
import { pageNames, usualAssisted, type AssistedSettings } from '../../domain/assisted/systems.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { announceAll } from '../../store/announce.ts'
import type { Tx } from '../../store/open.ts'
import { saveSetting } from '../../store/settings.ts'
import { refuseStale } from '../directory/stale-settings.ts'

export const settingName = 'assisted'
const pages = z.partialRecord(z.enum(pageNames), z.string())
const shape = z.object({
  worldshare: z.object({
    isOn: z.boolean(),
    pages,
    registryId: z.number().nullable(),
    takesIn: z.boolean(),
    walkAt: z.array(z.string()),
  }),
  polaris: z.object({ isOn: z.boolean(), pages }),
})

/** What was never set is as usual: neither is on. */
export function assistedFrom(rows: ReadonlyMap<string, unknown>): AssistedSettings {
  const read = shape.safeParse(rows.get(settingName))
  return read.success ? read.data : usualAssisted
}

export async function changeAssisted(
  tx: Tx,
  next: AssistedSettings,
  now: Date,
  version?: string,
): Promise<Answer<AssistedSettings>> {
  const stale = await refuseStale(tx, version, settingName)
  if (stale) return stale
  for (const system of ['worldshare', 'polaris'] as const)
    for (const name of pageNames) {
      const address = next[system].pages[name]?.trim() ?? ''
      if (address !== '' && !/^https?:\/\/[^\s]+$/i.test(address))
        return refuse(
          'bad-details',
          { field: 'Address', problem: 'must begin with https:// and hold no blanks' },
          `${system}.pages.${name}`,
        )
    }
  const kept = {
    worldshare: { ...next.worldshare, pages: { ...next.worldshare.pages }, walkAt: next.worldshare.walkAt.toSorted() },
    polaris: { ...next.polaris, pages: { ...next.polaris.pages } },
  }
  await saveSetting(tx, settingName, kept, now)
  await announceAll(tx)
  return done(kept)
}
