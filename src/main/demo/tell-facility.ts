// The facilities' lines in the make-believe office. A line is a list and its number, never a reader.
import { borrowOut } from '../../office/facilities/borrow-out.ts'
import type { Office } from '../../office/context.ts'
import { must, type DemoDesk } from './desk.ts'
import { copies } from './books.ts'

export async function atTheFacility(desk: DemoDesk): Promise<void> {
  const told = await desk.take(40, {
    kind: 'facility',
    of: 'law',
    facilityLibraryId: desk.directory.facilities.stonecutter,
    facilityLine: 'List 31, line 4',
  })
  await told.act(39, 'gather')
  await told.act(36, 'arrive', { barcode: copies.law.barcode })
  await desk.pack(35, desk.directory.facilities.stonecutter, [told], { dueOn: desk.day(7) })
}

/** Nobody in the system owns it: borrowed from outside, and here since yesterday. */
export async function borrowedForFacility(desk: DemoDesk, office: Office): Promise<void> {
  const line = await desk.take(15, {
    kind: 'facility',
    of: 'chess',
    facilityLibraryId: desk.directory.facilities.jail,
    facilityLine: 'List 8, line 2',
  })
  const order = {
    requestId: line.id,
    lenders: [desk.directory.partners.lodestone],
    actor: { kind: 'staff', id: desk.directory.staff.assistant },
    role: 'assistant',
  } as const
  const { requestId, number } = must(await desk.at(15, () => borrowOut(office, order)))
  const loan = desk.told(requestId, number)
  await loan.act(14, 'send')
  await loan.byHand(14)
  await loan.act(8, 'shipped', { dueOn: desk.day(35) })
  await loan.act(1, 'receive')
}

export async function newLine(desk: DemoDesk): Promise<void> {
  await desk.take(1, {
    kind: 'facility',
    of: 'drawing',
    facilityLibraryId: desk.directory.facilities.stonecutter,
    facilityLine: 'List 34, line 11',
    neededBy: desk.day(45),
  })
}
