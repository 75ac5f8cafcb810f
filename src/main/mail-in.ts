// The mailbox the office reads, as a setting.
import { listenForMail } from '../connectors/mail-in/listen.ts'
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
import type { Listening } from '../jobs/listener.ts'
import { ConnectorError } from '../office/ports.ts'
import { formOf, readFields } from './read-fields.ts'

export interface Round {
  readonly taken: number
  readonly known: number
  readonly read: number
}

export interface MailInHere {
  readonly connection: Connection
  /** One round: what is new is taken in, what no rule has seen is shown to the rules. */
  round(): Promise<Round>
  /** Takes in what comes as the server tells of it. */
  readonly listening: Listening
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
  const isOn = (): boolean => kept.connection('mail-in')?.isOn === true && found() !== null
  async function take(atOnce: boolean): Promise<{ new: number; known: number }> {
    const settings = found()
    const now = office.clock.now()
    const isDue = settings !== null && (atOnce || now.getTime() >= lookedAt + settings.everyMinutes * 60_000 - 1_000)
    if (!isOn() || !isDue) return { new: 0, known: 0 }
    lookedAt = now.getTime()
    const visit = () => takeMail(connection(), mailDesk(office), now)
    return watch ? watch.of('mail-in')(visit) : visit()
  }
  async function roundNow(atOnce: boolean): Promise<Round> {
    const taken = await take(atOnce)
    return { taken: taken.new, known: taken.known, read: await readNewMail(office, readers) }
  }
  /** What the rules have not seen yet is shown to them even while the mailbox cannot be reached. */
  async function roundByClock(): Promise<Round> {
    try {
      return await roundNow(false)
    } catch (error) {
      if (!(error instanceof ConnectorError)) throw error
      office.log(`mail in: ${error.message}`)
      return { taken: 0, known: 0, read: await readNewMail(office, readers) }
    }
  }
  // One round after another: a look by the clock and one because mail has come would take the same.
  let last: Promise<unknown> = Promise.resolve()
  function inTurn(work: () => Promise<Round>): Promise<Round> {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  /** What comes while a round is under way is found by one more after it, however much it is. */
  let isWanted = false
  async function takeSoon(): Promise<void> {
    if (isWanted) return
    isWanted = true
    await last
    isWanted = false
    await inTurn(() => roundNow(true))
  }
  return {
    round: () => inTurn(roundByClock),
    listening: {
      name: 'mail in',
      to: () => (isOn() && found()?.listens === true ? JSON.stringify(connection()) : null),
      async listen(signal) {
        try {
          return await listenForMail(connection(), { signal, onNews: takeSoon })
        } catch (error) {
          if (!(error instanceof ConnectorError) || error.kind !== 'bad-credentials') throw error
          // Tried over and over, a wrong password locks the mailbox.
          office.log(`mail in: ${error.message}`)
          return 'silent'
        } finally {
          await last
        }
      },
    },
    connection: {
      name: 'mail-in',
      label: 'Mail in',
      about:
        'The office’s mailbox (IMAP): reports, alerts, and what people write. What no rule knows waits in the Inbox.',
      form: formOf(mailInSettings),
      secrets: [{ name: mailInSecret, label: 'Password of the mailbox' }],
      hasSecret: (name) => secret(name) !== null,
      read: (fields) => readFields(mailInSettings, fields),
      check: () => checkMailIn(connection()),
    },
  }
}
