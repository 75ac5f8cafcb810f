import { betterAuth, type BetterAuthOptions } from 'better-auth'
import type { Db } from '../../store/open.ts'

/** The header in which we, and nobody else, tell better-auth the client's address. */
export const addressHeader = 'x-keuka-client-address'

export const sessionDays = 7
export const signInsPerMinute = 20

export interface AuthSettings {
  db: Db
  secret: string
  publicUrl: string | null
  isDisabled: (userId: string) => Promise<boolean>
  log: (line: string) => void
}

/** Requests to better-auth are always written by us, so its own address only has to be one and the same. */
export function authBase(publicUrl: string | null): string {
  return publicUrl === null ? 'http://keuka.invalid' : new URL(publicUrl).origin
}

export function authOptions({ db, secret, publicUrl, isDisabled, log }: AuthSettings) {
  const base = authBase(publicUrl)
  return {
    appName: 'Keuka',
    baseURL: base,
    basePath: '/auth',
    secret,
    trustedOrigins: [base],
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message, ...causes) => logFault(log, message, causes) },
    database: { db, type: 'postgres' },
    advanced: {
      cookiePrefix: 'keuka',
      useSecureCookies: base.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // A test compares the schema; a running release must also live with the schema of the next one.
      database: { validateSchema: false },
    },
    emailAndPassword: { enabled: true, disableSignUp: true },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'staff_rate_limit',
      fields: { lastRequest: 'last_request' },
      customRules: { '/sign-in/email': { window: 60, max: signInsPerMinute } },
    },
    databaseHooks: {
      session: { create: { before: async (session) => ((await isDisabled(session.userId)) ? false : undefined) } },
    },
    ...tableNames,
  } satisfies BetterAuthOptions
}

/** A switched-off account that is not let in is no fault of ours. */
function logFault(log: (line: string) => void, message: string, causes: unknown[]): void {
  if (message !== 'Failed to create session') log(`Sign-in: ${[message, ...causes].map(String).join(' ')}`)
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const

const tableNames = {
  user: {
    modelName: 'staff_user',
    fields: { emailVerified: 'email_verified', ...times },
    additionalFields: {
      role: { type: 'string', required: true, input: false },
      libraryId: { type: 'number', bigint: true, required: false, input: false, fieldName: 'library_id' },
      mustChangePassword: { type: 'boolean', required: true, input: false, fieldName: 'must_change_password' },
      disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
    },
  },
  session: {
    modelName: 'staff_session',
    fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times },
    expiresIn: sessionDays * 24 * 60 * 60,
    // The latest end is fixed; how long a session may lie unused is measured by `who`.
    disableSessionRefresh: true,
  },
  account: {
    modelName: 'staff_account',
    fields: {
      userId: 'user_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      ...times,
    },
  },
  verification: { modelName: 'staff_verification', fields: { expiresAt: 'expires_at', ...times } },
} as const satisfies Partial<BetterAuthOptions>

export function openAuth(settings: AuthSettings) {
  return betterAuth(authOptions(settings))
}

export type Auth = ReturnType<typeof openAuth>
