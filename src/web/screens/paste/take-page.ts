import { readIlsPage } from '../../../domain/assisted/ils-page.ts'
import { readNetworkPage } from '../../../domain/assisted/network-page.ts'
import { pageLines, type Line } from '../../../domain/assisted/page-lines.ts'
import type { Inputs } from '../../api.ts'

export type Page = Omit<Inputs['assisted']['read'], 'system'>
export interface Taken {
  readonly page: Page
  /** Whose page it plainly is; null where that cannot be told here. */
  readonly system: 'worldshare' | 'polaris' | null
}
const mostLines = 5000
const mostBytes = 600_000

/** Only the words of a page leave the browser, line by line. */
function fromLines(lines: readonly Line[]): Taken {
  const short = lines.slice(0, mostLines).map((line) => line.slice(0, 60).map((cell) => cell.slice(0, 3000)))
  const network = readNetworkPage(lines).requests.length
  const ils = readIlsPage(lines).requests.length
  return {
    page: { lines: short.map((line) => [...line]) },
    system: network > 0 && network >= ils ? 'worldshare' : ils > 0 ? 'polaris' : null,
  }
}

export function takeClipboard(clipboard: DataTransfer): Taken | null {
  const html = clipboard.getData('text/html')
  const text = clipboard.getData('text/plain')
  const fromHtml = html === '' ? null : fromLines(pageLines({ html }))
  // Some browsers put hardly more than the text into the HTML: the plain text may have the columns.
  if (fromHtml && (fromHtml.system !== null || text === '')) return fromHtml
  const fromText = text === '' ? null : fromLines(pageLines({ text }))
  return fromText?.system ? fromText : (fromHtml ?? fromText)
}

/** A saved page, a text, or a page printed to PDF; a sentence where it is neither, or too large. */
export async function takeFile(file: File): Promise<Taken | string> {
  const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name)
  if (isPdf && file.size > mostBytes)
    return `This PDF is larger than ${mostBytes / 1000} kB: print one queue at a time.`
  if (isPdf) return { page: { pdf: base64(new Uint8Array(await file.arrayBuffer())) }, system: null }
  if (!/html|text/.test(file.type) && !/\.(html?|txt|mht)$/i.test(file.name))
    return 'Drop a page saved as HTML, printed to PDF, or a text.'
  const text = await file.text()
  return fromLines(pageLines(/<\w/.test(text) ? { html: text } : { text }))
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 30_000) text += String.fromCodePoint(...bytes.subarray(at, at + 30_000))
  return btoa(text)
}
