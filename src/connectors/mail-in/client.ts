// One visit to a mailbox by IMAP (RFC 3501): log in, open the folder, do something, log out.
import { ImapFlow } from 'imapflow'
import type { MailInConnection } from './settings.ts'
import { troubleOf } from './trouble.ts'

export async function visit<T>(
  { settings, password }: MailInConnection,
  work: (imap: ImapFlow) => Promise<T>,
): Promise<T> {
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
    socketTimeout: ms,
    disableAutoIdle: true,
  })
  // A line that breaks between two commands says so here; the next command fails.
  let broken: unknown = null
  imap.on('error', (error: unknown) => {
    broken = error
  })
  try {
    await imap.connect()
    const lock = await imap.getMailboxLock(settings.folder)
    try {
      return await work(imap)
    } finally {
      lock.release()
    }
  } catch (error) {
    throw troubleOf(broken ?? error, settings)
  } finally {
    await leave(imap)
  }
}

async function leave(imap: ImapFlow): Promise<void> {
  try {
    if (imap.usable) await imap.logout()
    else imap.close()
  } catch {
    // What was to be done is done: how the line ends does not matter.
    imap.close()
  }
}
