import { z } from 'zod'
import { changesChannel } from '../store/announce.ts'
import type { Store } from '../store/open.ts'
import { keepLookers, look, type Look, type Lookers } from './lookers.ts'
import { partsOf, sees, type Parts, type Sight } from '../store/requests/sight.ts'

export interface Change {
  kind: 'hello' | 'request' | 'reload' | 'other' | 'look'
  requestId: number | null
}
export interface Listener {
  readonly sight: Sight
  readonly signal: AbortSignal | undefined
  /** Asked every minute: an account that was switched off hears no more. */
  readonly isStillHere: () => Promise<boolean>
}
export interface Live {
  /** Changes as they are committed, of the requests the listener sees; ends with the signal. */
  follow(listener: Listener): AsyncGenerator<Change, void, void>
  /** Who else has a request open. */
  readonly others: Lookers['others']
  /** How many streams are open. */
  count(): number
  /** Ends every stream. */
  close(): Promise<void>
}

/** Beyond this a screen that does not keep up is told to ask for everything again. */
const mostWaiting = 500
const lookEveryMs = 60_000

interface Stream {
  readonly sight: Sight
  readonly push: (change: Change) => void
  readonly end: () => void
}

/** One listener on the database for all screens of this process. `onOther` hears of changes that are about no request. */
export async function openLive(store: Store, onOther: () => Promise<void> = () => Promise.resolve()): Promise<Live> {
  const streams = new Set<Stream>()
  const lookers = keepLookers()
  const tellAll = (change: Change): void => {
    for (const stream of streams) stream.push(change)
  }

  /** Staff see each other; a member's page says nothing of who works where. */
  function hearLook(told: Look): void {
    if (!lookers.note(told)) return
    for (const stream of streams)
      if (stream.sight.of === 'all') stream.push({ kind: 'look', requestId: told.requestId })
  }

  async function hear(payload: string): Promise<void> {
    const told: unknown = JSON.parse(payload)
    const looked = lookIn.safeParse(told)
    if (looked.success) return hearLook(looked.data.look)
    const requestId = requestIn(told)
    if (requestId === null) {
      await onOther()
      return tellAll({ kind: 'other', requestId: null })
    }
    const change: Change = { kind: 'request', requestId }
    let parts: Parts | null = null
    if ([...streams].some((stream) => stream.sight.of !== 'all')) parts = await partsOf(store.db, requestId)
    for (const stream of streams) {
      if (stream.sight.of === 'all' || (parts && sees(stream.sight, parts))) stream.push(change)
    }
  }
  // One after the other, so that each stream hears of changes in the order in which they happened.
  let heard = Promise.resolve()
  const onNote = (payload: string): void => {
    // A change that cannot be looked up may be about anything.
    heard = heard.then(() => hear(payload)).catch(() => tellAll({ kind: 'reload', requestId: null }))
  }
  const onLost = (): void => {
    onOther().then(
      () => tellAll({ kind: 'reload', requestId: null }),
      () => tellAll({ kind: 'reload', requestId: null }),
    )
  }
  let closing: Promise<void> | undefined
  const stopListening = await store.listen(changesChannel, onNote, onLost)

  return {
    follow: (listener) => follow(streams, listener),
    others: lookers.others,
    count: () => streams.size,
    close() {
      for (const stream of streams) stream.end()
      closing ??= stopListening()
      return closing
    },
  }
}

/**
 * A reader that goes away while nothing happens is waiting in the middle of the generator, where `return` alone would
 * wait with it: so leaving wakes it first.
 */
function follow(streams: Set<Stream>, listener: Listener): AsyncGenerator<Change, void, void> {
  const waiting: Change[] = [{ kind: 'hello', requestId: null }]
  let ended = listener.signal?.aborted === true
  let rouse = (): void => {}
  const stream: Stream = {
    sight: listener.sight,
    push(change) {
      if (waiting.length >= mostWaiting) waiting.splice(0, waiting.length, { kind: 'reload', requestId: null })
      else waiting.push(change)
      rouse()
    },
    end() {
      ended = true
      rouse()
    },
  }

  async function* changes(): AsyncGenerator<Change, void, void> {
    if (ended) return
    const stopLooking = lookNowAndThen(listener.isStillHere, stream.end)
    listener.signal?.addEventListener('abort', stream.end, { once: true })
    streams.add(stream)
    try {
      while (!ended) {
        const change = waiting.shift()
        if (change) yield change
        else
          await new Promise<void>((resolve) => {
            rouse = resolve
          })
      }
    } finally {
      stopLooking()
      listener.signal?.removeEventListener('abort', stream.end)
      streams.delete(stream)
    }
  }

  const generator = changes()
  const leave = generator.return.bind(generator)
  generator.return = (value) => {
    stream.end()
    return leave(value)
  }
  return generator
}

function lookNowAndThen(isStillHere: () => Promise<boolean>, end: () => void): () => void {
  const look = setInterval(() => {
    // A database that is away for a moment throws nobody out.
    isStillHere().then(
      (is) => (is ? undefined : end()),
      () => undefined,
    )
  }, lookEveryMs)
  look.unref()
  return () => clearInterval(look)
}

const lookIn = z.object({ look })

function requestIn(told: unknown): number | null {
  const requestId: unknown = typeof told === 'object' && told !== null ? Reflect.get(told, 'requestId') : null
  return typeof requestId === 'number' ? requestId : null
}
