// Mail out as a connection: kept where mail has always been kept, so that Settings, Mail and this are one thing.
import { z } from 'zod'
import { createSmtpMailer } from '../connectors/mail/client.ts'
import { mailServer } from '../contract/mail.ts'
import { saveConnection, type Connection } from '../office/directory/connections.ts'
import type { ConnectionWatch } from '../office/directory/connection-watch.ts'
import { mailSecret, saveMailServer } from '../office/directory/mail-settings.ts'
import type { Secrets } from '../office/directory/secrets.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import { ConnectorError, type Mailer } from '../office/ports.ts'
import { formOf, readFields } from './read-fields.ts'

const fieldsShape = mailServer.extend({
  host: mailServer.shape.host.meta({ label: 'Server' }),
  port: mailServer.shape.port.default(587).meta({ label: 'Port' }),
  security: mailServer.shape.security.default('starttls').meta({
    label: 'Encryption',
    help: 'tls from the first byte (465), starttls (587), none inside this house only.',
  }),
  user: mailServer.shape.user.default(null).meta({ label: 'User name', help: 'Empty where the server asks for none.' }),
  from: mailServer.shape.from.meta({ label: 'Sender address' }),
})

export function openMail(given: {
  readonly kept: SettingsCache
  readonly secret: Secrets['get']
  readonly watch: ConnectionWatch
}): { readonly mailer: Mailer; readonly connection: Connection } {
  const { kept, secret, watch } = given
  const smtp = createSmtpMailer({
    server: kept.mailServer,
    password: () => secret(mailSecret),
    senderName: () => kept.settings().name,
  })
  const heard = watch.of('mail')
  return {
    mailer: { isOn: () => smtp.isOn(), send: (mail) => heard(() => smtp.send(mail)) },
    connection: {
      name: 'mail',
      label: 'Mail',
      about: 'How mail leaves the office: notices to patrons, mails to member libraries and partners.',
      form: formOf(fieldsShape),
      get secrets() {
        return [{ name: mailSecret, label: 'Password', isOptional: !kept.mailServer()?.user }]
      },
      hasSecret: (name) => secret(name) !== null,
      read: (fields) => readFields(fieldsShape, fields),
      async check() {
        const what = 'Mail server'
        try {
          await heard(() => smtp.check())
          return [{ what, isWell: true, sentence: 'It answers, and takes our user name and password.' }]
        } catch (error) {
          if (error instanceof ConnectorError) return [{ what, isWell: false, sentence: error.message }]
          throw error
        }
      },
      kept: {
        read() {
          const server = kept.mailServer()
          const fields = server === null ? kept.connection('mail')?.fields : z.json().parse(server)
          return fields === undefined ? null : { isOn: server !== null, fields }
        },
        async write(tx, next, now) {
          await saveMailServer(tx, next.isOn ? mailServer.parse(next.fields) : null, now)
          // What was set is still there when it is switched on again.
          await saveConnection(tx, 'mail', next, now)
        },
      },
    },
  }
}
