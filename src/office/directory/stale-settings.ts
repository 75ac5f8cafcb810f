import { refuse, type Refusal } from '../../domain/refusal.ts'
import type { Tx } from '../../store/open.ts'
import { lockSettings, settingsVersion } from '../../store/settings.ts'

/** A form of settings is saved whole: refused where others saved one of these since it was opened. Without a version it goes over what stands. */
export async function refuseStale(
  tx: Tx,
  version: string | undefined,
  ...names: readonly string[]
): Promise<Refusal | null> {
  await lockSettings(tx)
  if (version === undefined || version === (await settingsVersion(tx, ...names))) return null
  return refuse('settings-stale')
}
