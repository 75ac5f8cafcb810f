// One message to a partner's address and what comes back. A connection of its own for each, never a redirect followed:
// what could not be delivered is told apart from what may have been delivered but was not answered.
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { mostBytes } from './body.ts'

export type Posted =
  | {
      readonly is: 'answered'
      readonly status: number
      readonly body: string
      readonly bytes: Uint8Array
      readonly charset: string | undefined
    }
  /** The message may have arrived: the connection stood, but no whole answer came in time. */
  | { readonly is: 'silent' }
  /** It cannot have arrived. */
  | { readonly is: 'not reached' }

export function post(url: URL, body: string, timeoutMs: number): Promise<Posted> {
  const bytes = Buffer.from(body)
  const open = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((resolve) => {
    let connected = false
    const signal = AbortSignal.timeout(timeoutMs)
    const call = open(
      url,
      {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          'content-type': 'application/xml; charset=utf-8',
          'content-length': bytes.length,
          accept: 'application/xml, text/xml',
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        let size = 0
        response.on('data', (chunk: Buffer) => {
          size += chunk.length
          // An answer longer than any confirmation is not one; its beginning is kept.
          if (size > mostBytes) end(Buffer.concat(chunks))
          else chunks.push(chunk)
        })
        response.on('end', () => end(Buffer.concat(chunks)))
        response.on('error', () => resolve({ is: 'silent' }))
        const end = (whole: Buffer): void => {
          const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(response.headers['content-type'] ?? '')?.[1]
          resolve({ is: 'answered', status: response.statusCode ?? 0, body: whole.toString(), bytes: whole, charset })
          if (!response.complete) call.destroy()
        }
      },
    )
    call.on('socket', (socket) =>
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => (connected = true)),
    )
    call.on('error', () => resolve({ is: connected ? 'silent' : 'not reached' }))
    call.end(bytes)
  })
}
