// A gate on the way to an office's door, as any network is: it may be shut, or lose an answer. It keeps what passed.
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Post {
  readonly body: string
  readonly end: 'shut' | 'answer lost' | 'answered'
  /** What the office said to it. */
  readonly answer: string | null
}
export interface Gate {
  readonly url: string
  /** Every post that came this far, in order. */
  readonly posts: readonly Post[]
  /** Nothing gets through. */
  isShut: boolean
  /** So many of the next answers are lost on their way back. */
  loses: number
  close(): void
}

export async function openGate(door: string): Promise<Gate> {
  const posts: Post[] = []
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const body = await text(incoming)
      if (gate.isShut) {
        posts.push({ body, end: 'shut', answer: null })
        outgoing.writeHead(503).end()
        return
      }
      const headers = { 'content-type': incoming.headers['content-type'] ?? '' }
      const answer = await fetch(door, { method: 'POST', body, headers })
      const said = await answer.text()
      if (gate.loses > 0) {
        gate.loses -= 1
        posts.push({ body, end: 'answer lost', answer: said })
        outgoing.destroy()
        return
      }
      posts.push({ body, end: 'answered', answer: said })
      outgoing.writeHead(answer.status, { 'content-type': 'application/xml; charset=utf-8' }).end(said)
    })()
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The gate has no port.')
  const gate: Gate = {
    url: `http://127.0.0.1:${address.port}/iso18626`,
    posts,
    isShut: false,
    loses: 0,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
  return gate
}
