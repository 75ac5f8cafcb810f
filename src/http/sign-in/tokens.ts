import { createHash, randomBytes } from 'node:crypto'
import type { Db, Store } from '../../store/open.ts'
import { allTokens, insertToken, livingToken, noteTokenUse, revokeTokenWithId } from '../../store/staff-token.ts'
import type { Person, Role } from './person.ts'
import { done, refuse, type Answer } from '../../domain/refusal.ts'
import { faultOfLibrary, faultOfName } from './staff-rules.ts'

const prefix = 'keuka_'
const longestLifeMs = 366 * 24 * 60 * 60 * 1000

export interface TokenRow {
  id: number
  name: string
  role: Role
  libraryId: number | null
  libraryName: string | null
  createdBy: string
  createdAt: Date
  endsAt: Date
  lastUsedOn: string | null
  revokedAt: Date | null
}

export interface TokenOrder {
  name: string
  role: Role
  libraryId: number | null
  endsAt: Date
}

/** Makes a token for a program. The secret is in this answer and nowhere else. */
export async function createToken(
  store: Store,
  by: Person,
  order: TokenOrder,
  now: Date,
): Promise<Answer<{ id: number; secret: string }>> {
  if (by.role !== 'administrator') return refuse('not-yours')
  if (by.via !== 'session') return refuse('person-only')
  const name = order.name.trim()
  const lifeMs = order.endsAt.getTime() - now.getTime()
  const fault = faultOfName(name) ?? (lifeMs > 0 && lifeMs <= longestLifeMs ? null : refuse('token-end', {}, 'endsAt'))
  if (fault) return fault

  const secret = prefix + randomBytes(32).toString('base64url')
  return store.transact(async (tx) => {
    const faultHere = await faultOfLibrary(tx, order)
    if (faultHere) return faultHere
    const id = await insertToken(tx, { ...order, name, tokenHash: hashOf(secret), createdBy: by.userId }, now)
    return done({ id, secret })
  })
}

export async function listTokens(db: Db): Promise<TokenRow[]> {
  const rows = await allTokens(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role,
    libraryId: row.library_id,
    libraryName: row.library_name,
    createdBy: row.created_by_name,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
  }))
}

export async function revokeToken(store: Store, by: Person, id: number, now: Date): Promise<Answer<{ id: number }>> {
  if (by.role !== 'administrator') return refuse('not-yours')
  const wasThere = await store.transact((tx) => revokeTokenWithId(tx, id, now))
  return wasThere ? done({ id }) : refuse('token-not-found')
}

/** The program behind a secret; null when the token is unknown, revoked or has ended. */
export async function personWithToken(db: Db, secret: string, now: Date): Promise<Person | null> {
  if (!secret.startsWith(prefix)) return null
  const token = await livingToken(db, hashOf(secret), now)
  if (!token) return null
  const today = now.toISOString().slice(0, 10)
  if (token.last_used_on !== today) await noteTokenUse(db, token.id, today)
  return {
    kind: 'staff',
    userId: `token:${token.id}`,
    role: token.role,
    libraryId: token.library_id,
    name: token.name,
    via: 'token',
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
