// What is kept of a call for staff to read: the words as sent and answered, without passwords, keys and tokens.

/** One call, kept before it leaves; its answer is added when it comes. */
export interface KeptBefore {
  /** The request it is about; null for look-ups. */
  readonly reference: string | null
  readonly kind: string
  readonly body: string
}
export interface KeptAnswer {
  readonly status: number | null
  readonly body: string | null
}
export interface EarlierCall {
  readonly id: number
  readonly body: string
  readonly answer: string | null
  /** Null: it left, and no answer has been written down. */
  readonly status: number | null
}
/** Where calls are kept. */
export interface Keeper {
  begin(call: KeptBefore): Promise<number>
  end(id: number, answer: KeptAnswer): Promise<void>
  /** Earlier calls of one kind about one request, oldest first. */
  earlier(reference: string, kind: string): Promise<readonly EarlierCall[]>
}

const secretFields = new Set(['password', 'password2', 'accesstoken', 'accesssecret', 'sessionid'])
export const covered = '••••••'

/** The same text with what is secret covered; `secrets` are values that may stand anywhere in it, such as in an address. */
export function coverSecrets(text: string, secrets: readonly string[]): string {
  const bare = secrets
    .filter((one) => one.length >= 4)
    .reduce((rest, one) => rest.replaceAll(one, covered).replaceAll(encodeURIComponent(one), covered), text)
  return bare.replaceAll(/"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)"/g, (whole, name: string) =>
    secretFields.has(name.toLowerCase()) ? `"${name}":"${covered}"` : whole,
  )
}
