// One message from a partner, from its bytes to the confirmation. Found, acted on, kept and answered in one transaction:
// the same message again gets the same answer and changes nothing.
import { createHash } from 'node:crypto'
import type { Echo, Fault } from '../../domain/iso18626/confirm.ts'
import { confirm, echoOf } from '../../domain/iso18626/confirm.ts'
import type { Message, TransactionMessage } from '../../domain/iso18626/messages.ts'
import { hiddenCode } from '../../domain/iso18626/say.ts'
import type { Tray } from '../../office/desk-port.ts'
import type { DoorDeps } from './door.ts'
import { judge } from './judge.ts'
import { lockName, messageKey, titleOf } from './identity.ts'
import { findSender } from './parties.ts'
import type { Verdict } from './verdict.ts'
import { decode } from './wire/decode.ts'
import { readMessage } from './wire/read.ts'
import { writeMessage } from './wire/write.ts'

export type Reply = { readonly xml: string } | { readonly sentence: string }

export async function receive(deps: DoorDeps, bytes: Uint8Array, charset: string | undefined): Promise<Reply> {
  const at = deps.desk.clock.now()
  const read = readMessage(bytes, charset === undefined ? {} : { charset })
  if (!read.ok && 'http' in read) return { sentence: read.sentence }
  const post = { at, text: textOf(bytes, charset), hash: createHash('sha256').update(bytes).digest('hex') }
  if (!read.ok) return { xml: await refuseUnreadable(deps, post, read.confirm) }
  const message = read.message
  if (!isTransaction(message))
    return { sentence: 'Confirmations belong in the answer to a message, not in a message of their own.' }
  return { xml: await take(deps, post, message) }
}

interface Post {
  readonly at: Date
  readonly text: string
  readonly hash: string
}

const take = (deps: DoorDeps, post: Post, message: TransactionMessage): Promise<string> =>
  deps.desk.takeMessage(lockName(message), async (tray) => {
    const key = messageKey(message)
    const earlier = await tray.earlier(key, post.hash)
    if (earlier?.actedOn) return earlier.answer
    const verdict = await judge({ ...deps, tray, key }, message)
    // What was refused before may be right by now; while it is not, the answer stays the first one.
    if (earlier && !verdict.ok) return earlier.answer
    const answer = confirmation(deps, post, echoOf(message), verdict.ok ? undefined : verdict.fault)
    await keep(tray, post, { key: verdict.ok ? key : null, kind: titleOf(message), answer, verdict })
    return answer
  })

/** A message of which only the head could be read is kept with its sender, so that staff see what came. */
const refuseUnreadable = (deps: DoorDeps, post: Post, { echo, fault }: { echo: Echo; fault: Fault }): Promise<string> =>
  deps.desk.takeMessage(post.hash, async (tray) => {
    const earlier = await tray.earlier('', post.hash)
    if (earlier) return earlier.answer
    const answer = confirmation(deps, post, echo, fault)
    const sender = await findSender(tray, echo)
    const kind = echo.kind.replace('Confirmation', '')
    await keep(tray, post, {
      key: null,
      kind: `${kind} (unreadable)`,
      answer,
      verdict: { ok: false, fault, libraryId: sender?.libraryId ?? null },
    })
    return answer
  })

interface Kept {
  readonly key: string | null
  readonly kind: string
  readonly answer: string
  readonly verdict: Verdict
}
/** A stranger's message is answered but not kept: nobody could look at it, and anybody could fill the house. */
async function keep(tray: Tray, post: Post, { key, kind, answer, verdict }: Kept): Promise<void> {
  const { libraryId = null, requestId = null, entryId = null } = verdict
  if (libraryId === null && requestId === null) return
  await tray.keep({
    key,
    kind,
    body: post.text,
    bodyHash: post.hash,
    at: post.at,
    answer,
    libraryId,
    requestId,
    entryId,
  })
}

function confirmation({ desk }: DoorDeps, { at }: Post, echo: Echo, fault: Fault | undefined): string {
  return writeMessage(
    confirm(echo, { receivedAt: at.toISOString(), confirmedAt: desk.clock.now().toISOString() }, fault),
    { version: '1.2' },
  )
}

/** The words as they came, but for a security code: that is kept with the secrets only. */
function textOf(bytes: Uint8Array, charset: string | undefined): string {
  const decoded = decode(bytes, charset)
  const text = decoded.ok ? decoded.text : ''
  return text.replaceAll(/(<((?:[^\s<>/:]+:)?securityCode)(?:\s[^<]*?)?>)[^]*?(?=<\/\2\s*>)/g, `$1${hiddenCode}`)
}

function isTransaction(message: Message): message is TransactionMessage {
  return (
    message.kind === 'request' ||
    message.kind === 'supplyingAgencyMessage' ||
    message.kind === 'requestingAgencyMessage'
  )
}
