// Patron by patron: for those we know, the list of their ILL requests is asked for, round and round, so many an hour.
import { z } from 'zod'
import type { BirthDesk, IlsBirths } from '../../../office/ils-port.ts'
import { ConnectorError } from '../../../office/ports.ts'
import { basicData } from '../patrons.ts'
import { illRequestsOf } from '../papi/ill.ts'
import type { Tools } from '../tools.ts'
import { bornFrom, Unreadable } from './born.ts'
import type { Words } from './fields.ts'
import type { BornReader } from './tools.ts'

const roundsPerHour = 12
const text = z.string().nullish()
const rowShape = z.looseObject({ ILLRequestID: z.number(), ILLStatusID: z.number() })
/** As the page for staff shows one (notes on Polaris, 6.4). */
const detailShape = z.looseObject({
  ILLStatusID: z.number().nullish(),
  PickupBranchID: z.number().nullish(),
  Title: text,
  Author: text,
  Publisher: text,
  PublicationYear: text,
  ISBN: text,
  ISSN: text,
  VolumeAndIssue: text,
  Edition: text,
  RequestTypeID: z.number().nullish(),
  NeedByDate: text,
  StaffNotes1: text,
  StaffNotes2: text,
  OPACNotes: text,
})

export function createPatronWay(tools: Tools, isOn: () => boolean): IlsBirths {
  const perHour = (): number => tools.polaris.settings().discovery.patronsPerHour
  return {
    way: 'patrons',
    isOn: () => isOn() && perHour() > 0,
    async look(desk) {
      const most = Math.max(1, Math.floor(perHour() / roundsPerHour))
      const after = Number((await desk.mark()) ?? 0)
      const patrons = await desk.patronsAfter(after, most)
      for (const { id, card } of patrons) {
        await lookAt(tools, desk, card)
        await desk.keepMark(String(id))
      }
      if (patrons.length < most) await desk.keepMark('0')
    },
  }
}

const readerFor = ({ polaris, branches }: Tools): BornReader => ({
  assumed: polaris.assumed,
  codeNamed: (words) => branches.codeNamed(words),
})

/** What one patron's record lacks stops nobody else. */
async function lookAt(tools: Tools, desk: BirthDesk, card: string): Promise<void> {
  try {
    const all = tools.polaris.staff.isThere() ? await byStaff(tools, desk, card) : await byPapi(tools, card)
    for (const words of all) {
      const born = await bornFrom(readerFor(tools), { ...words, card }).catch(unlessUnreadable)
      if (born) await desk.take(born)
    }
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.retry || error.kind === 'bad-credentials') throw error
  }
}

/** A request without a title, or in a status nobody has told of, is left to people in Polaris. */
function unlessUnreadable(error: unknown): null {
  if (error instanceof Unreadable) return null
  throw error
}

async function byStaff({ polaris }: Tools, desk: BirthDesk, card: string): Promise<readonly Words[]> {
  const patron = await basicData(polaris, card, null)
  if (!patron) return []
  const parts = ['patrons', patron.PatronID, 'requests', 'ill'] as const
  const rows = await polaris.staff.call({
    name: 'ILL requests of the patron',
    method: 'GET',
    parts: [...parts],
    reference: null,
    shape: z.array(rowShape).nullable(),
  })
  const found: Words[] = []
  for (const row of rows ?? []) {
    const common = { id: String(row.ILLRequestID), status: String(row.ILLStatusID) }
    // What is known only says how it stands; the rest is asked for once.
    if (await desk.isKnown(common.id)) {
      found.push({ ...common, title: '—' })
      continue
    }
    const detail = await polaris.staff.find({
      name: 'ILL request',
      method: 'GET',
      parts: [...parts, row.ILLRequestID],
      reference: null,
      shape: detailShape,
    })
    if (detail) found.push({ ...common, ...wordsOf(detail) })
  }
  return found
}

const wordsOf = (detail: z.infer<typeof detailShape>): Words => ({
  title: detail.Title ?? '',
  pickup: detail.PickupBranchID ? String(detail.PickupBranchID) : '',
  author: detail.Author ?? '',
  publisher: detail.Publisher ?? '',
  year: detail.PublicationYear ?? '',
  isbn: detail.ISBN ?? '',
  issn: detail.ISSN ?? '',
  volume: detail.VolumeAndIssue ?? '',
  edition: detail.Edition ?? '',
  kind: detail.RequestTypeID ? String(detail.RequestTypeID) : '',
  neededBy: detail.NeedByDate ?? '',
  notes: detail.StaffNotes1 ?? '',
  moreNotes: detail.StaffNotes2 ?? '',
  patronNote: detail.OPACNotes ?? '',
})

/** PAPI's list tells less: no notes of staff, no ISBN. */
const byPapi = async ({ polaris }: Tools, card: string): Promise<readonly Words[]> =>
  (await illRequestsOf(polaris, card, { reference: null, isQuiet: true })).map((row) => ({
    id: String(row.id),
    status: String(row.statusId),
    title: row.title,
    author: row.author,
    volume: row.volume,
    pickup: row.pickupBranchId === null ? '' : String(row.pickupBranchId),
    neededBy: row.needBy ?? '',
    patronNote: row.notes,
  }))
