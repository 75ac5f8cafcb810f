// Seals and opens what nobody may read: AES-256-GCM with a nonce of its own each time. The name belongs to the seal, so that
// one secret cannot be put in the place of another.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** 32 bytes and what names them. */
export interface SecretKey {
  readonly bytes: Uint8Array
  readonly id: string
}

const nonceBytes = 12
const tagBytes = 16

/** The id is made from the key and tells nothing of it. */
const secretKeyOf = (bytes: Uint8Array): SecretKey => ({
  bytes,
  id: createHmac('sha256', bytes).update('keuka key id').digest('hex').slice(0, 16),
})

/** 32 bytes as base64 (either alphabet, padded or not) or hexadecimal; null for anything else. */
export function secretKeyIn(text: string): SecretKey | null {
  if (/^[0-9a-f]{64}$/i.test(text)) return secretKeyOf(Buffer.from(text, 'hex'))
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? secretKeyOf(Buffer.from(text, 'base64url')) : null
}

export function seal(key: SecretKey, name: string, plain: string): string {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(name))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
}

/** Null: another key sealed it, or it was changed since. */
export function unseal(key: SecretKey, name: string, ciphertext: string): string | null {
  const bytes = Buffer.from(ciphertext, 'base64')
  if (bytes.length < nonceBytes + tagBytes) return null
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.from(name))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    // The tag does not fit: Node has no other sign for it, and which byte differs is nobody's business.
    return null
  }
}
