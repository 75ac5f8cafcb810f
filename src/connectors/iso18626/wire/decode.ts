/** A partner's bytes as text, in whatever encoding they say they used: by byte order mark, by HTTP header, by declaration. */

export type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly sentence: string }

/** `charset` is the one of the Content-Type header, if it names one. */
export function decode(body: string | Uint8Array, charset?: string): Decoded {
  if (typeof body === 'string') return { ok: true, text: withoutMark(body) }
  const label = encodingOf(body, charset)
  const decoder = decoderFor(label)
  if (!decoder) return { ok: false, sentence: `We cannot read the encoding "${label}".` }
  try {
    return { ok: true, text: withoutMark(decoder.decode(body)) }
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, sentence: `The message is not written in ${label} as it says.` }
    throw error
  }
}

function encodingOf(body: Uint8Array, charset: string | undefined): string {
  const [first, second, third] = body
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  // Without a mark the first `<` of the document still shows which byte comes first.
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  // Bytes that read as ASCII so far are no UTF-16, whatever header or declaration claim.
  return [charset, declared(body)].find((label) => label && !/^(utf-?16|ucs-?2|unicode)/i.test(label)) ?? 'utf-8'
}

function declared(body: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(body.subarray(0, 200))
  return /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']/.exec(start)?.[1]
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label, { fatal: true })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\u{FEFF}') ? text.slice(1) : text
}
