// What a negative PAPIErrorCode, or an answer that is none, becomes: a sentence for staff that says where to look.
import { z } from 'zod'
import { ConnectorError } from '../../../office/ports.ts'
import { papiErrors } from './error-table.ts'

/** Polaris said no by a code; whoever called may know what to make of it. */
export class PapiRefusal extends ConnectorError {
  override name = 'PapiRefusal'
  readonly code: number
  /** The whole answer: some refusals say in other fields why. */
  readonly answer: unknown

  constructor(code: number, answer: unknown, more: string = '') {
    const row = papiErrors[code]
    const sentence = row?.sentence ?? 'Polaris refused it with a code we do not know: ask the vendor.'
    super(row?.kind ?? 'refused', `${sentence}${more} (${code})`, row?.retry === undefined ? {} : { retry: row.retry })
    this.code = code
    this.answer = answer
  }
}

const envelope = z.looseObject({ PAPIErrorCode: z.number() })

/** The answer of a call that went through; 0 and every positive number (a count of rows) are success. */
export function readAnswer<T>(body: string, shape: z.ZodType<T>): { readonly code: number; readonly value: T } {
  const read = readJson(body)
  const head = envelope.safeParse(read)
  if (!head.success) throw unreadable()
  const code = head.data.PAPIErrorCode
  if (code < 0) throw new PapiRefusal(code, read)
  const value = shape.safeParse(read)
  if (!value.success) throw unreadable()
  return { code, value: value.data }
}

const unreadable = (): ConnectorError =>
  new ConnectorError(
    'unreadable-answer',
    'What answered is not what Polaris answers: a proxy or another version may stand between. Its words stand with the messages.',
    {
      retry: true,
    },
  )

function readJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw unreadable()
  }
}

/** What an HTTP status that is no success means; null for success. */
export function troubleOfStatus(status: number, busyStatus: number): ConnectorError | null {
  if (status >= 200 && status < 300) return null
  if (status === busyStatus || status === 429 || status === 503)
    return new ConnectorError('busy', 'Polaris asks to try again later.')
  if (status >= 500)
    return new ConnectorError('unreachable', `Polaris, or a proxy before it, has trouble (HTTP ${status}).`)
  if (status === 403)
    return new ConnectorError(
      'bad-credentials',
      'Polaris does not allow this call: it must be https, and our key must be permitted to make it. Ask the administrator of Polaris.',
    )
  if (status === 404)
    return new ConnectorError(
      'refused',
      'This Polaris does not know the call: check the addresses in the settings, and its version.',
    )
  return new ConnectorError(
    'refused',
    `Polaris refused the call (HTTP ${status}): check the addresses in the settings.`,
  )
}
