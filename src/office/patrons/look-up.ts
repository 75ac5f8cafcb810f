// Looking at what a person borrows is itself put on record (CPLR 4509): who looked, when, by which way; ids only.
import type { Actor } from '../../domain/lifecycle/facts.ts'
import { addDays } from '../../domain/values/days.ts'
import { recordLookUp, type LookUpWay } from '../../store/patron-look-up.ts'
import { today, type Office } from '../context.ts'
import { deskSettings } from '../directory/desk-settings.ts'

/** Typing on, or coming back to the page within these minutes, is still the same look. */
const oneLookMs = 10 * 60_000

export async function noteLookUp(
  office: Office,
  look: { readonly patronId: number; readonly by: Actor; readonly why: LookUpWay },
): Promise<void> {
  const at = office.clock.now()
  await office.store.transact(async (tx) => {
    const { auditDays } = await deskSettings(tx)
    await recordLookUp(tx, {
      staffId: look.by.kind === 'staff' ? (look.by.id ?? '') : `${look.by.kind}:${look.by.id ?? ''}`,
      patronId: look.patronId,
      why: look.why,
      at,
      since: new Date(at.getTime() - oneLookMs),
      endsOn: addDays(today(office), auditDays),
    })
  })
}
