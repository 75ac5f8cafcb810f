import { ok, type Asked, type PapiCall } from '../call.ts'
import { forgetFailures, isLocked, issue, noteFailure } from '../tokens.ts'
import { PapiTrouble, unauthorized } from '../trouble.ts'
import type { Fields } from '../value.ts'
import { patronByBarcode } from '../world.ts'

const noPair = { AccessToken: null, AccessSecret: null } as const

export const authenticatorCalls: readonly PapiCall[] = [
  {
    name: 'AuthenticateStaffUser',
    method: 'POST',
    path: '/authenticator/staff',
    by: 'authenticator',
    root: 'AuthenticationResult',
    body: { root: 'AuthenticationData', order: ['Domain', 'Username', 'Password'] },
    empty: { ...noPair, PolarisUserID: 0, BranchID: 0, AuthExpDate: null },
    act: authenticateStaff,
  },
  {
    name: 'AuthenticatePatron',
    method: 'POST',
    path: '/authenticator/patron',
    by: 'open',
    root: 'PatronAuthenticationResult',
    body: { root: 'PatronAuthenticationData', order: ['Barcode', 'Password'] },
    empty: { AccessToken: null, PatronID: 0, AccessSecret: null, AuthExpDate: null },
    act: authenticatePatron,
  },
]

function authenticateStaff(asked: Asked): Fields {
  const { body, settings, state } = asked
  const account = `${body.text('Domain')}\\${body.text('Username')}`
  const user = state.staff.find((one) => `${one.domain}\\${one.username}`.toLowerCase() === account.toLowerCase())
  if (!user) return refuseStaff(asked, -8001, 'Polaris user not found.')
  if (isLocked(asked, account)) return refuseStaff(asked, settings.assumed('staffLockedCode'), 'The account is locked.')
  if (user.password !== body.text('Password')) {
    noteFailure(asked, account)
    return refuseStaff(asked, -8001, 'Staff authentication failed.')
  }
  forgetFailures(asked, account)
  const pair = issue(asked, 'staff', user.id)
  return {
    ...ok,
    AccessToken: pair.token,
    AccessSecret: pair.secret,
    PolarisUserID: user.id,
    BranchID: user.branchId,
    AuthExpDate: new Date(pair.expiresAt),
  }
}

function refuseStaff(asked: Asked, code: number, message: string): never {
  if (asked.settings.assumed('staffRefused') === 'status') throw unauthorized(message)
  throw new PapiTrouble(code, message)
}

function authenticatePatron(asked: Asked): Fields {
  const { body } = asked
  const barcode = body.text('Barcode')
  const account = `patron:${barcode}`
  const patron = patronByBarcode(asked, barcode)
  if (isLocked(asked, account)) throw new PapiTrouble(-3001, 'The account is locked.')
  if (!patron || patron.password === '' || patron.password !== body.text('Password')) {
    noteFailure(asked, account)
    throw new PapiTrouble(-3001, 'Invalid barcode or password.')
  }
  forgetFailures(asked, account)
  const pair = issue(asked, 'patron', patron.id)
  return {
    ...ok,
    AccessToken: pair.secret,
    PatronID: patron.id,
    AccessSecret: pair.secret,
    AuthExpDate: new Date(pair.expiresAt),
  }
}
