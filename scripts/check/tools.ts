import { existsSync, globSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runChild } from './child.ts'

/** A program on PATH, or at one of the places where it is usually put. */
export function findProgram(names: readonly string[], places: readonly string[] = []): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return [...places, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))].find((file) =>
    existsSync(file),
  )
}

/** True where packages may be installed without asking anybody: Debian and its kin, as root. */
export function mayInstall(): boolean {
  return process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined
}

/** Installs Debian packages; says in one line that it does, and tells why when it could not. */
export async function install(packages: readonly string[]): Promise<string | undefined> {
  console.log(`${''.padEnd(17)}installing ${packages.join(', ')} with apt-get (once)`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await runChild('apt-get', ['update', '-q'], { env })
  if (!update.ok) return lastLine(update.output)
  const done = await runChild('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    env,
    limitSeconds: 900,
  })
  return done.ok ? undefined : lastLine(done.output)
}

/** Finds a tool, installing it where that is allowed; else a sentence that says what to install. */
export async function findOrInstall(
  find: () => string | undefined,
  packages: readonly string[],
  advice: string,
): Promise<{ path: string } | { missing: string }> {
  const there = find()
  if (there !== undefined) return { path: there }
  if (!mayInstall()) return { missing: advice }
  const problem = await install(packages)
  const path = find()
  return path === undefined
    ? { missing: `${advice} (apt-get: ${problem ?? 'installed nothing that helps'})` }
    : { path }
}

export function findChromium(): string | undefined {
  const named = process.env['KEUKA_CHROMIUM']
  if (named) return existsSync(named) ? named : undefined
  return findProgram(
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ].filter((file) => existsSync(file)),
  )
}

/** The folder with initdb and postgres; the oldest version we support wins, since newer SQL must not creep in. */
export function findPostgres(): string | undefined {
  const supported = [15, 16, 17, 18]
  const folders = supported.flatMap((version) => [
    `/usr/lib/postgresql/${version}/bin`,
    `/usr/pgsql-${version}/bin`,
    `/opt/homebrew/opt/postgresql@${version}/bin`,
    `/usr/local/opt/postgresql@${version}/bin`,
    `/Applications/Postgres.app/Contents/Versions/${version}/bin`,
  ])
  const onPath = globSync(
    (process.env['PATH'] ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, 'initdb')),
  )
  return [...folders, ...onPath.map((file) => join(file, '..'))].find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  )
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
