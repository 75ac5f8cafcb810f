// The office's counter for the network's connector: what a step is about, which lenders go in one request, and news.
import { writeEntryNumber } from '../../domain/values/request-number.ts'
import type { Tx } from '../../store/open.ts'
import {
  changeNetworkRequest,
  insertNetworkRequest,
  networkRequestByNumber,
  networkRequestsOf,
  openNetworkRequests,
} from '../../store/network-requests.ts'
import { patronOfRequest } from '../../store/patrons.ts'
import { lockSource } from '../../store/requests/create.ts'
import { readSettings, saveSetting } from '../../store/settings.ts'
import type { Office } from '../context.ts'
import { matterOf } from '../letters.ts'
import { bornFor } from './born-there.ts'
import { runFrom } from './network-lenders.ts'
import { codeOfPatron, createNetworkPatronsDesk } from './network-patrons.ts'
import { isUnsent, known, takeNewsIn } from './take-news.ts'
import { askAboutTwin, madeBefore } from './twins.ts'
import type { NetworkDesk, NetworkStep } from '../network-port.ts'
import type { Task } from '../ports.ts'

const cursorName = 'worldshare-cursor'

export function createNetworkDesk(office: Office): NetworkDesk {
  const { store } = office
  return {
    clock: office.clock,
    patrons: createNetworkPatronsDesk(office),
    step: (task) => store.transact((tx) => stepOf(tx, office, task)),
    link: (task, made) => store.transact((tx) => link(tx, office, task, made)),
    async open() {
      const rows = await openNetworkRequests(store.db)
      return rows.map(({ number, status, digest }) => ({ number, status: known(status), digest }))
    },
    async take(order) {
      const born = await bornFor(office, order)
      return born === 'later' ? born : store.transact((tx) => takeNewsIn(tx, office, order, born))
    },
    async cursor() {
      const at = (await readSettings(store.db)).get(cursorName)
      return typeof at === 'string' ? new Date(at) : null
    },
    moveCursor: (at) => store.transact((tx) => saveSetting(tx, cursorName, at.toISOString(), office.clock.now())),
  }
}

async function stepOf(tx: Tx, office: Office, task: Task): Promise<NetworkStep> {
  const matter = await matterOf(tx, office, task)
  const records = await networkRequestsOf(tx, task.requestId)
  const entry = matter.entries.find((one) => one.id === task.entryId)
  const record =
    matter.request.kind === 'lending'
      ? records[0]
      : (records.find((one) => entry && one.lenders.includes(String(entry.n))) ?? records.find(isUnsent))
  const patron = await patronOfRequest(tx, task.requestId)
  const run = entry ? await runFrom(tx, matter.entries, entry) : []
  return {
    matter,
    reference: writeEntryNumber(matter.request.number, entry?.n ?? 1),
    patronCode: `${matter.request.number.slice(0, 1)}${matter.request.id}`,
    recordCode: patron ? codeOfPatron(patron.id) : null,
    network: record
      ? {
          number: record.number,
          status: known(record.status),
          bornThere: record.born_there && record.ended_at === null,
        }
      : null,
    lenders: run,
  }
}

async function link(
  tx: Tx,
  office: Office,
  task: Task,
  made: { readonly number: string; readonly reference: string; readonly lenders: readonly number[] },
): Promise<void> {
  await lockSource(tx, 'network', made.number)
  const known = await networkRequestByNumber(tx, made.number)
  if (known && isUnsent(known))
    await changeNetworkRequest(tx, known.id, { lenders: made.lenders.map(String), changed_at: office.clock.now() })
  if (known) return
  const first = await madeBefore(tx, task.requestId, made.reference)
  await insertNetworkRequest(tx, {
    request_id: task.requestId,
    number: made.number,
    reference: made.reference,
    lenders: first ? [] : made.lenders.map(String),
    changed_at: office.clock.now(),
  })
  if (first) await askAboutTwin(tx, office, task.requestId, made.number, first)
}
