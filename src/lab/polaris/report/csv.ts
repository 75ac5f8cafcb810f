import { reportColumns, type ReportRow } from './rows.ts'

/** As a report server exports: a mark for UTF-8, a title above the headings, lines ended by CR LF. */
export function csvReport(rows: readonly ReportRow[]): Buffer {
  const lines = [['ILL requests'], [], reportColumns, ...rows.map((row) => reportColumns.map((name) => row[name]))].map(
    (line) => line.map(cell).join(','),
  )
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
