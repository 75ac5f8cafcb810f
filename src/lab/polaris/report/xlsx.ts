import { crc32 } from 'node:zlib'
import { reportColumns, type ReportRow } from './rows.ts'

/** A workbook of one sheet, as Office Open XML wants it (ECMA-376): parts in a zip file, kept as they are. */
export function xlsxReport(rows: readonly ReportRow[]): Buffer {
  const lines = [reportColumns, ...rows.map((row) => reportColumns.map((name) => row[name]))]
  const sheet = lines.map((line, at) => `<row r="${at + 1}">${line.map((text, n) => cell(text, n, at)).join('')}</row>`)
  return zip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', workbook],
    ['xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')],
    [
      'xl/worksheets/sheet1.xml',
      `${head}<worksheet xmlns="${main}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
    ],
  ])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
const workbook = `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="ILL requests" sheetId="1" r:id="rId1"/></sheets></workbook>`
const relations = (kind: string, target: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${kind}" Target="${target}"/></Relationships>`

function cell(text: string, column: number, row: number): string {
  const place = `${String.fromCharCode(65 + column)}${row + 1}`
  const isNumber =
    row > 0 && /^(ILLRequestID|ILLStatusID|PickupBranchID|RequestTypeID)$/.test(reportColumns[column] ?? '')
  if (isNumber) return `<c r="${place}"><v>${text}</v></c>`
  const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`
}

/** Stored, not packed (APPNOTE 4.4.5, method 0). */
function zip(parts: readonly (readonly [name: string, text: string])[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of parts) {
    const bytes = Buffer.from(text, 'utf8')
    const title = Buffer.from(name, 'utf8')
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x2100, 6)
    common.writeUInt16LE(0x5a21, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(title.length, 22)
    files.push(mark(0x04034b50), common, title, bytes)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    directory.push(mark(0x02014b50), Buffer.from([20, 0]), common, tail, title)
    at += 30 + title.length + bytes.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, index, mark(0x06054b50), end])
}

function mark(signature: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(signature)
  return bytes
}
