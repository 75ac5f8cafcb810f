import { existsSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bad, ok, warn, type Finding } from './finding.ts'

export function lookAtNode(version = process.versions.node): Finding {
  return Number.parseInt(version, 10) >= 26
    ? ok('Node', `${version}.`)
    : bad('Node', `${version} is too old.`, 'Run bin/keuka, which brings its own, or install Node 26.')
}

export async function lookAtWeb(folder: string): Promise<Finding> {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return bad('Screens', 'The workbench is not built.', 'Run bin/start once, or npm run build.')
  const { mtime } = await stat(page)
  return ok('Screens', `Built ${mtime.toISOString().slice(0, 10)}.`)
}

const tight = 1_000_000_000
const hopeless = 100_000_000

/** Room on the disk under the office's folder, or where it will be. */
export async function lookAtRoom(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestFolder(folder))
  const free = bavail * bsize
  const said = `${(free / 1_000_000_000).toFixed(1)} GB free.`
  if (free < hopeless) return bad('Disk', said, 'Make room now: a full disk stops the office.')
  if (free < tight) return warn('Disk', said, 'Make room: a backup may not fit any more.')
  return ok('Disk', said)
}

function nearestFolder(folder: string): string {
  return existsSync(folder) ? folder : nearestFolder(dirname(folder))
}
