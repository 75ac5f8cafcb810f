// A line to a mailbox by IMAP (RFC 3501). One visit: log in, open the folder, do something, log out.
import { ImapFlow } from 'imapflow'
import type { MailInConnection } from './settings.ts'
import { troubleOf } from './trouble.ts'

export interface Line {
  readonly imap: ImapFlow
  /** What broke it between two commands; the next command fails. */
  readonly broken: () => unknown
}

/** A line that is not connected yet. `quietMs`: so long nothing may be heard. */
export function lineTo({ settings, password }: MailInConnection, quietMs: number, maxIdleTime?: number): Line {
  const ms = settings.timeoutSeconds * 1000
  const imap = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    doSTARTTLS: settings.security === 'starttls',
    tls: { rejectUnauthorized: !settings.trustsAnyCertificate },
    auth: { user: settings.user, pass: password },
    // What people wrote is nobody's log.
    logger: false,
    connectionTimeout: ms,
    greetingTimeout: ms,
    socketTimeout: quietMs,
    disableAutoIdle: true,
    ...(maxIdleTime === undefined ? {} : { maxIdleTime }),
  })
  let broken: unknown = null
  imap.on('error', (error: unknown) => {
    broken = error
  })
  return { imap, broken: () => broken }
}

export async function visit<T>(connection: MailInConnection, work: (imap: ImapFlow) => Promise<T>): Promise<T> {
  const { settings } = connection
  const { imap, broken } = lineTo(connection, settings.timeoutSeconds * 1000)
  try {
    await imap.connect()
    const lock = await imap.getMailboxLock(settings.folder)
    try {
      return await work(imap)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw troubleOf(broken() ?? error, settings)
  } finally {
    await leave(imap)
  }
}

export async function leave(imap: ImapFlow): Promise<void> {
  try {
    if (imap.usable) await imap.logout()
    else imap.close()
  } catch {
    // What was to be done is done: how the line ends does not matter.
    imap.close()
  }
}
