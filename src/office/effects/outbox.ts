// What the office still has to do outside, in words: what it is, for whom, how it stands, and what a person may do about it.
import { effectRow, isEffectName } from '../../domain/lifecycle/effects.ts'
import { writeNumber } from '../../domain/values/request-number.ts'
import { outboxCounts, outboxRows, type OutboxFilter, type OutboxRow, type OutboxStanding } from '../../store/outbox.ts'
import type { Office } from '../context.ts'
import { maySettle, type Settlement } from './settle-effect.ts'

export const outboxPage = 100
export const outboxKeys = ['again', 'now', 'done', 'skip'] as const satisfies readonly Settlement[]

export interface OutboxLine {
  readonly id: number
  readonly words: string
  readonly to: string
  readonly requestId: number
  readonly number: string
  readonly title: string
  readonly standing: OutboxStanding
  readonly connection: string
  readonly tries: number
  readonly notBefore: Date
  readonly since: Date
  readonly error: string | null
  readonly behind: { readonly id: number; readonly words: string } | null
  readonly keys: readonly OutboxKey[]
}
export interface OutboxKey {
  readonly how: (typeof outboxKeys)[number]
  readonly key: string
  readonly label: string
  /** Null: it may be pressed. */
  readonly whyNot: string | null
}

export async function outbox(office: Office, filter: OutboxFilter, page: number) {
  const { db } = office.store
  const counts = await outboxCounts(db)
  const rows = await outboxRows(db, filter, { from: (page - 1) * outboxPage, most: outboxPage })
  const total = counts
    .filter(
      (one) =>
        (filter.standing === undefined || one.standing === filter.standing) &&
        (filter.connection === undefined || one.connection === filter.connection),
    )
    .reduce((sum, one) => sum + one.count, 0)
  return { lines: rows.map((row) => lineOf(office, row)), counts, total }
}

function lineOf(office: Office, row: OutboxRow): OutboxLine {
  return {
    id: row.id,
    words: wordsOf(row.name),
    to: toWhom(row),
    requestId: row.request_id,
    number: writeNumber(row.number),
    title: row.title,
    standing: row.standing,
    connection: row.connection,
    tries: row.tries,
    notBefore: row.not_before,
    since: row.created_at,
    error: row.error,
    behind:
      row.standing === 'blocked' && row.behind_id !== null && row.behind_name !== null
        ? { id: row.behind_id, words: wordsOf(row.behind_name) }
        : null,
    keys: outboxKeys.map((how) => keyOf(office, row, how)),
  }
}

const wordsOf = (name: string): string => (isEffectName(name) ? effectRow(name).words : name)

function toWhom({ name, port, library_name }: OutboxRow): string {
  if (library_name !== null) return library_name
  if (port === 'ils') return 'Library system'
  if (port === 'paper') return 'Printer'
  const to = isEffectName(name) ? effectRow(name).mail?.to : undefined
  return to === undefined ? 'Partner' : to === 'patron' ? 'Patron' : to === 'member' ? 'Member library' : 'Facility'
}

function keyOf(office: Office, row: OutboxRow, how: OutboxKey['how']): OutboxKey {
  const { key, label } = how === 'done' ? { key: 'D', label: doneLabel(row.name) } : keyWords[how]
  return { how, key, label, whyNot: whyNot(office, row, how) }
}

const keyWords = {
  again: { key: 'R', label: 'Retry now' },
  now: { key: 'N', label: 'Send now' },
  skip: { key: 'S', label: 'Skip…' },
} as const
const doneLabel = (name: string): string => (isEffectName(name) ? effectRow(name).byHand.label : 'Done by hand')

/** Why it would come straight back to a person. */
function whyByHand({ carriers, correspondence }: Office, connection: string): string | null {
  if (connection === 'by-hand') return 'This library is reached by hand: there is nothing to try again.'
  if (connection === 'polaris')
    return carriers.ils().byHand ? 'No library system is connected: it is done by hand.' : null
  if (connection === 'mail')
    return correspondence.mailer.isOn() ? null : 'Mail is switched off: it is told another way.'
  if (connection === 'worldshare')
    return carriers.partner('worldshare').byHand ? 'WorldShare is not connected: it is done there by hand.' : null
  return null
}

function whyNot(office: Office, row: OutboxRow, how: OutboxKey['how']): string | null {
  const { state, standing, behind_name, connection } = row
  if (state === 'doing') return 'It is being done just now.'
  if (how === 'again' && standing === 'blocked' && behind_name !== null)
    return `It comes after “${wordsOf(behind_name)}”: that one first.`
  const byHand = whyByHand(office, connection)
  if (how === 'again' && state === 'with_person' && byHand !== null) return byHand
  if (maySettle(state, how)) return null
  return how === 'now'
    ? 'It is not held.'
    : how === 'again'
      ? 'It is held: undo takes it back until it leaves.'
      : 'It is still held: undo takes it back without a trace.'
}
