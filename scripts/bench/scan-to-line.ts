// From the scanner's Enter to the line on the screen that says what was done, in an office of years.
import type { BrowserContext } from 'playwright-core'
import { atStation, scan } from '../../test/browser/scan-desk.ts'
import { ms, percentile, type Aim } from './figures.ts'
import type { BenchPlace } from './places.ts'
import { strapsOnTheWay } from './straps.ts'

const aimMs = 300

/** Receives loans that are on their way, one after the other. */
export async function scanToLine(
  context: BrowserContext,
  origin: string,
  place: BenchPlace,
  most: number,
): Promise<{ scans: number; row: string[]; aim: Aim }> {
  const straps = await strapsOnTheWay(place.store, most)
  const page = await context.newPage()
  await page.addInitScript(watchEnter)
  await page.goto(`${origin}/`)
  await atStation(page, 'Arriving')
  await page.evaluate(watch)
  for (const [index, strap] of straps.entries()) {
    await scan(page, strap)
    await page.evaluate(`window.drawn(${index + 1})`)
  }
  const took = await page.evaluate<number[]>('window.scanned')
  await page.close()
  const [first, ...rest] = took
  const [median, p95] = [percentile(rest, 0.5), percentile(rest, 0.95)]
  return {
    scans: took.length,
    row: [ms(median), ms(p95), ms(first ?? 0)],
    aim: { words: `Scan, from Enter to its line: p95 ${ms(p95)} ms (aim ${aimMs} ms)`, reached: p95 <= aimMs },
  }
}

/** Runs before the page's own code, which keeps a scanner's Enter to itself. */
const watchEnter = `
  window.addEventListener('keydown', (event) => { if (event.key === 'Enter') window.enterAt = performance.now() }, true)
`
/** Runs in the page: the time from each Enter to the frame that draws a new result. */
const watch = `
  window.scanned = []
  window.drawn = async (count) => {
    for (let waited = 0; window.scanned.length < count; waited += 1) {
      if (waited > 1000) throw new Error('the scan was not told: ' + document.querySelector('main')?.innerText)
      await new Promise((go) => setTimeout(go, 10))
    }
  }
  const told = () => document.querySelector('.scan-about')?.textContent ?? ''
  let last = told()
  new MutationObserver(() => {
    const now = told()
    if (now === last || now === '') return
    last = now
    requestAnimationFrame(() => window.scanned.push(performance.now() - window.enterAt))
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
`
