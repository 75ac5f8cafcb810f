/** Another process has this office's database folder open. */
export class StoreInUse extends Error {
  override name = 'StoreInUse'
  readonly host: string
  readonly pid: number
  readonly since: Date

  constructor(folder: string, holder: { host: string; pid: number; since: Date }) {
    super(
      `The database in ${folder} is in use by process ${holder.pid} on ${holder.host} since ${holder.since.toISOString()}; stop that one first.`,
    )
    this.host = holder.host
    this.pid = holder.pid
    this.since = holder.since
  }
}

/** The folder cannot hold a database safely. */
export class StoreUnfit extends Error {
  override name = 'StoreUnfit'
}

/** The database cannot be reached, or the connection was lost on the way. What was not yet confirmed may or may not have been kept. */
export class StoreGone extends Error {
  override name = 'StoreGone'
}

/** The disk under the database is full; what was being written is undone. */
export class StoreFull extends Error {
  override name = 'StoreFull'
}

/** Our own slip: the database was touched beside an open transaction, which would wait for itself for ever. */
export class BesideTransaction extends Error {
  override name = 'BesideTransaction'
}

/** The schema in the database and the migrations of this program do not fit together. */
export class MigrationRefused extends Error {
  override name = 'MigrationRefused'
}

/** A backup could not be written, or not be restored; the living office is as it was. */
export class BackupRefused extends Error {
  override name = 'BackupRefused'
}

/** PostgreSQL's five characters (`23505`), or the system's name (`ENOSPC`). */
export function errorCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return undefined
}

/** What drivers hang on an error beside its message: statements, their values, whole rows. Names of people must not reach a log that way. */
const tooMuch = ['query', 'params', 'queryOptions', 'detail', 'where', 'internalQuery']

/** A driver's error as we hand it on. */
export function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  for (const property of tooMuch) Reflect.deleteProperty(error, property)
  if (errorCode(error) !== '53100') return error
  return new StoreFull('The disk of the database is full; nothing was changed. Make room and try again.', {
    cause: error,
  })
}

/** The name of the constraint an error is about; empty when it is about none. */
export function constraintOf(error: unknown): string {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
}
