// Label printers that speak ZPL II: the label as text in their own language, over TCP port 9100. Letters are the
// printer's own: Latin, and what else its font has; other scripts need a printer that takes PDF.
import { connect } from 'node:net'
import { homewardLabel, type Sheet } from '../../domain/printing/sheet.ts'
import { termCount, withSomeTerms } from '../../domain/printing/some-terms.ts'
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

const smallest = 0.5

/** One label, its letters as large as fit above the bars; what has no room there is counted or said to be missing. */
export function zplOf(sheet: Sheet, size: LabelSize): string {
  const room = size.height === null ? Number.POSITIVE_INFINITY : dots(size.height) - 2 * margin - barsHeight
  const made = fitted(sheet, size, room)
  const { left, top } = cornerOf(size)
  const height = size.height === null ? top + made.height + barsHeight + margin : dots(size.height)
  const barsAt = size.height === null ? top + made.height : top + room
  const fields = [
    ...above(made, size, barsAt),
    `^FO${left},${barsAt}^BY3,3,${bars}^BCN,${bars},N,N,N,A^FD${sheet.code}^FS`,
    `^FO${left},${barsAt + bars + 12}^A0N,36,36^FD${escaped(sheet.number)}^FS`,
  ]
  return `^XA^CI28^PW${dots(size.width)}^LL${height}^LH0,0\n${fields.join('\n')}\n^XZ\n`
}

function fitted(sheet: Sheet, size: LabelSize, room: number): TextFields {
  let made = textFields(sheet, size, 1)
  for (let scale = 0.9; scale > smallest && made.height > room; scale -= 0.1) made = textFields(sheet, size, scale)
  const bare = { ...sheet, foot: null }
  for (let shown = termCount(sheet); shown >= 0 && made.height > room; shown -= 1)
    made = textFields(withSomeTerms(bare, shown), size, smallest)
  return made
}

function above({ fields }: TextFields, size: LabelSize, barsAt: number): readonly string[] {
  if (fields.every((one) => one.bottom <= barsAt)) return fields.map((one) => one.zpl)
  const shown = fields.filter((one) => one.bottom <= barsAt - moreHeight)
  const { left } = cornerOf(size)
  const more = `^FO${left},${barsAt - moreHeight}^A0N,22,22^FDand more: ask the ILL office^FS`
  return [...shown.map((one) => one.zpl), more]
}
const moreHeight = 24
const bars = 110
/** With the number below. */
const barsHeight = bars + 48

const cornerOf = ({ shift }: LabelSize): { left: number; top: number } => ({
  left: Math.max(0, margin + dots(shift?.x ?? 0)),
  top: Math.max(0, margin + dots(shift?.y ?? 0)),
})

interface TextFields {
  readonly fields: readonly { readonly zpl: string; readonly bottom: number }[]
  /** With a gap below. */
  readonly height: number
}
/** Every text is a field block, which the printer breaks at words and cuts after so many lines. */
function textFields(sheet: Sheet, size: LabelSize, scale: number): TextFields {
  const inner = dots(size.width) - 2 * margin
  const { left, top } = cornerOf(size)
  const fields: { zpl: string; bottom: number }[] = []
  let y = top
  const put = (text: string, full: number, lines: number, after = 6): void => {
    const height = Math.round(full * scale)
    // Words do not fill their lines: one more than the letters take.
    const need = Math.ceil((Array.from(text).length * height * 0.55) / inner)
    const used = Math.min(lines, need > 1 ? need + 1 : 1)
    const block = `^FB${inner},${used},0,L^FH_^FD${escaped(cutTo(text, inner, height, used))}^FS`
    fields.push({ zpl: `^FO${left},${y}^A0N,${height},${height}${block}`, bottom: y + used * height })
    y += used * height + after
  }
  const [to, ...others] = sheet.addresses
  const address = (one: Sheet['addresses'][number], height: number): void => {
    put(one.label, 22, 1, 2)
    for (const line of one.lines) put(line, height, 3, 4)
  }
  const isLabel = sheet.kind === 'label'
  if (isLabel) for (const one of others) address(one, 24)
  put(sheet.heading, isLabel ? 40 : 28, 2, isLabel ? 12 : 6)
  if (sheet.title !== null) put(sheet.title, 40, 2)
  if (sheet.author !== null) put(sheet.author, 28, 1, 12)
  if (sheet.large) {
    put(sheet.large.label, 24, 1, 2)
    put(sheet.large.value, 64, 3, 12)
  }
  for (const { label, value } of sheet.facts) put(`${label}: ${value}`, 28, 2)
  for (const term of sheet.terms) put(`* ${term}`, 30, 4)
  if (sheet.homeward.length > 0) put(homewardLabel, 22, 1, 2)
  for (const term of sheet.homeward) put(`* ${term}`, 28, 4)
  if (to) address(to, isLabel ? 40 : 26)
  if (!isLabel) for (const one of others) address(one, 26)
  if (sheet.foot !== null) put(sheet.foot, 24, 3)
  return { fields, height: y - top + 14 }
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
