// WorldShare's staff alerts by mail: what one says moves our requests as an answer of the network’s own would.
import { readAlert, type Mail } from '../../domain/assisted/alert.ts'
import type { PasteLine } from '../assisted/paste-line.ts'
import { takeSeenIn } from '../assisted/take-seen.ts'
import type { Office } from '../context.ts'

export type AlertAnswer = { readonly is: 'not mine' } | { readonly is: 'taken'; readonly lines: readonly PasteLine[] }

/** A mail that is none of the three alerts is not mine; taken twice, it changes nothing the second time. */
export async function takeAlert(office: Office, mail: Mail): Promise<AlertAnswer> {
  const here = office.assisted?.()
  const alert = here && here.modes.worldshare !== 'by_hand' ? readAlert(mail) : null
  if (!here || alert === null) return { is: 'not mine' }
  const lines: PasteLine[] = []
  for (const seen of alert.requests) lines.push(await office.store.transact((tx) => takeSeenIn(tx, office, here, seen)))
  return { is: 'taken', lines }
}
