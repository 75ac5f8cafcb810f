// Keys and passwords of systems outside: sealed in the database, open in this process only. Written, never read back by
// anybody; what is known of one is whether and since when it is set.
import type { Store, Tx } from '../../store/open.ts'
import { readSecrets, resealSecret, saveSecret, type SecretRecord } from '../../store/secrets.ts'
import { openCopy } from './kept-copy.ts'
import { seal, unseal, type SecretKey } from './secret-box.ts'

export interface SecretStanding {
  /** `locked`: it is there, and the key that opens it is not: it must be entered anew. */
  readonly is: 'set' | 'locked' | 'none'
  readonly changedAt: Date | null
}
export interface Secrets {
  /** As it is sent; null when there is none that can be opened. */
  readonly get: (name: string) => string | null
  readonly standing: (name: string) => SecretStanding
  /** Names of those that must be entered anew. */
  readonly locked: () => readonly string[]
  /** Keeps one; it is in force at once, here and in other processes of this office. */
  readonly keep: (name: string, value: string) => Promise<void>
  /** Keeps one with what else a transaction writes; it is in force once that has ended and they are read again. */
  readonly keepIn: (tx: Tx, name: string, value: string) => Promise<void>
  /** Reads again what another process may have changed. */
  reload(): Promise<void>
  /** The same line without any secret that stands in it. */
  readonly cover: (line: string) => string
}
export interface SecretKeys {
  /** Seals what is kept from now on. */
  readonly current: SecretKey
  /** Opens what was sealed before the key was changed; what it opens is sealed anew at start. */
  readonly former: SecretKey | null
}

interface Kept {
  readonly row: SecretRecord
  readonly plain: string | null
}

export async function openSecrets(store: Store, keys: SecretKeys): Promise<Secrets> {
  const copy = await openCopy(() => read(store, keys))
  await resealOld(store, keys, copy.get())
  const secrets: Secrets = {
    get: (name) => copy.get().get(name)?.plain ?? null,
    standing(name) {
      const found = copy.get().get(name)
      if (!found) return { is: 'none', changedAt: null }
      return { is: found.plain === null ? 'locked' : 'set', changedAt: found.row.changed_at }
    },
    locked: () => [...copy.get()].filter(([, one]) => one.plain === null).map(([name]) => name),
    async keep(name, value) {
      await store.transact((tx) => secrets.keepIn(tx, name, value))
      await secrets.reload()
    },
    async keepIn(tx, name, value) {
      if (!/^[a-z0-9-]{1,80}$/.test(name))
        throw new Error(`a secret’s name is lower-case letters, digits and hyphens: ${name}`)
      const ciphertext = seal(keys.current, name, value)
      await saveSecret(tx, { name, ciphertext, key_id: keys.current.id, changed_at: new Date() })
    },
    reload: copy.renew,
    cover: (line) =>
      [...copy.get().values()].reduce(
        (rest, { plain }) => (plain !== null && plain.length >= 4 ? rest.replaceAll(plain, '••••••') : rest),
        line,
      ),
  }
  return secrets
}

async function read(store: Store, keys: SecretKeys): Promise<ReadonlyMap<string, Kept>> {
  const rows = await readSecrets(store.db)
  return new Map(rows.map((row) => [row.name, { row, plain: opened(row, keys) }]))
}

function opened({ name, key_id, ciphertext }: SecretRecord, { current, former }: SecretKeys): string | null {
  const key = [current, former].find((one) => one?.id === key_id)
  return key ? unseal(key, name, ciphertext) : null
}

async function resealOld(store: Store, { current }: SecretKeys, kept: ReadonlyMap<string, Kept>): Promise<void> {
  for (const { row, plain } of kept.values()) {
    if (plain === null || row.key_id === current.id) continue
    const next = { ...row, ciphertext: seal(current, row.name, plain), key_id: current.id }
    await store.transact((tx) => resealSecret(tx, next, row))
  }
}
