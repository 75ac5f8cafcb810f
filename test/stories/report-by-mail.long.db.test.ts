// Polaris mails its report of ILL requests: by SMTP into a real mailbox, from there by IMAP as it comes, read by the rule, and
// a request left inactive in the catalog is one of ours. Once, however often the report is mailed or the mail delivered.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { dovecotProgram, mailPassword, mailUser, openDovecot, type Dovecot } from '../dovecot.ts'
import { outsideOffice, reader, type Outside } from '../outside-office.ts'
import { openPost, type Post } from '../smtp-to-dovecot.ts'
import { at } from '../world.ts'
import { mailInSecret } from '../../src/connectors/mail-in/settings.ts'
import { startListener, type Patience } from '../../src/jobs/listener.ts'
import { openMailIn, type MailInHere } from '../../src/main/mail-in.ts'
import { alertMail } from '../../src/office/correspondence/alert-mail.ts'
import type { MailReader } from '../../src/office/correspondence/mail-readers.ts'
import { reportMail } from '../../src/office/correspondence/report-mail.ts'

const skip = dovecotProgram === undefined || process.getuid?.() !== 0 ? 'Dovecot is not here, or not root' : false
const patience: Patience = { lookMs: 50, firstMs: 100, mostMs: 400, silentMs: 60_000 }
const sender = 'reports@polaris.example'
const title = 'Lock keepers'
interface Mailed {
  readonly it: Outside
  readonly post: Post
  readonly dovecot: Dovecot
  /** The office's mail in, as a program that starts would have it. */
  open(readers?: readonly MailReader[]): MailInHere
  mailReport(kind: 'csv' | 'xlsx'): Promise<void>
  requests(): Promise<readonly { number: string | null; state: string; told: string | null; card: string | null }[]>
  mails(): Promise<readonly { state: string; words: string | null }[]>
}

async function mailed(t: TestContext): Promise<Mailed> {
  const it = await outsideOffice(t, { discovery: { reportByMail: true, reportSender: sender } })
  const { world } = it
  const { db } = world.office.store
  // A mailbox of its own: what an earlier test was sent is no report of this one.
  const dovecot = await openDovecot()
  t.after(() => dovecot.close())
  const post = await openPost(t, dovecot)
  await world.secrets.keep(mailInSecret, mailPassword)
  const open: Mailed['open'] = (readers = [reportMail(it.polaris.reports), alertMail]) =>
    openMailIn({
      office: world.office,
      kept: world.settings,
      secret: (name) => world.secrets.get(name),
      readers,
    })
  const fields = { host: '127.0.0.1', port: dovecot.port, security: 'none', user: mailUser, firstDays: 365 }
  const read = open().connection.read(fields)
  assert.ok(read.ok, JSON.stringify(read))
  await world.settings.changeConnection('mail-in', { isOn: true, fields: read.fields }, world.clock.now())
  return {
    it,
    post,
    dovecot,
    open,
    async mailReport(kind) {
      await it.tell('report/mail', { kind, host: '127.0.0.1', port: post.port, to: mailUser, from: sender })
    },
    requests: () =>
      db
        .selectFrom('request as r')
        .leftJoin('ils_request as i', 'i.request_id', 'r.id')
        .leftJoin('request_patron as l', 'l.request_id', 'r.id')
        .leftJoin('patron as p', 'p.id', 'l.patron_id')
        .select(['i.number', 'r.state', 'i.told_by as told', 'p.card'])
        .where('r.title', '=', title)
        .execute(),
    mails: () => db.selectFrom('message').select(['state', 'words']).orderBy('id').execute(),
  }
}

const inCatalogue = async ({ it }: Mailed): Promise<string> =>
  String(at(await it.tell('ill', { patron: reader, title, isbn: '9780000000019', pickup: 5 }), 'id'))

async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await wait(100)) if (await isSo()) return
  assert.fail(what)
}

for (const kind of ['csv', 'xlsx'] as const)
  test(
    `the report (${kind}) is mailed, comes by itself and makes one request, also when it comes again`,
    { skip },
    async (t) => {
      const office = await mailed(t)
      const loop = startListener(office.it.world.office, office.open().listening, patience)
      t.after(() => loop.stop())
      const number = await inCatalogue(office)
      const before = (await office.mails()).length
      await office.mailReport(kind)
      await until('the request is here', async () => (await office.requests()).length > 0)
      const made = [{ number, state: 'new', told: 'report', card: reader }]
      assert.deepEqual(await office.requests(), made)
      await until('the mail is done with', async () => (await office.mails()).at(-1)?.state === 'taken')
      assert.match(
        (await office.mails()).at(-1)?.words ?? '',
        /^Report of ILL requests: \d+ new, \d+ known/,
        office.it.world.logged.join('\n'),
      )

      await office.mailReport(kind)
      await until('the second report is read', async () => (await office.mails()).length === before + 2)
      await until('nothing is left', async () => (await office.mails()).every((one) => one.state === 'taken'))
      assert.match((await office.mails()).at(-1)?.words ?? '', /^Report of ILL requests: 0 new/)
      // The very same mail by another road is no mail of its own.
      const first = office.post.came[0]
      assert.ok(first)
      await office.dovecot.deliver(first)
      await wait(1_500)
      assert.equal((await office.mails()).length, before + 2)
      assert.deepEqual(await office.requests(), made)
      const waiting = await office.it.world.ask('assistant', 'GET', '/inbox/count')
      assert.equal(at(waiting.body, 'count'), 0, 'nobody has to look at it')
    },
  )

test(
  'the program ends between taking the mail and reading it, and after making the request: still one',
  { skip },
  async (t) => {
    const office = await mailed(t)
    const number = await inCatalogue(office)
    await office.mailReport('csv')
    const rule = reportMail(office.it.polaris.reports)
    // A rule that never got to it: the mail is kept and unread.
    const dies: MailReader = { name: 'Dies', read: () => Promise.reject(new Error('killed')) }
    const box = office.open([dies])
    const { db } = office.it.world.office.store
    await box.round()
    await db.updateTable('message').set({ state: 'unread', words: null }).where('state', '=', 'waiting').execute()
    assert.deepEqual(await office.requests(), [])
    // It made the request and ended before the mail was noted as read: asked again, it makes no second.
    const half: MailReader = {
      name: 'Half',
      async read(here, mail) {
        await rule.read(here, mail)
        throw new Error('killed')
      },
    }
    await office.open([half]).round()
    await db.updateTable('message').set({ state: 'unread', words: null }).where('state', '=', 'waiting').execute()
    await office.open().round()
    assert.deepEqual(
      (await office.requests()).map((one) => [one.number, one.state]),
      [[number, 'new']],
    )
    assert.ok((await office.mails()).every((one) => one.state === 'taken'))
  },
)

test('a report from a sender that is not Polaris’ waits in the Inbox and makes nothing', { skip }, async (t) => {
  const office = await mailed(t)
  const box = office.open()
  await box.round()
  await inCatalogue(office)
  const { it, post } = office
  const from = 'somebody@else.example'
  await it.tell('report/mail', { kind: 'csv', host: '127.0.0.1', port: post.port, to: mailUser, from })
  it.minutes(2)
  await box.round()
  assert.deepEqual((await office.mails()).at(-1)?.state, 'waiting')
  assert.deepEqual(await office.requests(), [])
})
