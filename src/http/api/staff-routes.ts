import { refuse } from '../../domain/refusal.ts'
import type { Store } from '../../store/open.ts'
import { changeOwnPassword } from '../sign-in/own-password.ts'
import {
  addStaff,
  disableStaff,
  enableStaff,
  listStaff,
  resetPassword,
  setRole,
  type StaffMember,
} from '../sign-in/staff.ts'
import { createToken, listTokens, revokeToken, type TokenRow } from '../sign-in/tokens.ts'
import { orRefuse, refusalError } from './answer.ts'
import { os } from './base.ts'

/** Accounts and tokens go by the clock on the wall, as sign-in does, and not by the office's. */
const wallNow = (): Date => new Date()

export const staffRoutes = {
  staff: {
    list: os.staff.list.handler(async ({ context: { office } }) => (await listStaff(office.store.db)).map(staffView)),
    add: os.staff.add.handler(async ({ input, context: { office, person } }) => {
      const { id, password } = orRefuse(
        await addStaff(office.store, person, { ...input, libraryId: input.libraryId ?? null }, wallNow()),
      )
      return { account: await accountOf(office.store, id), password }
    }),
    setRole: os.staff.setRole.handler(async ({ input, context: { office, person } }) => {
      const { id } = orRefuse(
        await setRole(
          office.store,
          person,
          { id: input.userId, role: input.role, libraryId: input.libraryId ?? null },
          wallNow(),
        ),
      )
      return accountOf(office.store, id)
    }),
    disable: os.staff.disable.handler(async ({ input, context: { office, person } }) => {
      const { id } = orRefuse(await disableStaff(office.store, person, input.userId, wallNow()))
      return accountOf(office.store, id)
    }),
    enable: os.staff.enable.handler(async ({ input, context: { office, person } }) => {
      const { id } = orRefuse(await enableStaff(office.store, person, input.userId, wallNow()))
      return accountOf(office.store, id)
    }),
    reset: os.staff.reset.handler(async ({ input, context: { office, person } }) => {
      const { id, password } = orRefuse(await resetPassword(office.store, person, input.userId, wallNow()))
      return { account: await accountOf(office.store, id), password }
    }),
    changePassword: os.staff.changePassword.handler(async ({ input, context: { office, person } }) => {
      if (person.via !== 'session') throw refusalError(refuse('person-only'))
      const answer = await changeOwnPassword(
        office.store,
        { userId: person.userId, currentPassword: input.old, newPassword: input.next },
        wallNow(),
      )
      if (!answer.ok)
        throw refusalError({
          ...answer,
          ...(answer.field === undefined ? {} : { field: answer.field === 'newPassword' ? 'next' : 'old' }),
        })
      return { changed: true }
    }),
  },

  tokens: {
    list: os.tokens.list.handler(async ({ context: { office } }) => (await listTokens(office.store.db)).map(tokenView)),
    add: os.tokens.add.handler(async ({ input, context: { office, person } }) => {
      const { id, secret } = orRefuse(
        await createToken(
          office.store,
          person,
          { name: input.name, role: input.role, libraryId: input.libraryId ?? null, endsAt: new Date(input.endsAt) },
          wallNow(),
        ),
      )
      return { token: await tokenOf(office.store, id), secret }
    }),
    revoke: os.tokens.revoke.handler(async ({ input, context: { office, person } }) => {
      const { id } = orRefuse(await revokeToken(office.store, person, input.tokenId, wallNow()))
      return tokenOf(office.store, id)
    }),
  },
}

async function accountOf(store: Store, id: string) {
  const account = (await listStaff(store.db)).find((one) => one.id === id)
  if (!account) throw refusalError(refuse('staff-not-found'))
  return staffView(account)
}

async function tokenOf(store: Store, id: number) {
  const token = (await listTokens(store.db)).find((one) => one.id === id)
  if (!token) throw refusalError(refuse('token-not-found'))
  return tokenView(token)
}

const staffView = ({ id, name, email, role, libraryId, disabledAt, mustChangePassword }: StaffMember) => ({
  id,
  name,
  email,
  role,
  libraryId,
  disabled: disabledAt !== null,
  mustChangePassword,
})

const tokenView = ({ id, name, role, libraryId, createdAt, endsAt, lastUsedOn, revokedAt }: TokenRow) => ({
  id,
  name,
  role,
  libraryId,
  createdAt: createdAt.toISOString(),
  endsAt: endsAt.toISOString(),
  lastUsedOn,
  revoked: revokedAt !== null,
})
