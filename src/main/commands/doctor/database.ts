import { noHolidayKept } from '../../../domain/calendar/no-holiday-kept.ts'
import { StoreInUse } from '../../../store/errors.ts'
import { officeHealth, officeHealthSchema, type OfficeHealth } from '../../../store/office-health.ts'
import { readMigrations } from '../../../store/migrate.ts'
import { openStore } from '../../../store/open.ts'
import { askOffice } from '../ask-office.ts'
import { failureOf } from '../failure-of.ts'
import { databaseUrlFrom, hasOwnDatabase } from '../office-here.ts'
import { connectionFindings, keyIdsHere } from './connections.ts'
import { temporaryItemFindings } from './temporary-items.ts'
import { bad, ok, warn, type Finding } from './finding.ts'

/** The database, read by ourselves or, when an open office has it, by that office. */
export async function lookAtDatabase(
  folder: string,
  environment: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<Finding[]> {
  const url = databaseUrlFrom(environment)
  if (url === null && !hasOwnDatabase(folder)) {
    return [warn('Database', 'There is none yet.', 'bin/start makes one.')]
  }
  try {
    const { health, holder } = await read(folder, url, log)
    return [
      ok('Database', `${nameOf(health)}, schema ${health.schema}.`),
      ...holder,
      ...(await judge(health)),
      ...temporaryItemFindings(health),
      ...connectionFindings(health, await keyIdsHere(folder, environment)),
    ]
  } catch (error) {
    const known = failureOf(error)
    if (!known) throw error
    return [bad('Database', known.sentence, 'Put that right first; the office does not start without it.')]
  }
}

async function read(
  folder: string,
  url: string | null,
  log: (line: string) => void,
): Promise<{ health: OfficeHealth; holder: Finding[] }> {
  try {
    const store = await openStore(url === null ? { folder: `${folder}/database` } : { url }, { log })
    try {
      return { health: await officeHealth(store), holder: [] }
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error
    const ask = { method: 'GET', path: '/control/health' } as const
    const health = await askOffice(folder, error, ask, officeHealthSchema)
    const since = error.since.toISOString()
    return { health, holder: [ok('Open', `The office is open: process ${error.pid} on ${error.host} since ${since}.`)] }
  }
}

export async function judge(health: OfficeHealth): Promise<Finding[]> {
  return [
    await schemaFinding(health),
    ...clockFindings(health),
    accountFinding(health),
    stepFinding(health),
    ...paperFindings(health),
    ...holidayFindings(health),
    ...sizeFindings(health),
  ]
}

async function schemaFinding({ schema }: OfficeHealth): Promise<Finding> {
  const known = (await readMigrations()).length
  if (schema === known) return ok('Schema', 'Fits this release.')
  return schema > known
    ? bad('Schema', `The database is newer (${schema}) than this release (${known}).`, 'Start the newer release.')
    : warn(
        'Schema',
        `${known - schema} migration${known - schema === 1 ? '' : 's'} to come.`,
        'bin/keuka migrate, or start the office.',
      )
}

/** Due dates and sessions are reckoned by this machine, stamps in the database by its own. */
function clockFindings({ kind, at }: OfficeHealth): Finding[] {
  if (kind === 'pglite') return []
  const seconds = Math.abs(Date.now() - Date.parse(at)) / 1000
  const said = `This machine and the database differ by ${seconds.toFixed(1)} s.`
  if (seconds > 60) return [bad('Clock', said, 'Let both follow a time server (NTP).')]
  return [seconds > 2 ? warn('Clock', said, 'Let both follow a time server (NTP).') : ok('Clock', said)]
}

function accountFinding({ accounts }: OfficeHealth): Finding {
  return accounts === 0
    ? warn('Accounts', 'The office is not set up.', 'Start it, open /set-up and type the code it prints.')
    : ok('Accounts', `${accounts}.`)
}

function stepFinding({ givenUp, withPerson }: OfficeHealth): Finding {
  const said = `${withPerson} with a person, ${givenUp} given up.`
  return givenUp === 0
    ? ok('Steps', said)
    : warn(
        'Steps',
        said,
        'Open Today: each step that was given up blocks what comes after it until it is tried again or skipped.',
      )
}

const paperFindings = ({ isPaperUnreadable }: OfficeHealth): Finding[] =>
  isPaperUnreadable
    ? [
        warn(
          'Paper',
          'What was set about printing cannot be read: papers wait for the next PDF, no printer is used.',
          'Set it again: Settings, Paper.',
        ),
      ]
    : []

/** An office that is not set up yet has noted nothing. */
const holidayFindings = ({ accounts, closedAhead, at }: OfficeHealth): Finding[] =>
  accounts > 0 && noHolidayKept(closedAhead, at.slice(0, 10))
    ? [
        warn(
          'Holidays',
          'The office is closed on no federal holiday of the coming year: due dates may fall on one.',
          'Note the closed days: Settings, Office, or a calendar file in Calendar.',
        ),
      ]
    : []

const manyRequests = 20_000
const manyEvents = 200_000

/** The database of its own works on the same thread as the screens. */
function sizeFindings({ kind, requests, events }: OfficeHealth): Finding[] {
  const said = `${requests} requests, ${events} events.`
  if (kind === 'pglite' && (requests > manyRequests || events > manyEvents)) {
    return [warn('Size', said, 'Move to a PostgreSQL server: docs/operations/install.md says how.')]
  }
  return [ok('Size', said)]
}

function nameOf({ kind, version }: OfficeHealth): string {
  return kind === 'pglite' ? `Its own (PGlite, PostgreSQL ${version})` : `PostgreSQL ${version}`
}
