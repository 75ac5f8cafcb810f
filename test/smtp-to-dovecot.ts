// A mail server as an office has one: takes mail by SMTP and lays it into the mailbox that Dovecot serves.
import assert from 'node:assert/strict'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import { SMTPServer } from 'smtp-server'
import { mailUser, type Dovecot } from './dovecot.ts'

export interface Post {
  readonly port: number
  /** Every mail as it came, for one that is delivered again. */
  readonly came: readonly Buffer[]
}

export async function openPost(t: TestContext, dovecot: Dovecot): Promise<Post> {
  const came: Buffer[] = []
  async function deliver(stream: Readable, done: () => void): Promise<void> {
    const mail = await buffer(stream)
    came.push(mail)
    await dovecot.deliver(mail)
    done()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      done(address === mailUser ? null : new Error(`No mailbox here is called ${address}`)),
    onData(stream, _session, done) {
      void deliver(stream, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  assert.ok(typeof address === 'object' && address)
  return { port: address.port, came }
}
