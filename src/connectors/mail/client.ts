// Mail out by SMTP (RFC 5321): one message to one address at a time, with a Message-ID made from its key, so that a
// repeat can be known for one by whoever reads both. The server itself does not look at it.
import { createTransport } from 'nodemailer'
import { ConnectorError, type Mailer, type MailServer, type OutgoingMail } from '../../office/ports.ts'
import { troubleOf } from './trouble.ts'

export interface SmtpOptions {
  readonly server: () => MailServer | null
  readonly password: () => string | null
  /** How the office is called beside its address; read anew for each mail. */
  readonly senderName: () => string
  /** Shorter in tests. */
  readonly patienceMs?: number
}

export interface SmtpMailer extends Mailer {
  /** Does it let us in? Sends nothing. */
  check(): Promise<void>
}

export function createSmtpMailer(options: SmtpOptions): SmtpMailer {
  return {
    async check() {
      const server = options.server()
      if (!server) throw new ConnectorError('refused', 'Mail is switched off.')
      const transport = transportTo(server, options, () => {})
      try {
        await transport.verify()
      } catch (error) {
        throw troubleOf(error, false)
      } finally {
        transport.close()
      }
    },
    isOn: () => options.server() !== null,
    async send(mail) {
      const server = options.server()
      if (!server) throw new ConnectorError('refused', 'Mail is not set up.')
      await sendBy(server, options, mail)
    },
  }
}

async function sendBy(server: MailServer, options: SmtpOptions, mail: OutgoingMail): Promise<void> {
  // After 354 the message itself is on its way: if the line breaks then, nobody knows whether it was taken.
  let isMessageUnderWay = false
  const transport = transportTo(server, options, () => {
    isMessageUnderWay = true
  })
  try {
    await transport.sendMail({
      from: { name: options.senderName(), address: server.from },
      to: { name: '', address: mail.to },
      subject: mail.subject,
      text: mail.text,
      messageId: messageIdOf(mail.key, server.from),
      headers: { 'auto-submitted': 'auto-generated' },
    })
  } catch (error) {
    throw troubleOf(error, isMessageUnderWay)
  } finally {
    transport.close()
  }
}

const transportTo = (server: MailServer, options: SmtpOptions, whenUnderWay: () => void) =>
  createTransport({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: options.patienceMs ?? 15_000,
    greetingTimeout: options.patienceMs ?? 15_000,
    socketTimeout: options.patienceMs ?? 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    transactionLog: true,
    logger: listenFor354(whenUnderWay),
    ...(server.user === null ? {} : { auth: { user: server.user, pass: options.password() ?? '' } }),
  })

export const messageIdOf = (key: string, from: string): string =>
  `<${key.replaceAll(/[^A-Za-z0-9.-]/g, '-')}@${from.slice(from.lastIndexOf('@') + 1)}>`

/** Hears the conversation with the server and keeps nothing of it. */
function listenFor354(hear: () => void) {
  const ignore = (): void => {}
  return {
    level: ignore,
    trace: ignore,
    debug: (entry: unknown, said: unknown) => {
      const isServer = typeof entry === 'object' && entry !== null && Reflect.get(entry, 'tnx') === 'server'
      if (isServer && typeof said === 'string' && said.startsWith('354')) hear()
    },
    info: ignore,
    warn: ignore,
    error: ignore,
    fatal: ignore,
  }
}
