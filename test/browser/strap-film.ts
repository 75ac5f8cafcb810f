// A film of a strap held before a camera: one picture of a barcode, as Chromium's stand-in camera plays it.
import { writeFile } from 'node:fs/promises'
import bwipjs from 'bwip-js/node'
import { PNG } from 'pngjs'

const width = 640
const height = 480

/** Writes the film (YUV4MPEG2, a second long) with the code as Code 128 on white. */
export async function filmStrap(path: string, code: string): Promise<void> {
  const drawn = await bwipjs.toBuffer({ bcid: 'code128', text: code, scale: 3, height: 25, backgroundcolor: 'ffffff' })
  const picture = PNG.sync.read(drawn)
  const light = Buffer.alloc(width * height, 235)
  const left = Math.floor((width - picture.width) / 2)
  const top = Math.floor((height - picture.height) / 2)
  for (let y = 0; y < picture.height; y += 1)
    for (let x = 0; x < picture.width; x += 1) {
      const red = picture.data[(y * picture.width + x) * 4] ?? 255
      light[(top + y) * width + left + x] = 16 + Math.round((red / 255) * 219)
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`)
  await writeFile(path, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
}
