// Reports laid into a folder, by Polaris' report server or by hand: read once, then kept in done/ for some days, or in
// refused/ with a line that says why.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BirthDesk, IlsBirths } from '../../../office/ils-port.ts'
import { ConnectorError } from '../../../office/ports.ts'
import type { BornTools } from './tools.ts'
import { isReportName, NoReport, readReport } from './report.ts'

/** One that is still being written changes; a report server takes seconds. */
const restsMs = 3_000
const mostBytes = 50_000_000
const dayMs = 86_400_000

export function createFolderWay(tools: BornTools, isOn: () => boolean, wall: () => number = Date.now): IlsBirths {
  const folder = (): string | null => tools.settings().reportFolder
  return {
    way: 'report',
    isOn: () => isOn() && folder() !== null,
    async look(desk) {
      const path = folder()
      if (path === null) return
      for (const name of await filesIn(path, wall())) await take(tools, desk, path, name, wall()).catch(unlessGone)
      await forget(path, tools.settings().reportKeepDays, wall())
    },
  }
}

/** Another process of this office has read it and put it away meanwhile. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}

/** The oldest first, so that a later report has the last word. */
async function filesIn(path: string, now: number): Promise<readonly string[]> {
  const names = await readdir(path).catch((error: unknown) => {
    throw new ConnectorError(
      'refused',
      `The folder for reports, ${path}, cannot be read: look at Connections, Requests made in Polaris, Folder of reports.`,
      { cause: error },
    )
  })
  const found: { readonly name: string; readonly at: number }[] = []
  for (const name of names.filter(isReportName)) {
    const there = await stat(join(path, name))
    if (there.isFile() && now - there.mtimeMs >= restsMs) found.push({ name, at: there.mtimeMs })
  }
  return found.toSorted((a, b) => a.at - b.at || a.name.localeCompare(b.name)).map((one) => one.name)
}

async function take(tools: BornTools, desk: BirthDesk, path: string, name: string, now: number): Promise<void> {
  const file = join(path, name)
  const { size } = await stat(file)
  if (size > mostBytes) return putAway(path, name, now, `“${name}” is larger than 50 MB.`)
  try {
    const { rows, troubles } = await readReport(tools, name, await readFile(file))
    // Handed over whole before it is put away: a crash between is read again, and everything in it is known.
    for (const row of rows) await desk.take(row)
    await putAway(path, name, now, troubles.length === 0 ? null : mixed(rows.length, troubles))
  } catch (error) {
    if (!(error instanceof NoReport)) throw error
    await putAway(path, name, now, error.message)
  }
}

const mixed = (taken: number, troubles: readonly string[]): string =>
  [`${taken} rows were read. These were not:`, ...troubles].join('\n')

async function putAway(path: string, name: string, now: number, why: string | null): Promise<void> {
  const folder = join(path, why === null ? 'done' : 'refused')
  await mkdir(folder, { recursive: true })
  const stamped = `${new Date(now).toISOString().replaceAll(/[:.]/g, '-')} ${name}`
  if (why !== null) await writeFile(join(folder, `${stamped}.txt`), `${why}\n`)
  await rename(join(path, name), join(folder, stamped))
}

/** They name people: what has been read is not kept longer than anybody looks something up in it. */
async function forget(path: string, days: number, now: number): Promise<void> {
  for (const folder of ['done', 'refused'].map((name) => join(path, name))) {
    const names = await readdir(folder).catch(() => [])
    for (const name of names) {
      const there = await stat(join(folder, name))
      if (there.isFile() && now - there.ctimeMs > days * dayMs) await rm(join(folder, name))
    }
  }
}
