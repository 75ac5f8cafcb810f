// Holds by the staff interface: ours is known by the reference in its non-public notes.
import { z } from 'zod'
import { isKeyIn, requestOfKey } from '../../../domain/ils/wanted-items.ts'
import type { Look } from '../is-it-there.ts'
import type { Polaris } from '../polaris.ts'
import { prompts, results, runWorkflow, workflows } from './workflow.ts'

const text = z.string().nullish()
const holdShape = z.looseObject({
  SysHoldRequestID: z.number(),
  SysHoldStatusID: z.number(),
  NonPublicNotes: text,
  StaffDisplayNotes: text,
})
export interface Hold {
  readonly id: number
  readonly statusId: number
}
/** A hold with what its notes say; empty where they are not told. */
export interface NotedHold extends Hold {
  readonly note: string
  /** Polaris does not tell its notes. */
  readonly isMute?: true
}

/** All holds of a patron, over ones too, each with its notes. */
export async function staffHoldsOf(
  polaris: Polaris,
  patronId: number,
  {
    skipsOver = false,
    ...about
  }: { readonly reference: string | null; readonly isQuiet: boolean; readonly skipsOver?: boolean },
): Promise<readonly NotedHold[]> {
  const rows = await polaris.staff.call({
    name: 'Holds of the patron',
    method: 'GET',
    parts: ['patrons', patronId, 'requests', 'local'],
    shape: z.array(holdShape).nullable(),
    ...about,
  })
  const all: NotedHold[] = []
  for (const row of rows ?? []) {
    if (skipsOver && isOverHold(row.SysHoldStatusID)) continue
    const known = saysNotes(row) ? row : await detailOf(polaris, row.SysHoldRequestID, about.reference, about.isQuiet)
    const note = [known?.NonPublicNotes, known?.StaffDisplayNotes].filter((one) => one).join(' ')
    const mute = known !== null && !saysNotes(known)
    all.push({ id: row.SysHoldRequestID, statusId: row.SysHoldStatusID, note, ...(mute ? { isMute: true } : {}) })
  }
  return openFirst(all)
}

/** Not supplied, unclaimed, expired, cancelled: over, and no hold of ours any more. */
export const isOverHold = (statusId: number): boolean => [7, 8, 9, 16].includes(statusId)

/** One placed anew after another was over comes first. */
export const openFirst = <H extends Hold>(all: readonly H[]): readonly H[] =>
  all.toSorted((a, b) => Number(isOverHold(a.statusId)) - Number(isOverHold(b.statusId)) || b.id - a.id)

/** By its key: the request’s number, or that of one of its items. */
export async function findHold(
  polaris: Polaris,
  patronId: number,
  key: string,
  { withOver = false, isQuiet = false }: { readonly withOver?: boolean; readonly isQuiet?: boolean } = {},
): Promise<Look<Hold>> {
  const reference = requestOfKey(key)
  const rows = await polaris.staff.call({
    name: 'Holds of the patron',
    method: 'GET',
    parts: ['patrons', patronId, 'requests', 'local'],
    reference,
    isQuiet,
    shape: z.array(holdShape).nullable(),
  })
  let mute = 0
  const all = (rows ?? []).map((row) => ({ ...row, id: row.SysHoldRequestID, statusId: row.SysHoldStatusID }))
  for (const row of openFirst(all)) {
    if (isOverHold(row.SysHoldStatusID) && !withOver) continue
    const known = saysNotes(row) ? row : await detailOf(polaris, row.SysHoldRequestID, reference, isQuiet)
    if (known === null) continue
    if (!saysNotes(known)) mute += 1
    else if ([known.NonPublicNotes, known.StaffDisplayNotes].some((note) => isKeyIn(note ?? '', key)))
      return { is: 'found', what: { id: row.SysHoldRequestID, statusId: row.SysHoldStatusID } }
  }
  if (mute === 0) return { is: 'none' }
  return {
    is: 'unsure',
    sentence: `The patron has ${mute} holds whose notes Polaris does not tell: look whether one is for ${reference}.`,
  }
}

const saysNotes = (hold: object): boolean => 'NonPublicNotes' in hold || 'StaffDisplayNotes' in hold

const detailOf = (polaris: Polaris, id: number, reference: string | null, isQuiet: boolean) =>
  polaris.staff.find({ name: 'Hold', method: 'GET', parts: ['holds', id], reference, isQuiet, shape: holdShape })

/** Staff may end a hold that patrons may not, such as one on its way; false when Polaris does not let it. */
export async function deleteHold(polaris: Polaris, id: number, reference: string): Promise<boolean> {
  const answer = await polaris.staff.find({
    name: 'End hold',
    method: 'DELETE',
    parts: ['holds', id],
    reference,
    shape: z.boolean(),
  })
  // No such hold any more: what was wanted is so.
  return answer ?? true
}

/**
 * When a hold begins to count. One that begins later by Polaris' own clock stays inactive and traps nothing: it begins
 * before our now by as much as the two clocks may differ (PAPI refuses calls at half an hour).
 */
export const activationOf = (now: Date): string => new Date(now.getTime() - 30 * 60_000).toISOString()

/** Places a hold; bib 0 is one for a title the system does not have, to be made an ILL request. */
export async function placeStaffHold(
  polaris: Polaris,
  hold: {
    /** Stands in its notes. */
    readonly key: string
    readonly patronId: number
    readonly pickupBranchId: number
    readonly bibId: number
    /** Null: any item of the title. */
    readonly itemId?: number | null
    readonly title: string
    readonly at: Date
  },
): Promise<void> {
  const at = activationOf(hold.at)
  const ends = new Date(hold.at.getTime() + 365 * 86_400_000).toISOString()
  await runWorkflow(polaris.staff, polaris.settings(), {
    name: 'Place hold',
    type: workflows.placeHold,
    reference: requestOfKey(hold.key),
    fields: {
      BibliographicRecordID: hold.bibId,
      ItemRecordID: hold.itemId ?? 0,
      UnlockedRequest: true,
      Title: hold.title,
      BrowseTitle: hold.title,
      PatronID: hold.patronId,
      PickupBranchID: hold.pickupBranchId,
      Origin: 2,
      ActivationDate: at,
      ExpirationDate: ends,
      ItemLevelHold: (hold.itemId ?? null) !== null,
      StaffDisplayNotes: `ILL ${hold.key}`,
      NonPublicNotes: hold.key,
      PACDisplayNotes: '',
      IgnorePatronBlocksPrompt: true,
      IgnoreMaximumHoldsPrompt: true,
      BulkMode: false,
      PatronBlocksOnlyPrompt: false,
    },
    // The same patron may wait for another copy of the title already; ours has been looked for.
    replies: { [prompts.duplicateHold]: results.continue },
    // Delivered twice on its way, the second asks about the first.
    before: {
      [prompts.duplicateHold]: async () =>
        (await findHold(polaris, hold.patronId, hold.key)).is === 'found' ? 'leave it' : 'go on',
    },
  })
}
