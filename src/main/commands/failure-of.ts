import { TrustedProxiesUnreadable } from '../../http/sign-in/client-address.ts'
import {
  BackupRefused,
  MigrationRefused,
  StoreFull,
  StoreGone,
  StoreInUse,
  StoreUnfit,
  errorCode,
} from '../../store/errors.ts'
import { ClockUnreadable } from '../office-clock.ts'
import { SettingUnusable } from '../settings.ts'
import { CommandRefused } from './refused.ts'
import { UsageWrong } from './usage-wrong.ts'

export interface Failure {
  readonly code: string
  readonly sentence: string
}

/** A failure people can put right, in one sentence; null for our own faults. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof CommandRefused) return { code: error.code, sentence: error.message }
  for (const [code, kind] of kinds) {
    if (error instanceof kind) return { code, sentence: error.message }
  }
  return ofTheSystem(error)
}

const kinds = [
  ['usage', UsageWrong],
  ['in-use', StoreInUse],
  ['database-gone', StoreGone],
  ['disk-full', StoreFull],
  ['database-unfit', StoreUnfit],
  ['migration-refused', MigrationRefused],
  ['backup-refused', BackupRefused],
  ['setting-unusable', SettingUnusable],
  ['setting-unusable', ClockUnreadable],
  ['setting-unusable', TrustedProxiesUnreadable],
] as const

/** What the system says about a file or a folder. */
function ofTheSystem(error: unknown): Failure | null {
  const code = errorCode(error)
  const place = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : 'the disk'
  if (code === 'ENOSPC' || code === 'EDQUOT' || isFullInside(error))
    return { code: 'disk-full', sentence: `There is no room left on ${place}: make some, then try again.` }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return {
      code: 'no-rights',
      sentence: `This account may not write to ${place}: give it the right, or name another folder in KEUKA_HOME.`,
    }
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return { code: 'no-folder', sentence: `${place} is not a folder: name another in KEUKA_HOME.` }
  return null
}

/** PGlite's file system (51, as WASI counts) and SQLite under the lock (13) have numbers of their own for a full disk. */
function isFullInside(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  return ('errno' in error && error.errno === 51) || ('errcode' in error && error.errcode === 13)
}
