// For an hour without a line the drop box goes on: which code goes where, held in memory only and thrown away with the
// session, or after the hour.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { useEffect } from 'react'
import type { BoxTable } from '../../contract/drop-box.ts'
import { institutionOf, markOf } from '../../domain/drop-box/code-hash.ts'
import type { Said } from '../../domain/drop-box/destinations.ts'
import { client } from '../api.ts'

interface Held {
  readonly session: string
  readonly table: BoxTable
  /** By this page's own clock. */
  readonly atMs: number
}
const hourMs = 3_600_000
/** So that a line that breaks leaves most of the hour. */
const anewMs = 600_000
let held: Held | null = null

/** Fetched when the session begins and anew every ten minutes; gone with it. */
export function useBoxTable(session: string | null): void {
  useEffect(() => {
    if (session === null) return
    void fetchTable(session)
    const again = setInterval(() => void fetchTable(session), anewMs)
    return () => {
      clearInterval(again)
      held = null
    }
  }, [session])
}

async function fetchTable(session: string): Promise<void> {
  try {
    held = { session, table: await client.dropBox.table({ session }), atMs: Date.now() }
  } catch (error) {
    console.info('no new table for the drop box', error)
  }
  throwAwayOld()
}

function throwAwayOld(): void {
  if (held && Date.now() - held.atMs > hourMs) held = null
}

/** The browser's own is not to be had on a plain http address. */
const hexOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** What the table says of a code; what it does not know goes aside. */
export function sayByTable(code: string, session: string): Said {
  throwAwayOld()
  if (!held || held.session !== session) return { to: 'aside', bin: null }
  const { table } = held
  const place = table.codes[markOf(code, session, hexOf)] ?? table.prefixes[institutionOf(code) ?? '']
  const found = place === undefined ? undefined : table.places[place]
  return found ? { to: found.to, bin: found.bin } : { to: 'aside', bin: null }
}
