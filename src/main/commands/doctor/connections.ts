// Each connection in a line, as its calls went last: nothing outside is asked. And keys and passwords that no key here opens.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { secretKeyIn } from '../../../office/directory/secret-box.ts'
import { standingOf } from '../../../office/directory/connection-standing.ts'
import { errorCode } from '../../../store/errors.ts'
import type { OfficeHealth } from '../../../store/office-health.ts'
import { keyFile } from '../../secret-key.ts'
import { ok, warn, type Finding } from './finding.ts'

const labels: Readonly<Record<string, string>> = {
  polaris: 'Polaris',
  'polaris-reports': 'Requests made in Polaris',
  worldshare: 'WorldShare',
  mail: 'Mail',
}

/** Ids of the keys this office has: from the environment, and from its folder. */
export async function keyIdsHere(folder: string, environment: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const file = await readFile(join(folder, 'secrets', keyFile), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  })
  return [environment['KEUKA_KEY'] ?? '', file].flatMap((text) => secretKeyIn(text.trim())?.id ?? [])
}

export function connectionFindings(
  { secrets, connections }: Pick<OfficeHealth, 'secrets' | 'connections'>,
  keyIds: readonly string[],
): Finding[] {
  const locked = secrets.filter((one) => !keyIds.includes(one.keyId)).map((one) => one.name)
  return [
    ...(locked.length === 0 ? [] : [lockedFinding(locked)]),
    ...(connections.length === 0 ? [ok('Outside', 'Nothing is connected: what is done outside is a card.')] : []),
    ...connections.map(lineOf),
  ]
}

const lockedFinding = (names: readonly string[]): Finding =>
  warn(
    'Keys',
    `Sealed with a key that is not here: ${names.join(', ')}.`,
    'Give KEUKA_KEY, or the file secrets/key, of the office they were entered in; else enter them again: Connections.',
  )

function lineOf({ name, isPeer, isOn, isWell, error, goodAt }: OfficeHealth['connections'][number]): Finding {
  const { standing, sentence } = standingOf({ isSet: true, isOn, secrets: [], health: { is_well: isWell, error } })
  const about = isPeer ? 'ISO 18626' : (labels[name] ?? name)
  const who = isPeer ? `${name}: ` : ''
  if (standing === 'trouble') {
    const since = goodAt === null ? 'It never went well' : `The last good call was at ${goodAt}`
    return warn(about, `${who}${sentence}`, `${since}. Connections: Test says more.`)
  }
  const said = standing === 'well' && goodAt !== null ? `Works; the last good call was at ${goodAt}.` : sentence
  return ok(about, `${who}${said}`)
}
