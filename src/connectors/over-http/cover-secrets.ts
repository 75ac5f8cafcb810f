// What is kept of a call for staff to read: the words as sent and answered, without passwords, keys and tokens.

const secretFields = new Set([
  'password',
  'password2',
  'accesstoken',
  'accesssecret',
  'sessionid',
  'access_token',
  'refresh_token',
  'client_secret',
  'secret',
])
export const covered = '••••••'

/** The same text with what is secret covered; `secrets` are values that may stand anywhere in it, such as in an address. */
export function coverSecrets(text: string, secrets: readonly string[]): string {
  const bare = secrets
    .filter((one) => one.length >= 4)
    .flatMap((one) => [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one)])
    .reduce((rest, one) => rest.replaceAll(one, covered), text)
  return bare.replaceAll(/"(\w+)"\s*:\s*"((?:[^"\\]|\\.)*)"/g, (whole, name: string) =>
    secretFields.has(name.toLowerCase()) ? `"${name}":"${covered}"` : whole,
  )
}
