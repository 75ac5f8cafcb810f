// Label printers that speak ZPL II: the label as text in their own language, over TCP port 9100. Letters are the
// printer's own: Latin, and what else its font has; other scripts need a printer that takes PDF.
import { connect } from 'node:net'
import type { Sheet } from '../../domain/printing/sheet.ts'
import { ConnectorError } from '../../office/ports.ts'

/** Points to dots: label printers have 203 to the inch. */
const dots = (points: number): number => Math.round((points / 72) * 203)
const margin = 24
const defaultTimeoutMs = 10_000

export interface LabelSize {
  readonly width: number
  readonly height: number | null
  /** Where this printer puts things too far left or too high. */
  readonly shift?: { readonly x: number; readonly y: number }
}

/** One label. Every text is a field block, which the printer breaks at words and cuts after so many lines. */
export function zplOf(sheet: Sheet, size: LabelSize): string {
  const width = dots(size.width)
  const inner = width - 2 * margin
  const left = Math.max(0, margin + dots(size.shift?.x ?? 0))
  let y = Math.max(0, margin + dots(size.shift?.y ?? 0))
  const fields: string[] = []
  const put = (text: string, height: number, lines: number, after = 6): void => {
    const used = Math.min(lines, Math.max(1, Math.ceil((Array.from(text).length * height * 0.55) / inner)))
    fields.push(
      `^FO${left},${y}^A0N,${height},${height}^FB${inner},${used},0,L^FH_^FD${escaped(cutTo(text, inner, height, used))}^FS`,
    )
    y += used * height + after
  }
  put(sheet.heading, 28, 1)
  if (sheet.title !== null) put(sheet.title, 40, 2)
  if (sheet.author !== null) put(sheet.author, 28, 1, 12)
  if (sheet.large) {
    put(sheet.large.label, 24, 1, 2)
    put(sheet.large.value, 64, 2, 12)
  }
  for (const { label, value } of sheet.facts) put(`${label}: ${value}`, 28, 1)
  for (const term of sheet.terms) put(`* ${term}`, 30, 1)
  for (const [index, { label, lines }] of sheet.addresses.entries()) {
    put(label, 22, 1, 2)
    for (const line of lines) put(line, index === 0 && sheet.kind === 'label' ? 40 : 26, 1, 4)
  }
  y += 14
  const bars = 110
  const height = size.height === null ? y + bars + 70 : dots(size.height)
  const barsAt = size.height === null ? y : Math.max(y, height - bars - 70 + dots(size.shift?.y ?? 0))
  fields.push(`^FO${left},${barsAt}^BY3,3,${bars}^BCN,${bars},N,N,N,A^FD${sheet.code}^FS`)
  fields.push(`^FO${left},${barsAt + bars + 12}^A0N,36,36^FD${escaped(sheet.number)}^FS`)
  return `^XA^CI28^PW${width}^LL${height}^LH0,0\n${fields.join('\n')}\n^XZ\n`
}

function cutTo(text: string, width: number, height: number, lines: number): string {
  const most = Math.max(4, Math.floor((width * lines) / (height * 0.55)))
  const letters = Array.from(text.replaceAll(/[\p{Cc}\s]+/gu, ' '))
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 3)
        .join('')
        .trimEnd()}...`
}
/** After ^FH_ a character is written by its number where ZPL would take it for a command. */
const escaped = (text: string): string =>
  text.replaceAll(/[_^~\\]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export function sendLabels(
  address: string,
  sheets: readonly Sheet[],
  size: LabelSize,
  timeoutMs = defaultTimeoutMs,
): Promise<void> {
  const [, host, port] = /^(.+):(\d+)$/.exec(address) ?? []
  if (host === undefined || port === undefined)
    return Promise.reject(new ConnectorError('refused', 'The printer’s address cannot be read: look at the settings.'))
  const labels = sheets.map((sheet) => zplOf(sheet, size)).join('')
  return new Promise((resolve, reject) => {
    const socket = connect({ host: host.replaceAll(/[[\]]/g, ''), port: Number(port), timeout: timeoutMs })
    const fail = (cause?: unknown): void => {
      socket.destroy()
      reject(new ConnectorError('unreachable', 'The label printer does not answer.', { cause }))
    }
    socket.on('connect', () => socket.end(labels))
    socket.on('timeout', () => fail())
    socket.on('error', fail)
    // It says nothing back; that it took everything is known when it closes too.
    socket.on('close', (hadError) => {
      if (!hadError) resolve()
    })
    socket.resume()
  })
}
