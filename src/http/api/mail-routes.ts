import { randomUUID } from 'node:crypto'
import type { MailView, NoticesView } from '../../contract/mail.ts'
import { isNoticeName, noticeNames, notices, type Owner } from '../../domain/lifecycle/notices.ts'
import { refuse } from '../../domain/refusal.ts'
import type { Office } from '../../office/context.ts'
import { mailSecret, saveMailServer } from '../../office/directory/mail-settings.ts'
import type { SettingsCache } from '../../office/directory/settings.ts'
import { mailForm, refuseStaleTold, toldVersion } from '../../office/directory/told-version.ts'
import { ConnectorError } from '../../office/ports.ts'
import { recentMemberMails } from '../../store/member-mail.ts'
import { settingsVersion } from '../../store/settings.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

const mailsShown = 40

export const mailRoutes = {
  get: os.mail.get.handler(({ context: { office, settings } }) => mailView(office, settings)),
  change: os.mail.change.handler(async ({ input, context: { office, settings, secrets } }) => {
    const { server, password, version } = input
    const stale = await office.store.transact(async (tx) => {
      const refusal = await refuseStaleTold(tx, version, mailForm)
      if (refusal) return refusal
      if (password !== undefined) await secrets.keepIn(tx, mailSecret, password)
      await saveMailServer(tx, server, office.clock.now())
      return null
    })
    if (stale) throw refusalError(stale)
    await secrets.reload()
    await settings.reload()
    return mailView(office, settings)
  }),
  test: os.mail.test.handler(async ({ input, context: { office } }) => {
    const { mailer } = office.correspondence
    if (!mailer.isOn()) throw refusalError(refuse('mail-off'))
    const text = `This mail was sent to try whether mail leaves ${office.settings().name}. It does.`
    await mailer
      .send({ key: `test-${randomUUID()}`, to: input.to, subject: 'Mail works', text })
      .catch((error: unknown) => {
        throw error instanceof ConnectorError ? refusalError(refuse('mail-failed', { why: error.message })) : error
      })
    return { sent: true }
  }),
  notices: os.mail.notices.handler(({ context: { office, settings } }) => noticesView(office, settings)),
  changeNotices: os.mail.changeNotices.handler(async ({ input, context: { office, settings } }) => {
    const unknown = Object.keys(input.owners).find((name) => !isNoticeName(name))
    if (unknown !== undefined)
      throw refusalError(refuse('bad-details', { field: unknown, problem: 'there is none of this name' }))
    const before = settings.correspondence()
    orRefuse(
      await settings.changeCorrespondence(
        {
          owners: { ...before.owners, ...input.owners },
          memberMailHour: input.memberMailHour,
        },
        office.clock.now(),
        input.version,
      ),
    )
    return noticesView(office, settings)
  }),
}

async function mailView(office: Office, settings: SettingsCache): Promise<MailView> {
  const version = await toldVersion(office.store.db, mailForm)
  await settings.reload()
  const server = settings.mailServer()
  const mails = await recentMemberMails(office.store.db, mailsShown)
  return {
    version,
    server: server === null ? null : { ...server },
    memberMails: mails.map((one) => ({
      library: one.library_name,
      day: one.day,
      lines: one.line_count,
      state: one.state,
      error: one.error,
      at: one.at.toISOString(),
    })),
  }
}

async function noticesView(office: Office, settings: SettingsCache): Promise<NoticesView> {
  const version = await settingsVersion(office.store.db, 'correspondence')
  await settings.reload()
  const { owners, memberMailHour } = settings.correspondence()
  return {
    notices: noticeNames.map((name) => {
      const possible: readonly Owner[] = notices[name].owners
      return { name, label: notices[name].label, owner: owners[name], owners: [...possible] }
    }),
    memberMailHour,
    version,
  }
}
