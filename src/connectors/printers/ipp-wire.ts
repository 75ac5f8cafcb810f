// Messages of the Internet Printing Protocol as bytes and back: RFC 8010 (encoding), RFC 8011 (operations, 1.1).
// Of its many attributes only those a print job of ours needs.

export const operations = { printJob: 0x0002, getPrinterAttributes: 0x000b } as const
const version = [1, 1]
const tags = {
  operation: 0x01,
  job: 0x02,
  end: 0x03,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
  name: 0x42,
} as const
const lastDelimiter = 0x0f

export interface IppRequest {
  readonly operation: number
  readonly requestId: number
  readonly printer: string
  readonly jobName?: string
  readonly format?: string
  readonly wants?: readonly string[]
  /** The size by its PWG name, such as na_letter_8.5x11in. */
  readonly media?: string
}
export function writeRequest(request: IppRequest): Uint8Array<ArrayBuffer> {
  const attributes: (readonly [tag: number, name: string, value: string])[] = [
    [tags.charset, 'attributes-charset', 'utf-8'],
    [tags.language, 'attributes-natural-language', 'en'],
    [tags.uri, 'printer-uri', request.printer],
    [tags.name, 'requesting-user-name', 'keuka'],
  ]
  if (request.jobName !== undefined) attributes.push([tags.name, 'job-name', request.jobName])
  if (request.format !== undefined) attributes.push([tags.mimeType, 'document-format', request.format])
  // A list has its name once: further values have an empty one.
  for (const [index, one] of (request.wants ?? []).entries())
    attributes.push([tags.keyword, index === 0 ? 'requested-attributes' : '', one])
  const job: (readonly [number, string, string])[] =
    request.media === undefined ? [] : [[tags.keyword, 'media', request.media]]
  return joined([
    Uint8Array.of(...version),
    short(request.operation),
    long(request.requestId),
    Uint8Array.of(tags.operation),
    ...attributes.map(attribute),
    ...(job.length > 0 ? [Uint8Array.of(tags.job), ...job.map(attribute)] : []),
    Uint8Array.of(tags.end),
  ])
}

export interface IppAnswer {
  readonly status: number
  readonly requestId: number
  /** Values as text; numbers are left out where nothing asks for them. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
}
/** Reads an answer; null when it is none. */
export function readAnswer(bytes: Uint8Array): IppAnswer | null {
  if (bytes.length < 9 || (bytes[0] ?? 0) > 2) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const attributes = new Map<string, string[]>()
  let at = 8
  let name = ''
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0
    at += 1
    if (tag === tags.end) break
    if (tag <= lastDelimiter) continue
    const nameEnd = endOf(view, at)
    const valueEnd = nameEnd === null ? null : endOf(view, nameEnd)
    if (nameEnd === null || valueEnd === null) return null
    const given = text(bytes.subarray(at + 2, nameEnd))
    if (given !== '') name = given
    const value = bytes.subarray(nameEnd + 2, valueEnd)
    attributes.set(name, [...(attributes.get(name) ?? []), tag < 0x40 ? numberText(tag, value) : text(value)])
    at = valueEnd
  }
  return { status: view.getUint16(2), requestId: view.getUint32(4), attributes }
}

function endOf(view: DataView, at: number): number | null {
  if (at + 2 > view.byteLength) return null
  const end = at + 2 + view.getUint16(at)
  return end > view.byteLength ? null : end
}
/** Integers, enumerations and booleans (RFC 8010, 3.9); other kinds of value are nothing to read. */
function numberText(tag: number, value: Uint8Array): string {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength)
  if ((tag === 0x21 || tag === 0x23) && value.length === 4) return String(view.getInt32(0))
  if (tag === 0x22 && value.length === 1) return value[0] === 1 ? 'true' : 'false'
  return ''
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const text = (bytes: Uint8Array): string => decoder.decode(bytes)
function attribute([tag, name, value]: readonly [number, string, string]): Uint8Array {
  const [first, second] = [encoder.encode(name), encoder.encode(value)]
  return joined([Uint8Array.of(tag), short(first.length), first, short(second.length), second])
}
const short = (value: number): Uint8Array => Uint8Array.of((value >> 8) & 255, value & 255)
const long = (value: number): Uint8Array =>
  Uint8Array.of((value >>> 24) & 255, (value >> 16) & 255, (value >> 8) & 255, value & 255)
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
