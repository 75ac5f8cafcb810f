// The first start of the make-believe office: the five counties are put in, the accounts made. Later starts find them.
import { createDemoStaff } from '../../../http/sign-in/first-staff.ts'
import { isDemoFilled, markDemoFilled } from '../../../store/demo.ts'
import { claimJob, endJob } from '../../../store/job-run.ts'
import { libraryByCode } from '../../../store/libraries.ts'
import type { Store } from '../../../store/open.ts'
import { must } from '../desk.ts'
import { demoSignIns, staffIds } from '../people.ts'
import { layTemplate, morningOf } from './template.ts'

/** What an interrupted first start left is put in anew. */
export async function openFiveCounties(store: Store, homeFolder: string, now: Date): Promise<void> {
  if (await isDemoFilled(store.db)) return
  await layTemplate(store, homeFolder, now)
  const people = await Promise.all(
    demoSignIns.map(async ({ name, email, password, role, libraryCode }) => ({
      name,
      email,
      password,
      role,
      libraryId: libraryCode === null ? null : ((await libraryByCode(store.db, libraryCode))?.id ?? null),
      ...(role === 'assistant' || role === 'librarian' ? { id: staffIds[role] } : {}),
    })),
  )
  must(await createDemoStaff(store, people, now))
  const morning = morningOf(now)
  await store.transact(async (tx) => {
    // The past has had its nights and its carriers; the first start does not make up for them.
    for (const job of ['night', 'old_backups', 'collect']) {
      await claimJob(tx, job, null, morning)
      await endJob(tx, job, morning, null)
    }
    await markDemoFilled(tx, now)
  })
}
