import { createServer } from 'node:net'
import { addressReader } from '../../../http/sign-in/client-address.ts'
import { readRunning } from '../../control-door.ts'
import { settingsFrom, type StartSettings } from '../../settings.ts'
import { failureOf } from '../failure-of.ts'
import { bad, ok, warn, type Finding } from './finding.ts'

/** Where the office listens, and what stands in front of it. */
export async function lookAtDoor(folder: string, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    const settings = settingsFrom(environment, false)
    addressReader(settings.trustedProxies)
    return [await portFinding(folder, settings), frontFinding(settings)]
  } catch (error) {
    const known = failureOf(error)
    if (!known) throw error
    return [bad('Settings', known.sentence, 'Correct it in the environment.')]
  }
}

async function portFinding(folder: string, { host, port }: StartSettings): Promise<Finding> {
  const place = `${host}:${port}`
  const problem = await tryPort(host, port)
  if (problem === null) return ok('Port', `${place} is free.`)
  if (problem !== 'EADDRINUSE')
    return bad('Port', `Nothing can listen on ${place} (${problem}).`, 'Set HOST and PORT to what this machine has.')
  const running = await readRunning(folder)
  if (running && URL.parse(running.office)?.port === String(port))
    return ok('Port', `The office is open at ${running.office}.`)
  return warn(
    'Port',
    `${place} is in use by another program.`,
    'The office will take the next free port; set PORT to choose one.',
  )
}

function tryPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

function frontFinding({ host, publicUrl, trustedProxies }: StartSettings): Finding {
  const todo = 'docs/operations/proxy.md shows a web server with a certificate in front.'
  const isHere = ['127.0.0.1', '::1', 'localhost'].includes(host)
  if (publicUrl === null) {
    return isHere
      ? ok('Front', 'Opened on this machine only.')
      : warn('Front', 'Other machines reach it without encryption.', todo)
  }
  if (!publicUrl.startsWith('https:')) return warn('Front', `${publicUrl} is not encrypted.`, todo)
  return trustedProxies.length === 0
    ? warn(
        'Front',
        `${publicUrl}, and no proxy is trusted: everybody counts as one client.`,
        'Name its address in KEUKA_TRUSTED_PROXIES.',
      )
    : ok('Front', `${publicUrl}, through ${trustedProxies.join(', ')}.`)
}
