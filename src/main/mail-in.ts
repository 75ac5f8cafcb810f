// The mailbox the office reads, as a setting.
import { z } from 'zod'
import { checkMailIn } from '../connectors/mail-in/health.ts'
import { mailInSecret, mailInSettings, type MailInConnection } from '../connectors/mail-in/settings.ts'
import { takeMail } from '../connectors/mail-in/take-mail.ts'
import type { Office } from '../office/context.ts'
import { mailDesk } from '../office/correspondence/incoming-mail.ts'
import { readNewMail, type MailReader } from '../office/correspondence/mail-readers.ts'
import type { ConnectionWatch } from '../office/directory/connection-watch.ts'
import type { Connection } from '../office/directory/connections.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import { ConnectorError } from '../office/ports.ts'

export interface MailInHere {
  readonly connection: Connection
  /** One round: what is new is taken in, what no rule has seen is shown to the rules. */
  round(): Promise<{ taken: number; known: number; read: number }>
}

export function openMailIn(given: {
  readonly office: Office
  readonly kept: Pick<SettingsCache, 'connection'>
  readonly secret: Secrets['get']
  readonly watch?: ConnectionWatch
  readonly readers: readonly MailReader[]
}): MailInHere {
  const { office, kept, secret, readers, watch } = given
  const found = () => mailInSettings.safeParse(kept.connection('mail-in')?.fields).data ?? null
  let lookedAt = 0

  function connection(): MailInConnection {
    const settings = found()
    if (!settings)
      throw new ConnectorError('refused', 'Mail in is not set up: an administrator does that in the settings.')
    return { settings, password: secret(mailInSecret) ?? '' }
  }
  async function take(): Promise<{ new: number; known: number }> {
    const settings = found()
    const now = office.clock.now()
    const isOn = kept.connection('mail-in')?.isOn === true && settings !== null
    if (!isOn || now.getTime() < lookedAt + settings.everyMinutes * 60_000 - 1_000) return { new: 0, known: 0 }
    lookedAt = now.getTime()
    try {
      const visit = () => takeMail(connection(), mailDesk(office), now)
      return await (watch ? watch.of('mail-in')(visit) : visit())
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      office.log(`mail in: ${error.message}`)
      return { new: 0, known: 0 }
    }
  }
  return {
    async round() {
      const taken = await take()
      return { taken: taken.new, known: taken.known, read: await readNewMail(office, readers) }
    },
    connection: {
      name: 'mail-in',
      label: 'Mail in',
      about:
        'The office’s mailbox (IMAP): reports, alerts, and what people write. What no rule knows waits in the Inbox.',
      form: z.json().parse(z.toJSONSchema(mailInSettings, { io: 'input' })),
      secrets: [{ name: mailInSecret, label: 'Password of the mailbox' }],
      hasSecret: (name) => secret(name) !== null,
      read(fields) {
        const read = mailInSettings.safeParse(fields)
        if (read.success) return { ok: true, fields: z.json().parse(read.data) }
        const [issue] = read.error.issues
        return { ok: false, field: issue?.path.join('.') ?? '', problem: issue?.message ?? 'does not fit' }
      },
      check: () => checkMailIn(connection()),
    },
  }
}
