// What the staff interface's refusals become: ordinary HTTP statuses with {ErrorCode, Message, …} in the body.
import { z } from 'zod'
import { ConnectorError } from '../../../office/ports.ts'

export class SignInRefused extends ConnectorError {
  override name = 'SignInRefused'
  constructor() {
    super('bad-credentials', 'Polaris refused the staff account: check domain, account and password in the settings.')
  }
}
export class NotFoundThere extends ConnectorError {
  override name = 'NotFoundThere'
  constructor() {
    super('refused', 'Polaris has no such record: it may have been deleted.')
  }
}

/** What was sent does not fit: a wrong branch, or a question that is not asked any more. */
export class NotAsIs extends ConnectorError {
  override name = 'NotAsIs'
  /** Where there is no request whose messages hold the answer. */
  readonly inShort: string
  constructor(inShort: string) {
    super('refused', `${inShort} Its answer stands with the request’s messages.`)
    this.inShort = inShort
  }
}

const errorShape = z.looseObject({ ErrorCode: z.union([z.number(), z.string()]).nullish() })

/** Null for success. Polaris' own words stay with the messages: they may hold names. */
export function troubleOfStaffStatus(status: number, body: string): ConnectorError | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return new SignInRefused()
  if (status === 404) return new NotFoundThere()
  if (status === 403)
    return new ConnectorError(
      'refused',
      'The staff account may not do this: check its permissions in Polaris Administration.',
    )
  if (status === 429 || status === 503) return new ConnectorError('busy', 'Polaris asks to try again later.')
  if (status >= 500)
    return new ConnectorError('unreachable', `Polaris, or a proxy before it, has trouble (HTTP ${status}).`)
  const code = errorShape.safeParse(parsed(body)).data?.ErrorCode
  return new NotAsIs(
    `Polaris refused this (HTTP ${status}${code === null || code === undefined ? '' : `, code ${code}`}): check “Branch of this office” and “Workstation id” in the settings.`,
  )
}

export function readBody<T>(body: string, shape: z.ZodType<T>): T {
  const read = shape.safeParse(parsed(body))
  if (read.success) return read.data
  throw new ConnectorError(
    'unreadable-answer',
    'What answered is not what the staff interface of Polaris answers: a proxy or another version may stand between. Its words stand with the messages.',
    { retry: true },
  )
}

function parsed(body: string): unknown {
  if (body.trim() === '') return null
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
