// What a person at the desk waits for: the screens of an office of years, drawn by Chromium.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { findChromium } from '../check/tools.ts'
import { ms, type Aim, type Section } from './figures.ts'
import { openHouse } from './house.ts'
import type { BenchPlace } from './places.ts'
import { scanToLine } from './scan-to-line.ts'

const webFolder = 'dist/web'
const aims = { interactionMs: 100 }

interface Screen {
  readonly name: string
  readonly path: string
  /** Keys a person would press there; none of them changes anything. */
  readonly keys: readonly string[]
}
const screens: readonly Screen[] = [
  { name: 'Today', path: '/', keys: ['Tab', 'Tab', 'Tab', 'Tab'] },
  { name: 'Requests', path: '/requests?open=true', keys: ['Tab', 'Tab', 'PageDown', 'PageDown', 'End', 'Home'] },
  { name: 'A request', path: '/requests/99500', keys: ['Tab', 'Tab', 'N', 'Escape', 'PageDown'] },
  { name: 'Scan', path: '/scan', keys: ['Tab', 'A', 'Tab', 'Escape'] },
  { name: 'Libraries', path: '/libraries', keys: ['Tab', 'Tab', 'PageDown'] },
]

/** The office is the one that `seedLargeOffice` has filled. */
export async function benchScreens(
  place: BenchPlace,
  options: { readonly looks: number; readonly scans: number },
): Promise<Section[]> {
  const base = { title: `Screens in Chromium, ${place.name}`, columns }
  if (!existsSync(join(webFolder, 'index.html')))
    return [{ ...base, rows: [], aims: [], notes: ['Not built here: `npm run build` first.'] }]
  const browserPath = findChromium()
  if (browserPath === undefined) return [{ ...base, rows: [], aims: [], notes: ['There is no Chromium here.'] }]

  const house = await openHouse(place.store, webFolder)
  const browser = await chromium.launch({ executablePath: browserPath, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      extraHTTPHeaders: { authorization: `Bearer ${house.token}` },
    })
    await context.addInitScript(watch)
    const rows: string[][] = []
    const reached: Aim[] = []
    for (const screen of screens) {
      const looks: Look[] = []
      for (let n = 0; n < options.looks; n += 1) looks.push(await lookAt(context, house.origin, screen))
      const { paint, shown, shift, slowest } = worstOf(looks)
      rows.push([screen.name, ms(paint), ms(shown), shift.toFixed(3), ms(slowest)])
      reached.push(
        { words: `${screen.name}: layout shift ${shift.toFixed(3)} (aim 0)`, reached: shift < 0.0005 },
        {
          words: `${screen.name}: slowest key ${ms(slowest)} ms (aim ${aims.interactionMs} ms)`,
          reached: slowest <= aims.interactionMs,
        },
      )
    }
    const notes = [
      `Each ${options.looks} times, with a warm cache after the first; the worst is shown. A key is measured from the press to the next frame, to 8 ms.`,
    ]
    const { scans, row, aim } = await scanToLine(context, house.origin, place, options.scans)
    const scanned: Section = {
      title: `A scan in Chromium, ${place.name}`,
      columns: ['p50 ms', 'p95 ms', 'the first ms'],
      rows: [row],
      aims: [aim],
      notes: [`${scans} loans received, one after the other: from the scanner’s Enter to the drawn line.`],
    }
    return [{ ...base, rows, aims: reached, notes }, scanned]
  } finally {
    await browser.close()
    await house.close()
  }
}

const columns = ['', 'first paint ms', 'all there ms', 'layout shift', 'slowest key ms']

interface Look {
  readonly paint: number
  readonly shown: number
  readonly shift: number
  readonly slowest: number
}

async function lookAt(context: BrowserContext, origin: string, { path, keys }: Screen): Promise<Look> {
  const page = await context.newPage()
  const began = performance.now()
  await page.goto(`${origin}${path}`)
  await page.locator('main').waitFor()
  await page.locator('.waiting-bars').first().waitFor({ state: 'detached' })
  const shown = performance.now() - began
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(120)
  }
  const seen = await seenBy(page)
  await page.close()
  return { ...seen, shown }
}

/** Runs in the page before anything else: collects what the browser notices. */
const watch = `
  window.seen = { shift: 0, slowest: 0 }
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.shift += one.value })
    .observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => { for (const one of list.getEntries()) if (one.interactionId) window.seen.slowest = Math.max(window.seen.slowest, one.duration) })
    .observe({ type: 'event', durationThreshold: 16, buffered: true })
`
const seenBy = (page: Page): Promise<Omit<Look, 'shown'>> =>
  page.evaluate<Omit<Look, 'shown'>>(
    `({ ...window.seen, paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0 })`,
  )

const worstOf = (looks: readonly Look[]): Look => ({
  paint: Math.max(...looks.map((one) => one.paint)),
  shown: Math.max(...looks.map((one) => one.shown)),
  shift: Math.max(...looks.map((one) => one.shift)),
  slowest: Math.max(...looks.map((one) => one.slowest)),
})
