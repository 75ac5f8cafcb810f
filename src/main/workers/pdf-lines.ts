// A page printed to PDF, read in a thread of its own: words that stand on one line, in cells by the gaps between them.
import { z } from 'zod'
import { parentPort, workerData } from 'node:worker_threads'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface Word {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** A printed queue has a few pages. */
const mostPages = 60

const placeOf = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])

export async function pdfLines(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  const task = getDocument({ data: bytes, disableFontFace: true, useSystemFonts: false, verbosity: 0 })
  const pdf = await task.promise
  const lines: string[][] = []
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const words = items.flatMap((item) => {
      const at = 'str' in item && item.str.trim() !== '' ? placeOf.safeParse(item.transform).data : undefined
      return at && 'str' in item ? [{ text: item.str, x: at[4], y: at[5], width: item.width, height: item.height }] : []
    })
    lines.push(...linesOf(words))
  }
  await task.destroy()
  return lines
}

/** Columns are where the words of the line with the most of them begin; a cell that stands empty keeps its place. */
export function linesOf(words: readonly Word[]): string[][] {
  const rows: Word[][] = []
  for (const word of words.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - word.y) < Math.max(2, first.height / 2)) row.push(word)
    else rows.push([word])
  }
  const cells = rows.map((row) => inCells(row.toSorted((a, b) => a.x - b.x)))
  let columns: readonly number[] = []
  return cells.map((row) => {
    if (/^request|^ill request|request id/i.test(row.map((one) => one.text).join(' ')) && row.length > 1)
      columns = row.map((one) => one.x)
    return row.length > 1 && columns.length >= row.length ? placed(row, columns) : row.map((one) => one.text)
  })
}

function inCells(row: readonly Word[]): Word[] {
  const cells: Word[] = []
  for (const word of row) {
    const last = cells.at(-1)
    const gap = last ? word.x - last.x - last.width : 0
    if (last && gap < Math.max(4, word.height * 0.6))
      cells[cells.length - 1] = {
        ...last,
        text: `${last.text}${gap > word.height * 0.15 ? ' ' : ''}${word.text}`,
        width: word.x + word.width - last.x,
      }
    else cells.push(word)
  }
  return cells
}

function placed(row: readonly Word[], columns: readonly number[]): string[] {
  const line = columns.map(() => '')
  for (const word of row) {
    const at = columns.findLastIndex((x) => x <= word.x + 3)
    const index = at === -1 ? 0 : at
    line[index] = line[index] === '' ? word.text : `${line[index]} ${word.text}`
  }
  return line
}

if (parentPort && workerData instanceof Uint8Array) {
  const port = parentPort
  pdfLines(new Uint8Array(workerData)).then(
    (lines) => port.postMessage({ lines }),
    () => port.postMessage({ lines: null }),
  )
}
