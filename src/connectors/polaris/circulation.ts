// Check-out and check-in, what a patron has out and owes (PAPI: ItemCheckoutPost, ItemCheckinPost, PatronItemsOutGet,
// PatronAccountGet).
import { z } from 'zod'
import type { IlsItemOut, IlsOwed } from '../../domain/ils/records.ts'
import { ConnectorError } from '../../office/ports.ts'
import { dayOf, daysBetween } from '../../domain/values/days.ts'
import { readDay } from './papi/dates.ts'
import { PapiRefusal } from './papi/errors.ts'
import { flagWords } from './papi/block-flags.ts'
import { prompts, results, runWorkflow, workflows } from './staff/workflow.ts'
import { logOn, type Polaris } from './polaris.ts'

const text = z.string().nullish()

/** The days it lay in the drop box, as Polaris wants them; none where it was dropped today. */
export function freeDays(polaris: Polaris, droppedOn: string | null | undefined, now: Date): number {
  if (!droppedOn) return 0
  const days = daysBetween(droppedOn, dayOf(now, polaris.assumed('timeZone')))
  return days <= 0 ? 0 : polaris.assumed('freeDaysCount') === 'through' ? days + 1 : days
}

const trappingShape = z.looseObject({ PickupBranchName: text }).nullish()
// The vendor's list of fields and its sample name it differently (ItemCheckinPost).
const checkedInShape = z.looseObject({ HoldDataResult: trappingShape, HoldData: trappingShape })

/**
 * PAPI's check-in knows no days that are free: those are said to the staff interface, where there is one. Answers the branch
 * of the hold that traps the item, if one does; nothing of whose hold it is.
 */
export async function checkIn(polaris: Polaris, barcode: string, reference: string, free = 0): Promise<string | null> {
  if (free > 0 && polaris.staff.isThere()) {
    const answer = await runWorkflow(polaris.staff, polaris.settings(), {
      name: 'Check in',
      type: workflows.checkIn,
      reference,
      fields: { CheckinTypeID: 1, ItemBarcode: barcode, FreeDays: free, ignoreInventoryStatusMessages: true },
      replies: { [prompts.fillsRequest]: results.yes },
    })
    const holdId = z.looseObject({ HoldRequestID: z.number().nullish() }).safeParse(answer).data?.HoldRequestID
    return holdId ? pickupOfHold(polaris, holdId, reference) : null
  }
  const { HoldDataResult, HoldData } = await polaris.papi.call({
    name: 'ItemCheckinPost',
    method: 'POST',
    isProtected: true,
    parts: ['item', barcode, 'checkin'],
    by: 'staff',
    body: logOn(polaris.settings()),
    reference,
    shape: checkedInShape,
  })
  return (HoldDataResult ?? HoldData)?.PickupBranchName ?? null
}

async function pickupOfHold(polaris: Polaris, id: number, reference: string): Promise<string | null> {
  const hold = await polaris.staff.find({
    name: 'Hold',
    method: 'GET',
    parts: ['holds', id],
    reference,
    shape: z.looseObject({ PickupBranchID: z.number().nullish() }),
  })
  return hold?.PickupBranchID ? String(hold.PickupBranchID) : null
}

/** The due date Polaris gave. */
export async function checkOut(
  polaris: Polaris,
  card: string,
  barcode: string,
  reference: string,
): Promise<string | null> {
  try {
    const answer = await polaris.papi.call({
      name: 'ItemCheckoutPost',
      method: 'POST',
      isProtected: false,
      parts: ['patron', card, 'itemsout'],
      by: 'staff',
      body: { ItemBarcode: barcode, ...logOn(polaris.settings()) },
      reference,
      shape: z.looseObject({ DueDate: text }),
    })
    return readDay(answer.DueDate, polaris.assumed('timeZone'))
  } catch (error) {
    const words = error instanceof PapiRefusal ? flagWords(error.code, error.answer) : ''
    if (words === '') throw error
    throw new ConnectorError('refused', `Polaris does not check it out: ${words}.`, { cause: error })
  }
}

const itemsOutShape = z.looseObject({
  PatronItemsOutGetRows: z
    .array(
      z.looseObject({
        ItemID: z.number(),
        Barcode: text,
        Title: text,
        DueDate: text,
        RenewalCount: z.number().nullish(),
        RenewalLimit: z.number().nullish(),
      }),
    )
    .nullish(),
})
export interface ItemOut extends IlsItemOut {
  readonly itemId: number
}
export async function itemsOut(
  polaris: Polaris,
  card: string,
  about: { readonly reference: string | null; readonly isQuiet?: boolean },
): Promise<readonly ItemOut[]> {
  const answer = await polaris.papi.call({
    name: 'PatronItemsOutGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', card, 'itemsout', 'all'],
    query: { excludeecontent: true },
    by: 'staff',
    shape: itemsOutShape,
    ...about,
  })
  return (answer.PatronItemsOutGetRows ?? []).map((row) => ({
    itemId: row.ItemID,
    barcode: row.Barcode ?? '',
    title: row.Title ?? '',
    dueOn: readDay(row.DueDate, polaris.assumed('timeZone')),
    renewals: row.RenewalCount ?? 0,
    renewalLimit: row.RenewalLimit ?? null,
  }))
}

const chargeType = 1
export interface Charge {
  readonly cents: number
  readonly note: string
  readonly barcode: string | null
}
/** Every charge on the account, paid or not (2.8: type 1), as somebody keyed it. */
export async function chargesOn(polaris: Polaris, card: string, reference: string): Promise<readonly Charge[]> {
  const found = new Map<number, Charge>()
  for (const filter of ['outstanding', 'reconciled']) {
    for (const row of await accountRows(polaris, card, filter, { reference, isQuiet: true }))
      if (row.TransactionTypeID === chargeType)
        found.set(row.TransactionID, {
          cents: Math.round((row.TransactionAmount ?? 0) * 100),
          note: row.FreeTextNote ?? '',
          barcode: row.Barcode ?? null,
        })
  }
  return [...found.values()]
}

const accountShape = z.looseObject({
  PatronAccountGetRows: z
    .array(
      z.looseObject({
        TransactionID: z.number(),
        TransactionTypeID: z.number().nullish(),
        TransactionAmount: z.number().nullish(),
        FreeTextNote: text,
        FeeDescription: text,
        OutstandingAmount: z.number().nullish(),
        Barcode: text,
        Title: text,
      }),
    )
    .nullish(),
})
async function accountRows(
  polaris: Polaris,
  card: string,
  filter: string,
  about: { readonly reference: string | null; readonly isQuiet?: boolean },
) {
  const answer = await polaris.papi.call({
    name: 'PatronAccountGet',
    method: 'GET',
    isProtected: false,
    parts: ['patron', card, 'account', filter],
    by: 'staff',
    shape: accountShape,
    ...about,
  })
  return answer.PatronAccountGetRows ?? []
}

/** What the patron owes; amounts come with four decimals. */
export async function owedBy(
  polaris: Polaris,
  card: string,
  reference: string | null = null,
): Promise<readonly IlsOwed[]> {
  return (await accountRows(polaris, card, 'outstanding', { reference }))
    .map((row) => ({
      what: [row.FeeDescription, row.Title].filter((one) => one).join(': '),
      cents: Math.round((row.OutstandingAmount ?? 0) * 100),
      barcode: row.Barcode ?? null,
    }))
    .filter((one) => one.cents !== 0)
}

const renewShape = z.looseObject({
  ItemRenewResult: z
    .looseObject({
      BlockRows: z.array(z.looseObject({ ErrorDesc: text })).nullish(),
      DueDateRows: z.array(z.looseObject({ DueDate: text })).nullish(),
    })
    .nullish(),
})

/** More time for one item, by Polaris' own rules: what stands against it is said, not overridden. */
export async function renewItem(polaris: Polaris, card: string, barcode: string): Promise<{ dueOn: string | null }> {
  const item = (await itemsOut(polaris, card, { reference: null })).find((one) => one.barcode === barcode)
  if (!item) throw new ConnectorError('refused', `The patron does not have item ${barcode} out.`)
  try {
    const answer = await polaris.papi.call({
      name: 'ItemRenew',
      method: 'PUT',
      isProtected: false,
      parts: ['patron', card, 'itemsout', item.itemId],
      by: 'staff',
      body: { Action: 'renew', ...logOn(polaris.settings()), RenewData: { IgnoreOverrideErrors: false } },
      shape: renewShape,
    })
    return { dueOn: readDay(answer.ItemRenewResult?.DueDateRows?.[0]?.DueDate, polaris.assumed('timeZone')) }
  } catch (error) {
    const why =
      error instanceof PapiRefusal ? renewShape.safeParse(error.answer).data?.ItemRenewResult?.BlockRows : null
    const words = (why ?? []).flatMap((row) => row.ErrorDesc ?? []).join(' ')
    if (words === '') throw error
    throw new ConnectorError('refused', `Polaris does not renew it: ${words}`, { cause: error })
  }
}
