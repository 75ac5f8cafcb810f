import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'

export type HttpAnswer = { status: number; type: string; body: string }

/** One POST on a connection of its own, so that nothing is left open behind it. */
export function post(
  url: string,
  body: string,
  signal: AbortSignal,
  contentType = 'application/xml; charset=utf-8',
): Promise<HttpAnswer> {
  return new Promise<HttpAnswer>((resolve, reject) => {
    const bytes = Buffer.from(body)
    const ask = url.startsWith('https:') ? requestHttps : requestHttp
    const call = ask(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { 'content-type': contentType, 'content-length': bytes.length },
        signal,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const type = response.headers['content-type'] ?? ''
          resolve({ status: response.statusCode ?? 0, type, body: Buffer.concat(chunks).toString() })
        })
        response.on('error', reject)
      },
    )
    call.on('error', reject)
    call.end(bytes)
  })
}
