// How mail leaves the office, and who tells a patron what.
import { z } from 'zod'
import { base, day, instant, opened, version } from './base.ts'

export const mailServer = z.object({
  host: z.string().trim().min(1, 'a name or an address').max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  user: z.string().trim().min(1).max(254).nullable(),
  from: z.email(),
})
const owner = z.enum(['ils', 'keuka', 'nobody'])
export const mailView = z.object({
  ...version,
  server: mailServer.nullable(),
  /** The newest mails to member libraries. */
  memberMails: z.array(
    z.object({
      library: z.string(),
      day,
      lines: z.number(),
      state: z.enum(['sending', 'sent', 'failed']),
      error: z.string().nullable(),
      at: instant,
    }),
  ),
})
export const noticesView = z.object({
  ...version,
  notices: z.array(z.object({ name: z.string(), label: z.string(), owner, owners: z.array(owner) })),
  memberMailHour: z.number().nullable(),
})
export type MailView = z.infer<typeof mailView>
export type NoticesView = z.infer<typeof noticesView>

export const mailContract = {
  get: base.route({ method: 'GET', path: '/mail', summary: 'How mail leaves', tags: ['mail'] }).output(mailView),
  change: base
    .route({ method: 'PUT', path: '/mail', summary: 'Change how mail leaves; null switches it off', tags: ['mail'] })
    .input(
      z.object({
        ...opened,
        server: mailServer.nullable(),
        /** Written, never read back; left out: as it was. */
        password: z.string().max(200).optional(),
      }),
    )
    .output(mailView),
  test: base
    .route({ method: 'POST', path: '/mail/test', summary: 'Send a mail to try it', tags: ['mail'] })
    .input(z.object({ to: z.email() }))
    .output(z.object({ sent: z.boolean() })),
  notices: base
    .route({ method: 'GET', path: '/notices', summary: 'Who tells a patron what', tags: ['mail'] })
    .output(noticesView),
  changeNotices: base
    .route({ method: 'PUT', path: '/notices', summary: 'Change who tells a patron what', tags: ['mail'] })
    .input(
      z.object({
        ...opened,
        owners: z.record(z.string().max(60), owner).default({}),
        memberMailHour: z.number().int().min(0).max(23).nullable(),
      }),
    )
    .output(noticesView),
}
