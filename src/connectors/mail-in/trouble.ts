// What went wrong with the mail server, in words for staff.
import { AuthenticationFailure } from 'imapflow'
import { ConnectorError } from '../../office/ports.ts'
import type { MailInSettings } from './settings.ts'

export function troubleOf(error: unknown, { host, port, folder }: MailInSettings): ConnectorError {
  if (error instanceof ConnectorError) return error
  const code = told(error, 'code')
  const answer = told(error, 'responseText') ?? told(error, 'serverResponseCode')
  if (error instanceof AuthenticationFailure || told(error, 'authenticationFailed') === 'true')
    return new ConnectorError(
      'bad-credentials',
      `The mail server does not accept the user or the password (Settings, Mail in)${answer ? `: “${answer}”` : ''}.`,
      { cause: error },
    )
  if (code?.includes('CERT') || code?.includes('SIGNED'))
    return new ConnectorError(
      'refused',
      `The certificate of ${host} cannot be trusted: set the right name of the server, or Trust any certificate.`,
      { cause: error },
    )
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new ConnectorError('unreachable', `There is no mail server called ${host}.`, { cause: error })
  if (told(error, 'responseStatus') === 'NO')
    return new ConnectorError('refused', `The mail server refuses the folder “${folder}”: ${answer ?? 'no'}.`, {
      cause: error,
    })
  return new ConnectorError('unreachable', `The mail server ${host}, port ${port}, does not answer as one.`, {
    cause: error,
  })
}

function told(error: unknown, name: string): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null
}
