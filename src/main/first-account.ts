// An office without any account waits to be set up: a code on the terminal, a form in the browser.
import type { Hono } from 'hono'
import { frontDoor } from '../http/set-up/routes.ts'
import { oneTimeCode } from '../http/set-up/one-time-code.ts'
import { createFirstAdministrator } from '../http/sign-in/first-staff.ts'
import type { SettingsCache } from '../office/directory/settings.ts'
import type { Store } from '../store/open.ts'
import { isAnyStaff } from '../store/staff.ts'

export async function isEmptyOffice(store: Store): Promise<boolean> {
  return !(await isAnyStaff(store.db))
}

export interface SetUpOffer {
  readonly app: Hono
  readonly store: Store
  readonly publicUrl: string | null
  readonly settings: SettingsCache
  say(line: string): void
}

/** The app behind its front door. The code is made and printed only while there is nobody who could sign in. */
export async function offerSetUp({ app, store, publicUrl, settings, say }: SetUpOffer): Promise<Hono> {
  const isEmpty = (): Promise<boolean> => isEmptyOffice(store)
  const announce = (code: string): void =>
    say(`This office is not set up yet; its first page asks for this code: ${code}`)
  return frontDoor(app, {
    code: (await isEmpty()) ? oneTimeCode(announce) : null,
    publicUrl,
    isEmpty,
    async open(office, account) {
      // The account last: until it is there, the form can be sent again.
      const saved = await settings.change({ office, policy: settings.policy() }, new Date())
      if (!saved.ok) return saved
      return createFirstAdministrator(store, account, new Date())
    },
  })
}
