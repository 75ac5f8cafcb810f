import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { test, type TestContext } from 'node:test'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { ConnectorError, type MailServer } from '../../office/ports.ts'
import { createSmtpMailer, messageIdOf } from './client.ts'

interface Listener {
  readonly port: number
  readonly got: ParsedMail[]
}

async function listen(t: TestContext, options: SMTPServerOptions = {}): Promise<Listener> {
  const got: ParsedMail[] = []
  async function take(stream: Readable, done: () => void): Promise<void> {
    got.push(await simpleParser(stream))
    done()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void take(stream, done)
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  assert.ok(typeof address === 'object' && address)
  return { port: address.port, got }
}

function mailerAt(port: number, more: Partial<MailServer> = {}, password: string | null = null) {
  const server: MailServer = {
    host: '127.0.0.1',
    port,
    security: 'none',
    user: null,
    from: 'ill@fiverivers.example',
    ...more,
  }
  return createSmtpMailer({
    server: () => server,
    password: () => password,
    senderName: () => 'Five Rivers ILL',
    patienceMs: 400,
  })
}
const mail = {
  key: 'e12.1',
  to: 'ada@readers.example',
  subject: 'Über die „Brücke“',
  text: 'Café, 東京 and a line.\n.\nEnd',
}

/** A server that hangs up as soon as it reads a word. */
async function breakOff(t: TestContext, word: string): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (said) => {
      const text = said.toString()
      if (text.includes(word)) socket.destroy()
      else socket.write(text.startsWith('DATA') ? '354 go on\r\n' : '250 fine\r\n')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const address = server.address()
  assert.ok(typeof address === 'object' && address)
  return address.port
}

async function trouble(send: Promise<void>): Promise<ConnectorError> {
  const error = await send.then(
    () => null,
    (reason: unknown) => reason,
  )
  assert.ok(error instanceof ConnectorError, String(error))
  assert.doesNotMatch(error.message, /ada|readers/, 'no address in what staff and the log read')
  return error
}

test('a mail arrives as it was written, with the Message-ID of its key', async (t) => {
  const { port, got } = await listen(t)
  await mailerAt(port).send(mail)
  assert.equal(got.length, 1)
  assert.equal(got[0]?.messageId, '<e12.1@fiverivers.example>')
  assert.equal(got[0]?.subject, mail.subject)
  assert.equal(got[0]?.text?.trim(), mail.text)
  assert.equal(got[0]?.from?.text, '"Five Rivers ILL" <ill@fiverivers.example>')
  assert.equal(messageIdOf('e 1<>', 'a@b.example'), '<e-1--@b.example>')
})

test('a refused address is refused for good; a busy server is tried again', async (t) => {
  const say = (code: number) =>
    listen(t, {
      onRcptTo(_address, _session, done) {
        done(Object.assign(new Error('no such mailbox ada'), { responseCode: code }))
      },
    })
  const refused = await trouble(mailerAt((await say(550)).port).send(mail))
  assert.deepEqual([refused.kind, refused.retry], ['refused', false])
  const busy = await trouble(mailerAt((await say(451)).port).send(mail))
  assert.deepEqual([busy.kind, busy.retry], ['busy', true])
})

test('a line that breaks before the message is tried again; while the message is taken, a person is asked', async (t) => {
  const dropped = await trouble(mailerAt(await breakOff(t, 'MAIL')).send(mail))
  assert.deepEqual([dropped.kind, dropped.retry], ['unreachable', true])

  const unsure = await trouble(mailerAt(await breakOff(t, 'Subject')).send(mail))
  assert.deepEqual([unsure.kind, unsure.retry], ['unreadable-answer', false])
  const silent = await listen(t, { onData: (stream) => void stream.resume() })
  assert.match((await trouble(mailerAt(silent.port).send(mail))).message, /did it go out\?/)
})

test('a server that says nothing, and one that is not there', async (t) => {
  const slow = await listen(t, { onConnect: () => {} })
  assert.match((await trouble(mailerAt(slow.port).send(mail))).message, /did not answer in time/)
  const gone = await trouble(mailerAt(1).send(mail))
  assert.deepEqual([gone.kind, gone.retry], ['unreachable', true])
})

test('user and password are given, and a wrong password is said', async (t) => {
  const { port, got } = await listen(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      if (auth.username === 'ill' && auth.password === 'lock-and-dam') return done(null, { user: 'ill' })
      return done(new Error('bad'))
    },
  })
  await mailerAt(port, { user: 'ill' }, 'lock-and-dam').send(mail)
  assert.equal(got.length, 1)
  const no = await trouble(mailerAt(port, { user: 'ill' }, 'wrong').send(mail))
  assert.deepEqual([no.kind, no.retry], ['bad-credentials', false])
})

test('where encryption is asked for, nothing goes out without it', async (t) => {
  const { port, got } = await listen(t)
  const error = await trouble(mailerAt(port, { security: 'starttls' }).send(mail))
  assert.equal(error.kind, 'unreachable')
  assert.equal(got.length, 0)
})

test('switched off, it sends nothing', async () => {
  const off = createSmtpMailer({ server: () => null, password: () => null, senderName: () => 'x' })
  assert.equal(off.isOn(), false)
  await trouble(off.send(mail))
})
