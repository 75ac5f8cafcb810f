// How requests made in Polaris become known without its interfaces: by reports of its report server, or by a view of its
// database. An office without a key of PAPI sets only this.
import { z } from 'zod'
import { fieldNames } from './fields.ts'

/** A column's name by our field: see born/fields.ts. */
const columns = z
  .object(Object.fromEntries(fieldNames.map((name) => [name, z.string().trim().min(1).max(100).optional()])))
  .default({})
const sqlName = /^[A-Za-z_]\w{0,127}(\.[A-Za-z_]\w{0,127}){0,2}$/

export const bornSettings = z.object({
  reportFolder: z.string().trim().min(1).max(500).nullable().default(null).meta({
    label: 'Folder of reports',
    help: 'A folder of this computer in which Polaris’ report server lays its list of ILL requests (CSV or XLSX).',
  }),
  reportKeepDays: z.number().int().min(1).max(90).default(14).meta({
    label: 'Days that read reports are kept',
    help: 'They name people.',
  }),
  reportByMail: z.boolean().default(false).meta({
    label: 'Reports come by mail',
    help: 'As attachments to the mailbox that is connected under Mail in.',
  }),
  reportSender: z.string().trim().toLowerCase().max(200).nullable().default(null).meta({
    label: 'Sender of reports',
    help: 'Its e-mail address; then a report in a mail from anybody else is not read.',
  }),
  columns: columns.meta({
    label: 'Columns',
    help: 'Only where a column is not called as in Polaris’ own ILL request record.',
  }),
  view: z
    .object({
      server: z.string().trim().min(1).max(200).meta({ label: 'SQL Server' }),
      port: z.number().int().min(1).max(65_535).default(1433).meta({ label: 'Port' }),
      database: z.string().trim().min(1).max(128).default('Polaris').meta({ label: 'Database' }),
      user: z
        .string()
        .trim()
        .min(1)
        .max(128)
        .meta({ label: 'User', help: 'One that may read the view and nothing else.' }),
      name: z
        .string()
        .trim()
        .regex(sqlName, 'is a name such as dbo.KeukaIllRequests')
        .default('dbo.KeukaIllRequests')
        .meta({
          label: 'View',
        }),
      changedColumn: z.string().trim().min(1).max(100).default('LastStatusTransitionDate').meta({
        label: 'Column of the last change',
      }),
      encrypts: z.boolean().default(true).meta({ label: 'Encrypted' }),
      trustsAnyCertificate: z.boolean().default(false).meta({
        label: 'Trust any certificate',
        help: 'Only inside the own house.',
      }),
    })
    .nullable()
    .default(null)
    .meta({
      label: 'View of Polaris’ database',
      help: 'docs/operations/polaris.md has what the database’s keeper sets up.',
    }),
  branchCodes: z.record(z.string().min(1).max(20), z.number().int().min(0)).default({}).meta({
    label: 'Branches by library code',
    help: 'Where reports name the pick-up branch by its number in Polaris and PAPI is not connected.',
  }),
})
/** Nothing is set: every way is off. */
export const noBorn = bornSettings.parse({})
export type BornSettings = z.infer<typeof bornSettings>
export type ViewSettings = NonNullable<BornSettings['view']>
