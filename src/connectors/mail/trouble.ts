// Why a mail did not go out, in a sentence for staff: never the address, nor what the server wrote about it.
import { ConnectorError } from '../../office/ports.ts'

export function troubleOf(error: unknown, isMessageUnderWay: boolean): ConnectorError {
  const { code, reply } = factsOf(error)
  const at = reply === null ? '' : ` (it answered ${reply})`
  const say = (kind: ConnectorError['kind'], sentence: string, retry?: boolean): ConnectorError =>
    new ConnectorError(kind, sentence, retry === undefined ? {} : { retry })
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return say('bad-credentials', `The mail server refused our user name or password${at}.`)
  if (code === 'ETLS')
    return say(
      'unreachable',
      'The mail server’s encryption could not be trusted, or it offers none: check the connection settings.',
      false,
    )
  if (reply !== null && reply >= 500)
    return isMessageUnderWay
      ? say('refused', `The mail server refused the message${at}.`)
      : say('refused', `The mail server refused the address${at}: check it.`)
  if (reply !== null && reply >= 400) return say('busy', `The mail server asks to try again later${at}.`)
  if (isMessageUnderWay)
    return say('unreadable-answer', 'The line broke while the mail server took the message: did it go out?', false)
  if (code === 'EENVELOPE') return say('refused', 'The mail server refused the address: check it.')
  if (code === 'EDNS') return say('unreachable', 'No mail server has this name just now.')
  if (code === 'ETIMEDOUT') return say('unreachable', 'The mail server did not answer in time.')
  return say('unreachable', 'The mail server cannot be reached, or ended the connection.')
}

function factsOf(error: unknown): { readonly code: string; readonly reply: number | null } {
  const read = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
  const code = read('code')
  const reply = read('responseCode')
  return { code: typeof code === 'string' ? code : '', reply: typeof reply === 'number' ? reply : null }
}
