import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestContext } from 'node:test'
import type { PeerOptions, Received } from './options.ts'
import { startPeer } from './peer.ts'
import type { Peer } from './peer.ts'

export const lenderId = { type: 'ISIL', value: 'US-LEND' }
export const borrowerId = { type: 'ISIL', value: 'US-BORR' }

export type Pair = { lender: Peer; borrower: Peer; close(): Promise<void> }

/** Two libraries that know each other's door; one of them writes every element with a prefix. */
export async function startPair(options: Partial<PeerOptions> = {}): Promise<Pair> {
  const common = { paceMs: 0, resendAfterMs: [5, 5, 5], answerTimeoutMs: 5000, ...options }
  const lender = await startPeer({ symbol: lenderId, name: 'Lending Library', ...common })
  const ways = { ...common, ourSymbol: lenderId, ourUrl: lender.url, prefixed: true }
  const borrower = await startPeer({ symbol: borrowerId, name: 'Borrowing Library', ...ways })
  lender.ourUrl = borrower.url
  return { lender, borrower, close: async () => void (await Promise.all([lender.close(), borrower.close()])) }
}

export function postsAbout(peer: Peer, id: string): Received[] {
  return peer.received.filter(({ message }) => message?.id === id)
}

export function outcomesOf(peer: Peer, id: string): string[] {
  return postsAbout(peer, id).map(({ outcome }) => outcome)
}

/** What went over the wire between the two, confirmations included. */
export function wireOf({ lender, borrower }: Pair): string[] {
  return [lender, borrower].flatMap(({ sent, received }) => [
    ...sent.map(({ body }) => body),
    ...received.flatMap(({ answer }) => answer ?? []),
  ])
}

/** What the schema itself says against these messages. */
export function objectionsOfSchema(t: TestContext, messages: string[]): string[] {
  const shared = sharedFolder(t)
  if (shared === undefined) return []
  const folder = mkdtempSync(path.join(tmpdir(), 'iso18626-'))
  try {
    const files = messages.map((message, index) => {
      const file = path.join(folder, `${index}.xml`)
      writeFileSync(file, message)
      return file
    })
    return [...invalidFiles(shared, files).values()]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The folder with the schema; without it, or without xmllint, the test is skipped, but fails in CI. */
export function sharedFolder(t: TestContext): string | undefined {
  const shared = process.env['KEUKA_SHARED'] ?? path.resolve(import.meta.dirname, '../../../../shared')
  const lacks = !existsSync(schemaIn(shared))
    ? `no schema at ${schemaIn(shared)}`
    : spawnSync('xmllint', ['--version']).error && 'no xmllint (Debian: libxml2-utils)'
  if (!lacks) return shared
  if (process.env['CI']) throw new Error(lacks)
  t.skip(lacks)
  return undefined
}

/** The files that the schema refuses, each with its first reason. */
export function invalidFiles(shared: string, files: string[]): Map<string, string> {
  const { stderr } = spawnSync('xmllint', ['--noout', '--schema', schemaIn(shared), ...files], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const lines = stderr.split('\n')
  const valid = new Set(lines.filter((line) => line.endsWith(' validates')).map((line) => line.slice(0, -10)))
  const invalid = files.filter((file) => !valid.has(file))
  return new Map(invalid.map((file) => [file, lines.find((line) => line.startsWith(file)) ?? stderr]))
}

function schemaIn(shared: string): string {
  return path.join(shared, 'reference/iso18626/schemas/ISO-18626-v1_2.xsd')
}
