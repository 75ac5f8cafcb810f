// A mail as it came (RFC 5322, MIME) read into words and attachments. One that cannot be read is not lost: it is kept
// whole, with why.
import { simpleParser, type AddressObject, type ParsedMail } from 'mailparser'
import type { IncomingMail, MailPart } from '../../office/mail-port.ts'

const mostText = 500_000
const mostHeaders = 100_000
/** A mail of nothing but parts inside parts is no letter. */
const mostParts = 200

export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  const headers = headersOf(raw)
  try {
    const parsed = await simpleParser(Buffer.from(raw), { skipImageLinks: true, skipTextToHtml: true })
    const text = (parsed.text ?? '').trim() === '' && parsed.html ? await textOfHtml(parsed.html) : (parsed.text ?? '')
    return { ...wordsOf(parsed, text), headers, trouble: looksBroken(parsed, text, raw) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return {
      messageId: null,
      fromName: null,
      fromAddress: null,
      to: [],
      subject: headerIn(headers, 'subject') ?? 'A mail that cannot be read',
      sentAt: null,
      text: new TextDecoder().decode(raw.slice(0, mostText)),
      headers,
      parts: [],
      trouble: `This mail is not put together as mails are (${why}); here it is as it came.`,
    }
  }
}

function wordsOf(parsed: ParsedMail, text: string): Omit<IncomingMail, 'headers' | 'trouble'> {
  const from = parsed.from?.value[0]
  return {
    messageId: parsed.messageId ?? null,
    fromName: from?.name || null,
    fromAddress: from?.address?.toLowerCase() || null,
    to: addressesIn(parsed.to),
    subject: parsed.subject?.trim() || '(no subject)',
    sentAt: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    text: text.slice(0, mostText),
    parts: parsed.attachments.slice(0, mostParts).map(partOf),
  }
}

/** The parser makes words of HTML only where it is the whole mail: so it is given as one. */
async function textOfHtml(html: string): Promise<string> {
  const whole = Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`, 'utf8')
  return (await simpleParser(whole, { skipImageLinks: true, skipTextToHtml: true })).text ?? ''
}

function partOf({ filename, contentType, content }: ParsedMail['attachments'][number], index: number): MailPart {
  const ending = contentType === 'message/rfc822' ? '.eml' : ''
  return { name: filename?.trim() || `attachment ${index + 1}${ending}`, type: contentType, content }
}

const addressesIn = (to: AddressObject | AddressObject[] | undefined): readonly string[] =>
  (to === undefined ? [] : Array.isArray(to) ? to : [to]).flatMap((one) =>
    one.value.flatMap((address) => address.address ?? []),
  )

/** The parser forgives everything; nothing to read in many bytes is no mail. */
function looksBroken(parsed: ParsedMail, text: string, raw: Uint8Array): string | null {
  const isEmpty = text.trim() === '' && parsed.attachments.length === 0
  if (parsed.headers.size === 0) return 'This mail has no headers; here it is as it came.'
  return isEmpty && raw.byteLength > mostHeaders ? 'Nothing in this mail could be read; here it is as it came.' : null
}

/** Headers end at the first empty line. */
function headersOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.subarray(0, mostHeaders)).toString('utf8')
  const end = /\r?\n\r?\n/.exec(text)
  return (end ? text.slice(0, end.index) : text).replaceAll(/\r?\n[ \t]+/g, ' ').replaceAll('\r\n', '\n')
}

const headerIn = (headers: string, name: string): string | null =>
  headers
    .split('\n')
    .find((line) => line.toLowerCase().startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .trim() || null
