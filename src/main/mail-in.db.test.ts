// Mail in against Debian's Dovecot: no mail lost, none taken twice, wherever it stops.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { after, before, beforeEach, test, type TestContext } from 'node:test'
import { dovecotProgram, mailPassword, mailUser, openDovecot, type Dovecot } from '../../test/dovecot.ts'
import { makeWorld, type World } from '../../test/world.ts'
import { mailInSecret } from '../connectors/mail-in/settings.ts'
import { visit } from '../connectors/mail-in/client.ts'
import { mailInSettings } from '../connectors/mail-in/settings.ts'
import type { MailReader } from '../office/correspondence/mail-readers.ts'
import { openMailIn, type MailInHere } from './mail-in.ts'

const skip = dovecotProgram === undefined || process.getuid?.() !== 0 ? 'Dovecot is not here, or not root' : false
let dovecot: Dovecot
before(async () => {
  if (skip === false) dovecot = await openDovecot()
})
after(() => dovecot?.close())
let run = 0
beforeEach(() => {
  run += 1
})

interface Box {
  readonly world: World
  readonly here: MailInHere
  round(): ReturnType<MailInHere['round']>
  set(more: object): Promise<void>
  /** Starts again as another process would. */
  again(readers?: readonly MailReader[]): void
}

async function box(t: TestContext, more: object = {}, readers: readonly MailReader[] = []): Promise<Box> {
  // The mailbox's clock is the wall's.
  const world = await makeWorld(t, { at: new Date().toISOString() })
  await world.secrets.keep(mailInSecret, mailPassword)
  const open = (wanted: readonly MailReader[]): MailInHere =>
    openMailIn({
      office: world.office,
      kept: world.settings,
      secret: (name) => world.secrets.get(name),
      readers: wanted,
    })
  let here = open(readers)
  const fields = { host: '127.0.0.1', port: dovecot.port, security: 'none', user: mailUser, timeoutSeconds: 2 }
  const it: Box = {
    world,
    get here() {
      return here
    },
    async round() {
      world.clock.advance(61_000)
      return here.round()
    },
    async set(next) {
      const read = here.connection.read({ ...fields, ...more, ...next })
      assert.ok(read.ok, JSON.stringify(read))
      await world.settings.changeConnection('mail-in', { isOn: true, fields: read.fields }, world.clock.now())
    },
    again(next = readers) {
      here = open(next)
    },
  }
  await it.set({})
  // What an earlier test left in the box is no news here.
  await it.round()
  await world.office.store.transact((tx) => tx.deleteFrom('message').execute())
  return it
}

const mail = (subject: string, body = 'Hello', more = ''): string =>
  [
    'From: Tess Towpath <tess@lender.example>',
    `To: ${mailUser}`,
    `Subject: ${subject}`,
    'Date: Tue, 24 Nov 2026 10:00:00 -0500',
    `Message-ID: <${subject.replaceAll(' ', '-')}.${run}@lender.example>`,
    ...(more === '' ? [] : [more]),
    '',
    body,
    '',
  ].join('\r\n')

const kept = ({ world }: Box) =>
  world.office.store.db
    .selectFrom('message')
    .select(['subject', 'state', 'text', 'trouble', 'from_address', 'words'])
    .orderBy('id')
    .execute()
const subjects = async (it: Box) => (await kept(it)).map((one) => one.subject)

test(
  'what comes is taken once, with its sender, words and attachments, and marked as seen there',
  { skip },
  async (t) => {
    const it = await box(t)
    const parts = [
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Please <b>renew</b><script>alert(1)</script></p>',
      '--b',
      'Content-Type: application/pdf; name="list.pdf"',
      'Content-Disposition: attachment; filename="list.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'JVBERi0=',
      '--b--',
    ].join('\r\n')
    await dovecot.deliver(mail('Renewal', parts, 'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b'))
    await dovecot.deliver(mail('Second'))
    assert.deepEqual(await it.round(), { taken: 2, known: 0, read: 2 }, it.world.logged.join('\n'))
    assert.deepEqual(await it.round(), { taken: 0, known: 0, read: 0 })
    const [first] = await kept(it)
    assert.deepEqual([first?.subject, first?.from_address, first?.state], ['Renewal', 'tess@lender.example', 'waiting'])
    assert.match(first?.text ?? '', /Please renew/)
    assert.doesNotMatch(first?.text ?? '', /script|alert/)
    const attached = await it.world.office.store.db
      .selectFrom('message_part')
      .select(['name', 'type', 'content'])
      .execute()
    assert.deepEqual(
      attached.map((one) => [one.name, one.type, Buffer.from(one.content).toString()]),
      [['list.pdf', 'application/pdf', '%PDF-']],
    )
    const settings = mailInSettings.parse({ host: '127.0.0.1', port: dovecot.port, security: 'none', user: mailUser })
    const unseen = await visit({ settings, password: mailPassword }, (imap) => imap.search({ seen: false }))
    assert.deepEqual(unseen, [])
  },
)

test(
  'a wrong password, a folder there is not and a server that is away are sentences; nothing is lost by them',
  { skip },
  async (t) => {
    const it = await box(t)
    await dovecot.deliver(mail('Waits'))
    await it.world.secrets.keep(mailInSecret, 'wrong')
    assert.match((await it.here.connection.check())[0]?.sentence ?? '', /does not accept the user or the password/)
    await it.round()
    await it.world.secrets.keep(mailInSecret, mailPassword)
    await it.set({ folder: 'Nowhere' })
    assert.match((await it.here.connection.check())[0]?.sentence ?? '', /folder “Nowhere”/)
    await it.set({ port: 9 })
    assert.match((await it.here.connection.check())[0]?.sentence ?? '', /port 9, does not answer/)
    await it.round()
    assert.deepEqual(await subjects(it), [])
    await it.set({})
    assert.equal((await it.here.connection.check())[1]?.isWell, true)
    await it.round()
    assert.deepEqual(await subjects(it), ['Waits'])
  },
)

test('numbered anew by the server, or come by another road: known again', { skip }, async (t) => {
  const it = await box(t)
  await dovecot.deliver(mail('One'))
  await dovecot.deliver(mail('Two'))
  await it.round()
  await dovecot.renumber()
  await dovecot.deliver(mail('Three'))
  const round = await it.round()
  assert.ok(round.known >= 2, JSON.stringify(round))
  assert.deepEqual(
    (await subjects(it)).filter((one) => ['One', 'Two', 'Three'].includes(one)),
    ['One', 'Two', 'Three'],
  )
  await dovecot.deliver(mail('Three', 'Hello', 'Received: by another road'))
  assert.deepEqual(await it.round(), { taken: 0, known: 1, read: 0 })
})

test('moved after reading; what was left by a crash between is moved the next time', { skip }, async (t) => {
  const it = await box(t, { after: 'nothing' })
  await dovecot.deliver(mail('Moves one'))
  await it.round()
  await it.set({ after: 'move', moveTo: 'Done mail' })
  await dovecot.deliver(mail('Moves two'))
  await it.round()
  const settings = mailInSettings.parse({
    host: '127.0.0.1',
    port: dovecot.port,
    security: 'none',
    user: mailUser,
    folder: 'Done mail',
  })
  const there = await visit({ settings, password: mailPassword }, (imap) => imap.search({ subject: 'Moves' }))
  assert.equal(there === false ? 0 : (there?.length ?? 0), 2)
  assert.deepEqual(await subjects(it), ['Moves one', 'Moves two'])
})

test('the line is cut in the middle of a mail: it comes whole with the next round, none twice', { skip }, async (t) => {
  const it = await box(t)
  for (let n = 0; n < 6; n += 1)
    await dovecot.deliver(
      mail(
        `Cut ${n}`,
        randomBytes(30_000)
          .toString('hex')
          .replaceAll(/.{500}/g, '$&\r\n'),
      ),
    )
  // Packed on the wire, a digit takes half a byte.
  let cutAfter = 100_000
  const proxy = createServer((near) => {
    const far = connect(dovecot.port, '127.0.0.1')
    let passed = 0
    far.on('data', (bytes) => {
      passed += bytes.length
      if (passed > cutAfter) {
        near.destroy()
        far.destroy()
      } else near.write(bytes)
    })
    near.on('data', (bytes) => far.write(bytes))
    for (const line of [near, far]) {
      line.on('error', () => undefined)
      line.on('close', () => (near.destroy(), far.destroy()))
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  t.after(() => proxy.close())
  const address = proxy.address()
  assert.ok(address !== null && typeof address !== 'string')
  await it.set({ port: address.port })
  await it.round()
  const before = await subjects(it)
  assert.ok(before.length > 0 && before.length < 6, `${before.length} before the cut`)
  assert.match(it.world.logged.join('\n'), /mail in: /)
  cutAfter = Number.MAX_SAFE_INTEGER
  it.again()
  await it.round()
  assert.deepEqual(
    await subjects(it),
    [0, 1, 2, 3, 4, 5].map((n) => `Cut ${n}`),
  )
  const texts = (await kept(it)).map((one) => one.text.replaceAll(/\s/g, '').length)
  assert.deepEqual([...new Set(texts)], [60_000])
})

test(
  'a mail too large is read in part, one that is broken is kept as it came; neither stops the next',
  { skip },
  async (t) => {
    const it = await box(t, { mostMegabytes: 1 })
    await dovecot.deliver(mail('Large', `${'y'.repeat(998)}\r\n`.repeat(1200)))
    await dovecot.deliver(Buffer.from([0, 255, 254, 10, 13, 0, 65, 66]))
    await dovecot.deliver(
      mail(
        'Odd',
        '--never-closed\r\nContent-Type: application/x; name="',
        'Content-Type: multipart/mixed; boundary=never-closed',
      ),
    )
    await dovecot.deliver(mail('Fine'))
    await it.round()
    const all = await kept(it)
    assert.equal(all.length, 4)
    assert.match(all[0]?.trouble ?? '', /has 2 MB; 1 are read/)
    assert.match(all[1]?.trouble ?? '', /no headers|not put together/)
    assert.deepEqual([all[2]?.subject, all[3]?.subject, all[3]?.trouble], ['Odd', 'Fine', null])
  },
)

test(
  'a rule that takes a mail keeps it out of the Inbox; one that has to wait is asked again; one that breaks leaves it to people',
  { skip },
  async (t) => {
    let isAway = true
    const { ConnectorError } = await import('../office/ports.ts')
    const reader: MailReader = {
      name: 'Rule',
      read(_, { subject }) {
        if (subject === 'Breaks') throw new Error('oh')
        if (subject !== 'Mine') return Promise.resolve({ is: 'not mine' })
        if (isAway) throw new ConnectorError('unreachable', 'away')
        return Promise.resolve({ is: 'taken', words: 'Read by the rule' })
      },
    }
    const it = await box(t, {}, [reader])
    for (const subject of ['Mine', 'Breaks', 'Other']) await dovecot.deliver(mail(subject))
    await it.round()
    assert.deepEqual(
      (await kept(it)).map((one) => [one.subject, one.state]),
      [
        ['Mine', 'unread'],
        ['Breaks', 'waiting'],
        ['Other', 'waiting'],
      ],
    )
    isAway = false
    await it.round()
    const [mine, breaks] = await kept(it)
    assert.deepEqual([mine?.state, mine?.words], ['taken', 'Read by the rule'])
    assert.match(breaks?.words ?? '', /Rule: Our own fault/)
  },
)
