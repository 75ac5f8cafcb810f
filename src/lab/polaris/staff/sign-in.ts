import type { StaffUser } from '../state.ts'
import { forgetFailures, isLocked, issue, noteFailure, validToken } from '../tokens.ts'
import type { Fields } from '../value.ts'
import type { World } from '../world.ts'
import { StaffTrouble } from './staff-call.ts'

/** Basic DOMAIN\user:password gives a token and a secret for every other call. */
export function signIn(world: World, header: string | undefined): Fields {
  const text = Buffer.from(/^Basic (\S+)$/i.exec(header ?? '')?.[1] ?? '', 'base64').toString('utf8')
  const at = text.indexOf(':')
  const [account, password] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  const user = world.state.staff.find((one) => `${one.domain}\\${one.username}`.toLowerCase() === account.toLowerCase())
  if (isLocked(world, account)) throw new StaffTrouble(401, 'The account is locked.')
  if (!user || user.password !== password) {
    noteFailure(world, account)
    throw new StaffTrouble(401, 'Authorization has been denied for this request.')
  }
  return pairFor(world, user)
}

/** Bearer of the identity provider, in place of the password. */
export function signInByBearer(world: World, header: string | undefined): Fields {
  const bearer = validToken(world, 'identity', /^Bearer (\S+)$/i.exec(header ?? '')?.[1] ?? '')
  const user = world.state.staff.find((one) => one.id === bearer?.ownerId)
  if (!user) throw new StaffTrouble(401, 'Authorization has been denied for this request.')
  if (isLocked(world, `${user.domain}\\${user.username}`)) throw new StaffTrouble(401, 'The account is locked.')
  return pairFor(world, user)
}

function pairFor(world: World, user: StaffUser): Fields {
  forgetFailures(world, `${user.domain}\\${user.username}`)
  const pair = issue(world, 'workstation', user.id, world.settings.assumed('staffTokenHours'))
  return {
    SiteDomain: 'polaris',
    UserDomain: user.domain,
    AccessToken: pair.token,
    AccessSecret: pair.secret,
    AuthExpDate: new Date(pair.expiresAt),
    PolarisUser: {
      PolarisUserID: user.id,
      OrganizationID: user.branchId,
      Name: user.username,
      BranchID: null,
      Enabled: true,
      CreatorID: 1,
      ModifierID: null,
      CreationDate: new Date(Date.UTC(2020, 0, 6, 14)),
      ModificationDate: null,
    },
    ERMSNetworkAddress: '',
    DataSource: 'Polaris',
  }
}
