// One call to OCLC: token, budget, time-out, one new token after a 401, and every way it can go wrong as a sentence.
import type { WorldshareReader } from '../../domain/assumptions/worldshare.ts'
import { ConnectorError } from '../../office/ports.ts'
import { createBudget, type Budget } from './budget.ts'
import { failureError, readFailure, type FailureAnswer } from './failures.ts'
import { callOver, InDoubt, inDoubt, type HttpAnswer } from '../over-http/call.ts'
import { coverSecrets } from '../over-http/cover-secrets.ts'
import type { Keeper } from './keep.ts'
import type { WorldshareConnection } from './settings.ts'
import { skewSentence } from './skew.ts'
import { createTokens, readToken, type Token } from './token.ts'
import { field, readBody, textOf } from './wire/body.ts'

export interface OclcCall {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: object
  /** The services have scopes of their own, and a key may lack one of them. */
  readonly service: 'requests' | 'search' | 'patrons'
  /** What is sent and wanted back, where it is not plain JSON. */
  readonly type?: string
  /** Our number of the request it is about. */
  readonly reference?: string
  /** Nobody stands before the screen for it. */
  readonly waits?: boolean
  /** It asks for one request by number, which may not be there. */
  readonly mayMiss?: true
  /** It changes nothing, whatever its method. */
  readonly onlyLooks?: true
  /** A person presses Test. */
  readonly isTest?: true
  /** A step that the request's status may not allow. */
  readonly isStep?: true
}
export interface OclcAnswer {
  readonly status: number
  readonly value: unknown
  readonly text: string
}
export interface OclcClient {
  call(call: OclcCall): Promise<OclcAnswer>
  readonly budget: Budget
  /** How far our clock was from theirs at the last answer, in a sentence; null while it is near enough. */
  skew(): string | null
}
/** It does not exist, or is not ours. */
export class NotThere extends ConnectorError {
  override name = 'NotThere'
}
/** One like it is there already. */
export class AlreadyThere extends ConnectorError {
  override name = 'AlreadyThere'
}
/** The request stands where this step is not possible. */
export class NotNow extends ConnectorError {
  override name = 'NotNow'
}

export interface ClientOptions {
  readonly connection: () => WorldshareConnection
  readonly assumed: WorldshareReader
  readonly keeper: Keeper
  readonly now: () => Date
}

export function createOclcClient(options: ClientOptions): OclcClient {
  const { connection, assumed, keeper, now } = options
  const budget = createBudget({
    now,
    perHour: () => connection().settings.callsPerHour,
    perMinute: () => assumed('callsPerMinute'),
  })
  const timeoutMs = (): number => connection().settings.timeoutSeconds * 1000
  let skew: string | null = null
  const tokens = createTokens({ ask: (scopes) => askToken(options, scopes), whose: () => whoseOf(connection()), now })

  async function once(call: OclcCall, token: Token): Promise<HttpAnswer> {
    budget.take({ waits: call.waits === true, isTest: call.isTest === true })
    const url = new URL(call.url)
    for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, String(value))
    return callOver({
      system: 'WorldShare',
      method: call.method,
      url: url.href,
      headers: {
        authorization: `Bearer ${token.text}`,
        accept: call.type ?? 'application/json',
        ...(call.body ? { 'content-type': call.type ?? 'application/json' } : {}),
      },
      body: call.body ? JSON.stringify(call.body) : null,
      timeoutMs: timeoutMs(),
    })
  }

  async function answered(call: OclcCall): Promise<HttpAnswer> {
    const scopes = scopesOf(options, call.service)
    const first = await tokens.get(scopes)
    const answer = await once(call, first)
    if (answer.status !== 401) return answer
    tokens.drop(first)
    return once(call, await tokens.get(scopes))
  }

  async function judged(call: OclcCall, answer: HttpAnswer): Promise<OclcAnswer> {
    if (answer.status === 429) budget.asksToWait(answer.retryAfter)
    else if (answer.status >= 500) budget.failed(`it had an error of its own (HTTP ${answer.status}).`)
    else budget.worked()
    skew = skewSentence(now(), answer.date)
    return judge(call, answer, assumed, skew)
  }

  return {
    budget,
    skew: () => skew,
    async call(call) {
      const cover = (text: string): string => coverSecrets(text, [connection().keySecret])
      const kept = { reference: call.reference ?? null, kind: call.name, body: cover(wordsOf(call)) }
      const id = changes(call) ? await keeper.begin(kept) : null
      let answer: HttpAnswer | null = null
      try {
        answer = await answered(call)
        const read = await judged(call, answer)
        if (id !== null) await keeper.end(id, { status: answer.status, body: cover(answer.body) })
        return read
      } catch (error) {
        // A key that is refused says nothing of the service.
        if (error instanceof ConnectorError && error.kind === 'unreachable' && answer === null)
          budget.failed(error.message)
        // A look that only did not find is no trouble.
        const isTrouble = error instanceof ConnectorError && error.kind !== 'busy' && !(error instanceof NotThere)
        const at = id ?? (isTrouble ? await keeper.begin(kept) : null)
        // What may have been done without our hearing so stays open; what never left is answered by why.
        if (at !== null && !(error instanceof InDoubt && answer === null))
          await keeper.end(at, {
            status: answer?.status ?? 0,
            body: answer ? cover(answer.body) : error instanceof Error ? error.message : '',
          })
        throw error
      }
    },
  }
}

/** Patrons are looked for by POST, so that what is asked stands in no address. */
const changes = ({ method, onlyLooks }: OclcCall): boolean => method !== 'GET' && onlyLooks !== true

const wordsOf = ({ method, url, query, body }: OclcCall): string =>
  `${method} ${url}${query ? `?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}` : ''}${body ? `\n\n${JSON.stringify(body, null, 2)}` : ''}`

/** With another key, or at another address, the tokens are others. */
const whoseOf = ({ settings, keySecret }: WorldshareConnection): string =>
  JSON.stringify([settings.tokenAddress, settings.clientId, keySecret])

/** What the token is asked for: the service's scopes and our institution. */
function scopesOf({ assumed, connection }: ClientOptions, service: OclcCall['service']): string {
  const scopes = {
    search: [assumed('searchScope'), 'wcapi:view_institution_holdings'],
    patrons: [assumed('scopePatron')],
    requests: [assumed('scopeCreate'), assumed('scopeRead'), assumed('scopeSearch'), assumed('scopeManage')],
  }[service]
  return [...new Set([...scopes, `context:${connection().settings.registryId}`])].join(' ')
}

async function askToken({ connection, keeper, now }: ClientOptions, scope: string): Promise<Token> {
  const { settings, keySecret } = connection()
  const basic = Buffer.from(`${settings.clientId}:${keySecret}`).toString('base64')
  const answer = await callOver({
    system: 'WorldShare',
    method: 'POST',
    url: settings.tokenAddress,
    headers: {
      authorization: `Basic ${basic}`,
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
    },
    // Form encoding would write the blanks between scopes as +; OCLC's examples have %20.
    body: `grant_type=client_credentials&scope=${encodeURIComponent(scope).replaceAll('%3A', ':')}`,
    timeoutMs: settings.timeoutSeconds * 1000,
  }).catch((error: unknown) => {
    // Asking for a token changes nothing: there is no doubt to look up.
    if (error instanceof ConnectorError && error.name === 'InDoubt')
      throw new ConnectorError('unreachable', 'OCLC’s token service does not answer just now.', { cause: error })
    throw error
  })
  const body = readBody(answer.body)
  const token = answer.status === 200 && body.is === 'read' ? readToken(body.value, now()) : null
  if (token) return token
  const id = await keeper.begin({
    reference: null,
    kind: 'Token',
    body: `POST ${settings.tokenAddress}\n\nscope=${scope}`,
  })
  await keeper.end(id, { status: answer.status, body: coverSecrets(answer.body, [basic, keySecret]) })
  const message = body.is === 'read' ? textOf(field(body.value, 'message')) : null
  throw tokenTrouble(answer, message, scope, endOfKey(settings.keyExpiresOn, now()))
}

/** What the office wrote down about the key's end, as far as it explains a refusal. */
function endOfKey(keyExpiresOn: string | null, now: Date): string {
  if (keyExpiresOn !== null && keyExpiresOn < now.toISOString().slice(0, 10))
    return `“WSKey valid until” says it ended on ${keyExpiresOn}. Ask OCLC for a new key and enter it (Connections, WorldShare).`
  const until =
    keyExpiresOn === null ? '“WSKey valid until” is not entered' : `“WSKey valid until” says ${keyExpiresOn}`
  return `check “WSKey client id”, its secret and whether it has expired; ${until} (Connections, WorldShare).`
}

function tokenTrouble({ status }: HttpAnswer, message: string | null, scope: string, endOfKey: string): ConnectorError {
  const isKey = message !== null && /WSKey/i.test(message)
  if (status === 401 || isKey)
    return new ConnectorError('bad-credentials', `OCLC does not accept our WSKey: ${endOfKey}`)
  if (status === 400 || status === 403)
    return new ConnectorError(
      'bad-credentials',
      `Our WSKey lacks one of these scopes, or may not act for our registry id: ${scope}. Ask OCLC, or change them (Connections, WorldShare).`,
    )
  if (status === 429) return new ConnectorError('busy', 'OCLC’s token service asks to try later.')
  if (status >= 500)
    return new ConnectorError('unreachable', `OCLC’s token service has an error of its own (HTTP ${status}).`)
  return new ConnectorError(
    'unreadable-answer',
    `What answers at “Address of the token service” is not OCLC’s token service (HTTP ${status}).`,
  )
}

/** An answer as values, or why it is none. */
function judge(
  call: OclcCall,
  { status, body: text }: HttpAnswer,
  assumed: WorldshareReader,
  skew: string | null,
): OclcAnswer {
  const writes = changes(call)
  const body = readBody(text)
  if (status === 429) throw new ConnectorError('busy', 'WorldShare asks to try later.')
  if (body.is === 'web page') throw fromElsewhere(status, writes)
  const value = body.is === 'read' ? body.value : null
  const failure = readFailure(value)
  if (status === 404 || (call.mayMiss && status === assumed('unknownRequestStatus')))
    throw new NotThere('refused', `WorldShare does not find it (${call.name}).`)
  if (call.isStep && isNotNow(failure, status, assumed))
    throw new NotNow('refused', `Where the request stands in WorldShare, this cannot be said now (${call.name}).`)
  if (failure) throw failureError(failure, status, writes)
  if (status === 401)
    throw new ConnectorError(
      'bad-credentials',
      // To a clock that is wrong, a fresh token has already ended.
      `WorldShare does not accept our token, nor a new one: ${skew ?? 'check the WSKey and its scopes'} (Connections, WorldShare).`,
    )
  if (status === 403)
    throw new ConnectorError('bad-credentials', `Our WSKey may not do this (${call.name}): ask OCLC for the scope.`)
  if (status >= 500) {
    const what = `WorldShare has an error of its own (HTTP ${status}).`
    throw writes ? inDoubt(what) : new ConnectorError('unreachable', what)
  }
  if (status === 409 && call.service === 'patrons')
    throw new AlreadyThere('refused', `WorldShare says it has one already (${call.name}).`, { retry: false })
  if (status >= 300) throw new ConnectorError('refused', refusedWords(call, status, value))
  if (body.is === 'unreadable') {
    const what = 'WorldShare’s answer is cut off or cannot be read.'
    throw writes ? inDoubt(what) : new ConnectorError('unreadable-answer', what, { retry: true })
  }
  return { status, value, text }
}

const isNotNow = (failure: FailureAnswer | null, status: number, assumed: WorldshareReader): boolean =>
  status < 500 && (failure?.failures.some((one) => one.code === assumed('illegalActionCode')) ?? status === 409)

/** A web page in place of an answer: a proxy, a sign-in page, a maintenance notice. */
function fromElsewhere(status: number, writes: boolean): ConnectorError {
  const what = `A web page came in place of WorldShare’s answer (HTTP ${status}): maintenance, a proxy, or the address in the settings.`
  if (status >= 500 || status === 200) return writes ? inDoubt(what) : new ConnectorError('unreachable', what)
  return new ConnectorError('unreadable-answer', what)
}

function refusedWords(call: OclcCall, status: number, value: unknown): string {
  if (status < 400) return `WorldShare says it has moved (HTTP ${status}): ask OCLC for the new address.`
  const detail = textOf(field(value, 'detail')) ?? textOf(field(value, 'message'))
  return `WorldShare refuses (${call.name}, HTTP ${status})${detail === null ? '.' : `: ${detail}`}`
}
