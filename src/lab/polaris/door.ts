import type { PapiCall } from './call.ts'
import { forms, papiSignature, readAuthorization, sameSignature } from './signature.ts'
import type { Patron, StaffUser } from './state.ts'
import { patronSecrets, validToken } from './tokens.ts'
import { DoorTrouble, unauthorized } from './trouble.ts'
import { patronByBarcode, patronById, type World } from './world.ts'

/** What the door needs to know of a call to let it in. */
export interface Knock {
  readonly method: string
  /** Where it came in, as sent: path and query, still percent-encoded. */
  readonly target: string
  readonly header: (name: string) => string | undefined
  readonly path: Readonly<Record<string, string>>
  /** Whom a body without barcode speaks for. */
  readonly patronId: number | null
}

const driftMs = 30 * 60_000

/** Checks scheme, date, key, token and signature; answers who calls. */
export function letIn(world: World, call: PapiCall, knock: Knock): { staff: StaffUser | null; patron: Patron | null } {
  if (call.by === 'staff' || call.by === 'authenticator') needHttps(world, knock)
  const authorization = readAuthorization(knock.header('authorization'))
  if (!authorization) throw unauthorized('No PWS authorization.')
  const date = checkedDate(world, knock)
  if (authorization.id !== world.settings.accessId) throw unauthorized('The access id is unknown.')

  const staff = staffOf(world, call, knock)
  const patron = call.by === 'patron' ? patronOf(world, knock) : null
  const owner = patron ?? patronById(world, knock.patronId ?? 0) ?? null
  const secrets = secretsFor(world, call, staff, owner)
  if (!secrets.some((secret) => isSigned(world, knock, date, secret, authorization.signature))) {
    throw unauthorized('The signature does not fit.')
  }
  if (call.by === 'patron' && !patron && !staff) throw unauthorized('No such patron.')
  return { staff: staff?.user ?? null, patron }
}

function needHttps({ settings }: World, knock: Knock): void {
  if (settings.needsHttps && schemeOf(knock) !== 'https') throw new DoorTrouble(403, 'Protected calls need HTTPS.')
}

function checkedDate(world: World, knock: Knock): string {
  const date = knock.header('polarisdate') || knock.header('date')
  if (date === undefined || date === '') throw unauthorized('No date.')
  const time = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(date) ? Date.parse(date) : NaN
  if (Number.isNaN(time)) throw unauthorized('The date is not RFC 1123.')
  if (Math.abs(time - world.wall.now().getTime()) > driftMs) {
    const status = world.settings.assumed('staleDateStatus')
    throw status === 401 ? unauthorized('The date is too old.') : new DoorTrouble(status, 'The date is too old.')
  }
  return date
}

/** Staff come with a token in the path, or in X-PAPI-AccessToken to stand in for a patron. */
function staffOf(world: World, call: PapiCall, knock: Knock): { user: StaffUser; secret: string } | null {
  const token = call.by === 'staff' ? knock.path['token'] : knock.header('x-papi-accesstoken')
  if (token === undefined || token === '') {
    if (call.by === 'staff') throw unauthorized('No access token.')
    return null
  }
  const pair = validToken(world, 'staff', token)
  const user = world.state.staff.find((one) => one.id === pair?.ownerId)
  if (!pair || !user) throw unauthorized('The access token is unknown or has expired.')
  return { user, secret: pair.secret }
}

function patronOf(world: World, knock: Knock): Patron | null {
  return patronByBarcode(world, knock.path['barcode'] ?? '') ?? null
}

function secretsFor(
  world: World,
  call: PapiCall,
  staff: { secret: string } | null,
  patron: Patron | null,
): readonly string[] {
  if (call.by === 'staff') return staff ? [staff.secret] : []
  const own = patron ? [patron.password, ...patronSecrets(world, patron.id)].filter((one) => one !== '') : []
  const theirs = staff ? [staff.secret] : own
  if (call.by === 'patron') return theirs
  if (call.by === 'requester' && world.settings.requestsNeedPatron) return theirs
  return ['', ...theirs]
}

function isSigned(world: World, knock: Knock, date: string, secret: string, signature: string): boolean {
  const { settings } = world
  const hash = settings.assumed('keyedHash')
  return addressesOf(world, knock)
    .flatMap((url) => forms(url, settings.uriForms))
    .some((url) => {
      const expected = papiSignature(settings.accessKey, { method: knock.method, url, date, secret }, hash)
      return sameSignature(expected, signature)
    })
}

/** The absolute address as the caller saw it: an outside name set here wins, then what a proxy says, then the Host header. */
function addressesOf({ settings }: World, knock: Knock): string[] {
  const scheme = schemeOf(knock)
  const host = settings.externalHostname ?? knock.header('x-forwarded-host') ?? knock.header('host') ?? ''
  if (/^https?:\/\//.test(host)) return [host.replace(/\/$/, '') + knock.target]
  const bare = host.replace(scheme === 'https' ? /:443$/ : /:80$/, '')
  const schemes = settings.externalHostname === null ? [scheme] : ['https', 'http']
  return schemes.flatMap((one) => [...new Set([host, bare])].map((name) => `${one}://${name}${knock.target}`))
}

function schemeOf(knock: Knock): string {
  return knock.header('x-forwarded-proto')?.split(',')[0]?.trim().toLowerCase() ?? 'http'
}
