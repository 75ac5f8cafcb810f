// What stands at a place of its own: items of a page drawn by places, and the rulers of a test page.
import type { PageItem } from '../domain/printing/page.ts'
import { boxesOf, type Box, type Stock } from '../domain/printing/stock.ts'
import { barsItem, textItems, type Item } from './blocks.ts'
import type { Faces } from './faces.ts'

export function pageItems(item: PageItem, faces: Faces): readonly Item[] {
  const at = { x: item.x, y: item.y, width: item.width }
  switch (item.kind) {
    case 'text':
      return textItems(item, at, faces)
    case 'bars':
      return [barsItem(item, at)]
    case 'box':
      return [{ kind: 'frame', thickness: 0.6, spot: { ...at, height: item.height } }]
    case 'line':
      return [{ kind: 'rule', spot: { ...at, height: item.height } }]
    default:
      return item satisfies never
  }
}

const mm = 72 / 25.4
/** A roll has no end: so much of it. */
const rollHeight = 80 * mm

const fieldsOf = (stock: Stock): readonly Box[] => boxesOf({ ...stock, padding: 0 })
/** So far the numbers of a ruler reach into the sheet. */
const rulerReach = 24
const offTheFrame = 7

/** Where the text of a test page stands: clear of the rulers and of its field’s frame. */
export function boxesInRulers(stock: Stock): readonly Box[] {
  const boxes = boxesOf(stock)
  return fieldsOf(stock).flatMap((field, index): readonly Box[] => {
    const box = boxes[index]
    if (!box) return []
    const x = Math.max(box.x, field.x + offTheFrame, rulerReach)
    const y = Math.max(box.y, field.y + offTheFrame, rulerReach)
    const right = Math.min(box.x + box.width, field.x + field.width - offTheFrame)
    if (box.height === null || field.height === null) return [{ x, y, width: right - x, height: null }]
    const foot = Math.min(box.y + box.height, field.y + field.height - offTheFrame)
    return [{ x, y, width: right - x, height: foot - y }]
  })
}

/** A tick each millimetre along the left and upper edge, a number each centimetre, and a frame at every field’s edge. */
export function rulerItems(stock: Stock, faces: Faces): readonly Item[] {
  const height = stock.height ?? rollHeight
  const frames = fieldsOf(stock).map(({ x, y, width, height: own }): Item => ({
    kind: 'frame',
    thickness: 0.3,
    spot: { x, y, width, height: own ?? rollHeight - 2 * y },
  }))
  return [...frames, ...ticks(stock.width, false, faces), ...ticks(height, true, faces)]
}

function ticks(length: number, isDown: boolean, faces: Faces): readonly Item[] {
  return Array.from({ length: Math.floor(length / mm) }, (_, index) => index + 1).flatMap((n): readonly Item[] => {
    const along = n * mm
    const reach = (n % 10 === 0 ? 5 : n % 5 === 0 ? 3.5 : 2) * mm
    const thickness = 0.35
    const spot = isDown
      ? { x: 0, y: along - thickness / 2, width: reach, height: thickness }
      : { x: along - thickness / 2, y: 0, width: thickness, height: reach }
    if (n % 10 !== 0) return [{ kind: 'rule', spot }]
    const place = isDown ? { x: reach + 0.8, y: along - 3.3, width: 20 } : { x: along + 1.5, y: reach - 6, width: 20 }
    return [{ kind: 'rule', spot }, ...textItems({ kind: 'text', text: String(n), size: 4.5 }, place, faces)]
  })
}
