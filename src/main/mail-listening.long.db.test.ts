// Mail in as it comes, against Debian's Dovecot: told of by the server, after a loss heard again, else looked for.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { after, before, test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { dovecotProgram, mailPassword, mailUser, openDovecot, type Dovecot } from '../../test/dovecot.ts'
import { makeWorld } from '../../test/world.ts'
import { mailInSecret } from '../connectors/mail-in/settings.ts'
import { startListener } from '../jobs/listener.ts'
import { openMailIn } from './mail-in.ts'

const skip = dovecotProgram === undefined || process.getuid?.() !== 0 ? 'Dovecot is not here, or not root' : false
let dovecot: Dovecot
before(async () => {
  if (skip === false) dovecot = await openDovecot()
})
after(() => dovecot?.close())

async function listening(t: TestContext, port = dovecot.port) {
  const world = await makeWorld(t, { at: new Date().toISOString() })
  await world.secrets.keep(mailInSecret, mailPassword)
  const here = openMailIn({
    office: world.office,
    kept: world.settings,
    secret: (name) => world.secrets.get(name),
    readers: [],
  })
  const set = async (isOn: boolean, more: object = {}): Promise<void> => {
    const fields = { host: '127.0.0.1', port, security: 'none', user: mailUser, timeoutSeconds: 2, ...more }
    const read = here.connection.read(fields)
    assert.ok(read.ok, JSON.stringify(read))
    await world.settings.changeConnection('mail-in', { isOn, fields: read.fields }, world.clock.now())
  }
  await set(true)
  const loop = startListener(world.office, here.listening, { lookMs: 50, firstMs: 100, mostMs: 400, silentMs: 60_000 })
  t.after(() => loop.stop())
  const subjects = async (): Promise<string[]> =>
    (await world.office.store.db.selectFrom('message').select('subject').orderBy('id').execute()).map(
      (one) => one.subject,
    )
  return {
    world,
    here,
    set,
    loop,
    subjects,
    /** Within so many milliseconds, though nobody looks by the clock. */
    async comes(subject: string, withinMs = 5_000): Promise<void> {
      for (const until = Date.now() + withinMs; Date.now() < until; await wait(50))
        if ((await subjects()).includes(subject)) return
      assert.fail(`${subject} did not come: ${(await subjects()).join(', ')}; ${world.logged.join('; ')}`)
    },
  }
}

/** A go-between that shows the server's words otherwise, and cuts lines. */
async function between(t: TestContext, words: (text: string) => string) {
  const lines = new Set<() => void>()
  const proxy = createServer((near) => {
    const far = connect(dovecot.port, '127.0.0.1')
    const cut = (): void => {
      lines.delete(cut)
      near.destroy()
      far.destroy()
    }
    lines.add(cut)
    far.on('data', (bytes) => near.write(Buffer.from(words(bytes.toString('latin1')), 'latin1')))
    near.on('data', (bytes) => far.write(bytes))
    for (const line of [near, far]) {
      line.on('error', () => undefined)
      line.on('close', cut)
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.after(() => proxy.close())
  const address = proxy.address()
  assert.ok(address !== null && typeof address !== 'string')
  return { port: address.port, lines }
}

const mail = (subject: string): string =>
  [
    'From: Tess Towpath <tess@lender.example>',
    `To: ${mailUser}`,
    `Subject: ${subject}`,
    'Date: Tue, 24 Nov 2026 10:00:00 -0500',
    `Message-ID: <${subject.replaceAll(' ', '-')}@lender.example>`,
    '',
    'Hello',
    '',
  ].join('\r\n')

test('a mail is here within seconds of its coming, one after another, each once', { skip }, async (t) => {
  const it = await listening(t)
  await dovecot.deliver(mail('First'))
  await it.comes('First')
  for (const subject of ['Second', 'Third', 'Fourth']) await dovecot.deliver(mail(subject))
  await it.comes('Fourth')
  assert.deepEqual(await it.subjects(), ['First', 'Second', 'Third', 'Fourth'])
  const found = await it.here.connection.check()
  assert.match(found.find((one) => one.what === 'New mail')?.sentence ?? '', /says at once/)
})

test('the server goes away and comes back: what came meanwhile and after is taken in', { skip }, async (t) => {
  const it = await listening(t)
  await dovecot.deliver(mail('Before'))
  await it.comes('Before')
  await dovecot.stop()
  await dovecot.deliver(mail('Meanwhile'))
  await wait(500)
  await dovecot.start()
  await it.comes('Meanwhile')
  await dovecot.deliver(mail('After'))
  await it.comes('After')
  assert.match(it.world.logged.join('\n'), /mail in: /)
})

test('the line is cut: it is begun anew, and what came meanwhile is taken in', { skip }, async (t) => {
  const { port, lines } = await between(t, (text) => text)
  const it = await listening(t, port)
  await dovecot.deliver(mail('Uncut'))
  await it.comes('Uncut')
  await wait(300)
  assert.equal(lines.size, 1, 'one line listens')
  for (const cut of lines) cut()
  await dovecot.deliver(mail('Cut off'))
  await it.comes('Cut off')
})

test('switched off, the line is left; switched on again, what came meanwhile is taken in', { skip }, async (t) => {
  const it = await listening(t)
  await dovecot.deliver(mail('On'))
  await it.comes('On')
  await it.set(false)
  await wait(300)
  await dovecot.deliver(mail('While off'))
  await wait(1_000)
  assert.ok(!(await it.subjects()).includes('While off'))
  await it.set(true)
  await it.comes('While off')
})

test('a server that cannot tell is looked at by the clock, and no line is kept to it', { skip }, async (t) => {
  const { port, lines } = await between(t, (text) => text.replaceAll(' IDLE', ' XDLE'))
  const it = await listening(t, port)
  await wait(1_000)
  assert.equal(lines.size, 0, 'the line is left again')
  await dovecot.deliver(mail('Looked for'))
  await wait(1_000)
  assert.ok(!(await it.subjects()).includes('Looked for'))
  it.world.clock.advance(61_000)
  await it.here.round()
  assert.ok((await it.subjects()).includes('Looked for'))
  const found = await it.here.connection.check()
  assert.match(found.find((one) => one.what === 'New mail')?.sentence ?? '', /cannot say.*looked for every minute/)
})

test('a wrong password is not tried over and over; the right one is tried at once', { skip }, async (t) => {
  const it = await listening(t)
  await dovecot.deliver(mail('Right'))
  await it.comes('Right')
  await it.world.secrets.keep(mailInSecret, 'wrong')
  await wait(1_500)
  const refused = it.world.logged.filter((line) => line.includes('does not accept the user or the password'))
  assert.equal(refused.length, 1, it.world.logged.join('\n'))
  await it.world.secrets.keep(mailInSecret, mailPassword)
  await dovecot.deliver(mail('Right again'))
  await it.comes('Right again')
})

test('it stops when the office closes, in the middle of listening', { skip }, async (t) => {
  const it = await listening(t)
  await dovecot.deliver(mail('Last'))
  await it.comes('Last')
  const began = Date.now()
  await it.loop.stop()
  assert.ok(Date.now() - began < 2_000)
})
