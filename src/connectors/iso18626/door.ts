// The door at which partners' messages come in: one XML message a post, its confirmation in the answer. Only what no
// confirmation can be made for gets an HTTP error (section 2 and 8 of our notes on ISO 18626).
import { Hono } from 'hono'
import type { Desk } from '../../office/desk-port.ts'
import { readBody, xmlType } from './body.ts'
import { receive } from './receive.ts'

export interface DoorDeps {
  readonly desk: Desk
  /** A secret by its name; null when there is none. */
  readonly secretOf: (name: string) => string | null
  readonly log: (line: string) => void
}

export function createIso18626Door(deps: DoorDeps): Hono {
  const door = new Hono()
  door.post('/', async (c) => {
    const type = xmlType(c.req.header('content-type'))
    if (!type) return c.text('Send a message as application/xml.\n', 415)
    try {
      const body = await readBody(c.req.raw)
      if (body === 'too large') return c.text('A message has at most 100 KB.\n', 413, { connection: 'close' })
      const answer = await receive(deps, body, type.charset)
      if ('sentence' in answer) return c.text(`${answer.sentence}\n`, 400)
      return c.body(answer.xml, 200, { 'content-type': 'application/xml; charset=utf-8' })
    } catch (error) {
      deps.log(`iso18626: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      return c.text('The message could not be handled. Send it again later.\n', 500)
    }
  })
  door.all('/', (c) => c.text('Messages are posted here.\n', 405, { allow: 'POST' }))
  return door
}
