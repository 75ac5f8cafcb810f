// Papers as a printer would put them down, and read back as a scanner would.
import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { promisify } from 'node:util'
import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  HybridBinarizer,
  NotFoundException,
  RGBLuminanceSource,
} from '@zxing/library'

const run = promisify(execFile)
/** Why no page can be looked at here; null: it can. */
export const whyNoPages = spawnSync('pdftoppm', ['-v']).error ? 'pdftoppm is missing, apt install poppler-utils' : null

export interface Page {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}
/** The pages as a label printer's dots, grey. */
export async function render(t: TestContext, pdf: Uint8Array): Promise<readonly Page[]> {
  const folder = await mkdtemp(join(tmpdir(), 'keuka-paper-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'papers.pdf'), pdf)
  await run('pdftoppm', ['-r', '203', '-gray', join(folder, 'papers.pdf'), join(folder, 'page')])
  const files = (await readdir(folder)).filter((file) => file.endsWith('.pgm')).toSorted()
  return Promise.all(files.map(async (file) => readPgm(await readFile(join(folder, file)))))
}
function readPgm(file: Buffer): Page {
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1', 0, 40)) ?? []
  assert.ok(head)
  return { width: Number(width), height: Number(height), grey: file.subarray(head.length) }
}

/** What a scanner reads that sweeps over this part of the page, with a finger's breadth to spare. */
export function readIn(
  page: Page,
  spot: { x: number; y: number; width: number; height: number },
  width: number,
): string | null {
  const scale = page.width / width
  const spare = 12
  const left = Math.max(0, Math.floor((spot.x - spare) * scale))
  const top = Math.max(0, Math.floor((spot.y - 2) * scale))
  const wide = Math.min(page.width - left, Math.ceil((spot.width + 2 * spare) * scale))
  const high = Math.min(page.height - top, Math.ceil((spot.height + 4) * scale))
  const grey = new Uint8ClampedArray(wide * high)
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) grey[y * wide + x] = page.grey[(y + top) * page.width + x + left] ?? 255
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, wide, high)))
  try {
    return new Code128Reader().decode(bitmap, new Map([[DecodeHintType.TRY_HARDER, true]])).getText()
  } catch (error) {
    if (error instanceof NotFoundException) return null
    throw error
  }
}

/** How dark a part of the page is, from 0 to 1. */
export function darkness(
  page: Page,
  spot: { x: number; y: number; width: number; height: number },
  width: number,
): number {
  const scale = page.width / width
  let dark = 0
  let all = 0
  for (let y = Math.round(spot.y * scale); y < Math.round((spot.y + spot.height) * scale); y += 1)
    for (let x = Math.round(spot.x * scale); x < Math.round((spot.x + spot.width) * scale); x += 1) {
      dark += 255 - (page.grey[y * page.width + x] ?? 255)
      all += 255
    }
  return all === 0 ? 0 : dark / all
}
