// A line of its own that only listens: the server says when mail has come (IDLE, RFC 2177), and what came is then taken in by a
// visit of its own. A line nobody has heard of for a while is asked whether it still stands.
import { ConnectorError } from '../../office/ports.ts'
import { leave, lineTo } from './client.ts'
import type { MailInConnection } from './settings.ts'
import { troubleOf } from './trouble.ts'

/** Servers may hang up after half an hour, and firewalls forget a silent line sooner. */
const askAgainMs = 4 * 60_000
const brokeOff = new ConnectorError('unreachable', 'The line to the mail server broke.')

/**
 * Listens until the signal ends it. `onNews` is called when the line stands (mail may have come before) and whenever mail
 * comes; when that fails the line is given up, so that it is begun anew. Answers `silent` where the server has no such thing; throws when there is no line, or none any more.
 */
export async function listenForMail(
  connection: MailInConnection,
  { onNews, signal }: { readonly onNews: () => Promise<void>; readonly signal: AbortSignal },
): Promise<'ended' | 'silent'> {
  const { settings } = connection
  const { imap, broken } = lineTo(connection, askAgainMs + settings.timeoutSeconds * 1000, askAgainMs)
  const hangUp = (): void => imap.close()
  let failed: unknown = null
  const tell = (): void =>
    void onNews().catch((error: unknown) => {
      failed ??= error
      hangUp()
    })
  signal.addEventListener('abort', hangUp, { once: true })
  try {
    if (signal.aborted) return 'ended'
    await imap.connect()
    // Only looked at: what is seen or moved is the visit's.
    await imap.mailboxOpen(settings.folder, { readOnly: true })
    if (!imap.capabilities.has('IDLE')) return 'silent'
    imap.on('exists', ({ count, prevCount }) => {
      if (count > prevCount) tell()
    })
    tell()
    while (imap.usable) {
      const wasIdle = await imap.idle()
      if (wasIdle === false && imap.usable) return 'silent'
    }
    if (signal.aborted) return 'ended'
    throw troubleOf(failed ?? broken() ?? brokeOff, settings)
  } catch (error) {
    if (signal.aborted) return 'ended'
    throw troubleOf(failed ?? broken() ?? error, settings)
  } finally {
    signal.removeEventListener('abort', hangUp)
    await leave(imap)
  }
}
