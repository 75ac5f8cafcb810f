import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreInUse, StoreUnfit } from './errors.ts'

/**
 * Two processes on one PGlite folder lose rows without a word. The lock is a small SQLite file inside the folder, held by an
 * open write transaction: the kernel frees it however the process ends, and it holds across containers, where a process number says nothing.
 */
export async function lockFolder(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  await refuseNetworkFolder(folder)
  const file = new DatabaseSync(join(folder, 'in-use.sqlite'), { timeout: 0 })
  try {
    const mine = { host: hostname(), pid: process.pid, since: new Date().toISOString() }
    if (!hold(file, mine)) throw new StoreInUse(folder, await readHolder(file))
  } catch (error) {
    file.close()
    throw error
  }
  return () => file.close()
}

type Holder = { host: string; pid: number; since: string }

/** Others can read only what is committed, so the name is committed first and the lock taken again; whoever holds it with its own name in it has won. */
function hold(file: DatabaseSync, mine: Holder): boolean {
  try {
    file.exec(
      'begin immediate; create table if not exists holder (only integer primary key check (only = 1), host text, pid integer, since text)',
    )
    while (!isMine(file, mine)) {
      file.prepare('insert or replace into holder values (1, ?, ?, ?)').run(mine.host, mine.pid, mine.since)
      file.exec('commit')
      file.exec('begin immediate')
    }
    return true
  } catch (error) {
    if (isBusy(error)) return false
    throw error
  }
}

function isMine(file: DatabaseSync, mine: Holder): boolean {
  const row = file.prepare('select host, pid, since from holder').get()
  return row?.['host'] === mine.host && row['pid'] === mine.pid && row['since'] === mine.since
}

async function readHolder(file: DatabaseSync): Promise<{ host: string; pid: number; since: Date }> {
  for (let tries = 0; tries < 20; tries += 1) {
    // The holder may be between taking the lock and writing its name.
    await sleep(50)
    try {
      const row = file.prepare('select host, pid, since from holder').get()
      if (row) return { host: String(row['host']), pid: Number(row['pid']), since: new Date(String(row['since'])) }
    } catch (error) {
      if (!isBusy(error) && !(error instanceof Error && error.message.includes('no such table'))) throw error
    }
  }
  return { host: 'an unknown machine', pid: 0, since: new Date() }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
  )
}

/** Linux' numbers for file systems whose locks do not hold between machines. */
const networkFileSystems: Record<number, string> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB',
  0x5346414f: 'AFS',
  0x73757245: 'Coda',
  0x00c36400: 'Ceph',
  0x0bd00bd0: 'Lustre',
  0x01021997: '9P',
}

async function refuseNetworkFolder(folder: string): Promise<void> {
  const { type } = await statfs(folder)
  const name = networkFileSystems[type >>> 0]
  if (name) {
    throw new StoreUnfit(
      `The folder ${folder} is on a network file system (${name}), where two programs could damage it; choose a folder on a local disk.`,
    )
  }
}
