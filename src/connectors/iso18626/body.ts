// What a partner posts to us, read only as far as a message may be long.

/** A message of a library is a few kilobytes; what is longer is none. */
export const mostBytes = 100 * 1024

/** The whole body, or that it is too large; then no more of it is read. */
export async function readBody(request: Request): Promise<Uint8Array | 'too large'> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > mostBytes) return 'too large'
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > mostBytes) return 'too large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Is this the type of an XML document; and the charset it names, if any. */
export function xmlType(header: string | undefined): { readonly charset?: string } | null {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim())
  if (!/^(?:application|text)\/xml$/i.test(type)) return null
  const charset = parameters
    .map((one) => /^charset\s*=\s*"?([^"]+)"?$/i.exec(one)?.[1])
    .find((one) => one !== undefined)
  return charset === undefined ? {} : { charset }
}
