// What an office says about the mailbox it reads: the settings screen is drawn from this. Labels are what staff read.
import { z } from 'zod'

/** The name of the secret; it is written and never read back. */
export const mailInSecret = 'imap-password'

export const mailInSettings = z.object({
  host: z.string().trim().min(1).max(253).meta({ label: 'Mail server (IMAP)' }),
  port: z.number().int().min(1).max(65_535).default(993).meta({ label: 'Port' }),
  security: z.enum(['tls', 'starttls', 'none']).default('tls').meta({
    label: 'Security',
    help: 'tls from the first word (993), starttls before the password (143), none inside the own house only.',
  }),
  trustsAnyCertificate: z.boolean().default(false).meta({
    label: 'Trust any certificate',
    help: 'Only inside the own house.',
  }),
  user: z.string().trim().min(1).max(254).meta({ label: 'User' }),
  folder: z.string().trim().min(1).max(500).default('INBOX').meta({ label: 'Folder that is read' }),
  after: z.enum(['seen', 'move', 'nothing']).default('seen').meta({
    label: 'After reading',
    help: 'Mark as seen, move to another folder, or leave as it is.',
  }),
  moveTo: z.string().trim().min(1).max(500).default('Read by Keuka').meta({
    label: 'Folder it is moved to',
    help: 'Only where mail is moved after reading; it is made if there is none.',
  }),
  mostMegabytes: z.number().int().min(1).max(100).default(25).meta({
    label: 'Largest mail in MB',
    help: 'Of a larger one the beginning is read; the whole stays in the mailbox.',
  }),
  firstDays: z.number().int().min(0).max(365).default(7).meta({
    label: 'Days of earlier mail',
    help: 'When a folder is read for the first time: how far back.',
  }),
  listens: z.boolean().default(true).meta({
    label: 'Take mail in at once',
    help: 'A line is kept open, by which the server says when mail has come (IDLE). Where it cannot, looks are made.',
  }),
  everyMinutes: z.number().int().min(1).max(1440).default(1).meta({ label: 'Minutes between two looks' }),
  timeoutSeconds: z.number().int().min(1).max(120).default(30).meta({ label: 'Seconds to wait for an answer' }),
})
export type MailInSettings = z.infer<typeof mailInSettings>

/** Settings with what is kept apart from them. */
export interface MailInConnection {
  readonly settings: MailInSettings
  readonly password: string
}
