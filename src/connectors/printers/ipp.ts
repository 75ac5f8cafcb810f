// A printer that speaks IPP: asked first whether it is there, takes jobs and reads PDF, then given the pages.
import { ConnectorError } from '../../office/ports.ts'
import { operations, readAnswer, writeRequest, type IppAnswer, type IppRequest } from './ipp-wire.ts'

const defaultTimeoutMs = 15_000
const pdf = 'application/pdf'
/** printer-state (RFC 8011, 5.4.11): 3 idle, 4 processing, 5 stopped. */
const stopped = '5'

export interface PageJob {
  readonly name: string
  /** Points. */
  readonly width: number
  readonly height: number | null
}

export async function printPages(
  address: string,
  pages: Uint8Array<ArrayBuffer>,
  job: PageJob,
  timeoutMs = defaultTimeoutMs,
): Promise<void> {
  const printer = addressOf(address)
  const known = await ask(printer, timeoutMs, {
    operation: operations.getPrinterAttributes,
    wants: [
      'printer-state',
      'printer-state-reasons',
      'printer-is-accepting-jobs',
      'document-format-supported',
      'media-supported',
    ],
  })
  insist(known)
  const { attributes } = known
  if (attributes.get('printer-state')?.[0] === stopped || attributes.get('printer-is-accepting-jobs')?.[0] === 'false')
    throw new ConnectorError('busy', `The printer does not print just now${reasons(attributes)}.`)
  if (!(attributes.get('document-format-supported') ?? []).includes(pdf))
    throw new ConnectorError('refused', 'The printer takes no PDF: print through a print server, or from the screen.')
  const media = mediaFor(job, attributes.get('media-supported') ?? [])
  insist(
    await ask(
      printer,
      timeoutMs,
      { operation: operations.printJob, jobName: job.name, format: pdf, ...(media === null ? {} : { media }) },
      pages,
    ),
  )
}

interface Address {
  /** As IPP names the printer. */
  readonly uri: string
  /** Where it listens. */
  readonly url: URL
}
/** ipp:// is HTTP on port 631 (RFC 3510). */
export function addressOf(address: string): Address {
  const url = URL.parse(address.replace(/^ipp/i, 'http'))
  if (!url) throw new ConnectorError('refused', 'The printer’s address cannot be read: look at the settings.')
  if (!/^ipps?:\/\/(\[[^\]]+\]|[^/:]+):\d+/i.test(address)) url.port = '631'
  return { uri: address, url }
}

async function ask(
  printer: Address,
  timeoutMs: number,
  request: Omit<IppRequest, 'printer' | 'requestId'>,
  document?: Uint8Array<ArrayBuffer>,
): Promise<IppAnswer> {
  const head = writeRequest({ ...request, requestId: 1, printer: printer.uri })
  const answer = await post(printer.url, new Blob(document ? [head, document] : [head]), timeoutMs)
  const read = readAnswer(answer)
  if (!read) throw new ConnectorError('unreadable-answer', 'What answered at the printer’s address is no printer.')
  return read
}

async function post(url: URL, body: Blob, timeoutMs: number): Promise<Uint8Array> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/ipp' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw new ConnectorError('unreachable', 'The printer does not answer.', { cause: error })
  }
  if (response.status === 401 || response.status === 403)
    throw new ConnectorError('bad-credentials', 'The printer does not let us print.')
  throw new ConnectorError(
    response.status >= 500 ? 'busy' : 'refused',
    `The printer’s address answers ${response.status}.`,
  )
}

/** Status codes: RFC 8011, appendix B. Above 0x00ff it did not do it; 0x05xx may pass. */
function insist({ status, attributes }: IppAnswer): void {
  if (status <= 0x00ff) return
  const code = `0x${status.toString(16).padStart(4, '0')}`
  throw new ConnectorError(
    status >= 0x0500 ? 'busy' : 'refused',
    `The printer would not do it (${code})${reasons(attributes)}.`,
  )
}
function reasons(attributes: IppAnswer['attributes']): string {
  const known = (attributes.get('printer-state-reasons') ?? []).filter((one) => one !== 'none')
  return known.length === 0 ? '' : `: ${known.join(', ').replaceAll('-', ' ')}`
}

/** The printer's own name for the size (PWG 5101.1), when it has one. */
function mediaFor({ width, height }: PageJob, supported: readonly string[]): string | null {
  if (height === null) return null
  const size = `_${inches(width)}x${inches(height)}in`
  return supported.find((one) => one.endsWith(size)) ?? null
}
const inches = (points: number): string => String(Math.round((points / 72) * 1000) / 1000)
